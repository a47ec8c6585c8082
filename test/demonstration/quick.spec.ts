import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { processIdentity } from '../../tools/servers/process-identity.mjs';
import { poll } from '../support/poll';

const ROOT = join(__dirname, '..', '..');
/** Where the demonstration has its data: the tests' own folder, so that nothing is left of a run that was killed. */
const DATA = process.env['TEST_DATA_DIR'] ?? join(ROOT, '.data');
/** On a machine that does other things as well. */
const WITHIN_MS = 300_000;

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function demo(...words: string[]): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [join(ROOT, 'tools', 'demo.mjs'), ...words], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, out, err })));
  return { child, ended };
}

it(
  'the small demonstration is ok, and whatever is spoiled afterwards is noticed',
  async () => {
    const { child, ended } = demo('--quick', '--json', '--sabotage');
    const { code, out, err } = await ended;
    expect(err).toMatch(/^没有动手脚：ok$/m);
    expect(err).toMatch(/^动手脚 delete-notice：发现 .*lost: no notice: /m);
    expect(err).toMatch(/^动手脚 insert-overlap：发现 .*overlap: /m);
    expect(err).toMatch(/^动手脚 drop-push：发现 .*lost: no push: /m);
    expect(out.split('\n')).toEqual([expect.stringMatching(/^\{.*\}$/), '']);
    const report = JSON.parse(out) as Record<string, unknown>;
    expect(report).toMatchObject({ ok: false, postings: 20, overlaps: 1, open: 0, split_parties: 0, duplicated: 0 });
    expect(report['lost']).toBeGreaterThanOrEqual(2);
    expect(report['fill_vs_maximum']).toBeGreaterThanOrEqual(0.9);
    expect(code).toBe(1);
    expect(existsSync(join(DATA, `demo-${child.pid}`))).toBe(false);
  },
  WITHIN_MS,
);

it(
  'stopped in the middle it leaves no process and no file',
  async () => {
    const { child, ended } = demo('--quick');
    const folder = join(DATA, `demo-${child.pid}`);
    const pids = await poll('its servers run', () => recordedPids(folder), 60_000);
    child.kill('SIGINT');
    const { code, err } = await ended;
    expect(code).toBe(130);
    expect(err).toContain('stopping the demonstration');
    expect(existsSync(folder)).toBe(false);
    // One that has ended and was not counted yet is nobody any more.
    expect(pids.map((pid) => processIdentity(pid)?.command)).toEqual(pids.map(() => undefined));
  },
  WITHIN_MS,
);

/** The processes that the launcher has noted down, once MariaDB and Redis are among them. */
function recordedPids(folder: string): number[] | undefined {
  const notes = join(folder, 'pids');
  if (!existsSync(notes)) return undefined;
  const records = readdirSync(notes).map(
    (name) => JSON.parse(readFileSync(join(notes, name), 'utf8')) as { pid: number },
  );
  return records.length >= 2 ? records.map(({ pid }) => pid) : undefined;
}

it('says in one sentence what it does not understand', async () => {
  const { code, out, err } = await demo('--json', '--sabotage=everything').ended;
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/^There is no sabotage everything\.\nnpm run demo -- /);
}, 60_000);

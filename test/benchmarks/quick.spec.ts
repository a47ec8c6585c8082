import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { benches } from '../bench/benches';

const ROOT = join(__dirname, '..', '..');
const DATA = process.env['TEST_DATA_DIR'] ?? join(ROOT, '.data');
/** On a machine that does other things as well. */
const WITHIN_MS = 600_000;

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function bench(...words: string[]): Promise<Ended> {
  const child = spawn(process.execPath, [join(ROOT, 'tools', 'bench.mjs'), ...words], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })));
}

it(
  'every benchmark finds right answers on little data, and says so in one line each',
  async () => {
    const { code, out, err } = await bench('all', '--quick', '--json');
    const reports = out
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { bench: string; ok: boolean; quick: boolean; targets: unknown[] });
    expect(err).not.toMatch(/error/i);
    expect(reports.map(({ bench: name, ok, quick }) => ({ name, ok, quick }))).toEqual(
      benches.map(({ name }) => ({ name, ok: true, quick: true })),
    );
    for (const { targets } of reports) expect(targets.length).toBeGreaterThan(0);
    expect(code).toBe(0);
    // Systems that were made for one run are gone with it.
    for (const { name } of benches) expect(existsSync(join(DATA, 'bench', `${name}-quick`, 'scratch'))).toBe(false);
  },
  WITHIN_MS,
);

it('lists them, and says in one sentence what it does not understand', async () => {
  const [list, wrong] = await Promise.all([bench(), bench('nothing-like-it')]);
  expect(list.code).toBe(0);
  for (const { name } of benches) expect(list.out).toMatch(new RegExp(`^  ${name} +\\S`, 'm'));
  expect(wrong.code).toBe(1);
  expect(wrong.err).toContain('There is no benchmark nothing-like-it');
});

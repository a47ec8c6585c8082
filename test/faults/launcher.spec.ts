import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { freePort } from '../../tools/servers/free-port.mjs';
import { startServers } from '../../tools/servers/start-servers.mjs';
import { environmentForTests } from '../../tools/testing/test-data.mjs';
import { makeMiniatureProject, runOf, type Run } from '../support/miniature-project';
import { poll } from '../support/poll';
import { testFolder } from '../support/test-folder';

const STARTS_WITHIN_MS = 40_000;
const PORT_VARIABLES = ['WORKER_PORT', 'EMPLOYER_PORT', 'CENTRE_PORT', 'MATCHING_PORT', 'SMS_PORT'] as const;

/** One `npm start`, as a process of its own, with all it has said. */
class Start {
  output = '';
  code: number | null | undefined;
  readonly closed: Promise<void>;

  constructor(readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (part: Buffer) => (this.output += part.toString()));
    this.closed = new Promise((resolve) => {
      child.once('close', (code) => {
        this.code = code;
        resolve();
      });
    });
  }

  says(words: string | RegExp): Promise<true> {
    const there = (): boolean => (typeof words === 'string' ? this.output.includes(words) : words.test(this.output));
    return poll(
      `"${words}" in: ${this.output}`,
      () => {
        if (there()) return true;
        if (this.code !== undefined) throw new Error(`ended with ${this.code}: ${this.output}`);
        return false;
      },
      STARTS_WITHIN_MS,
    ) as Promise<true>;
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    this.child.kill(signal);
    await this.closed;
  }
}

function alive(pid: number | undefined): boolean {
  try {
    return !/^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

describe('npm start', () => {
  const folder = testFolder('launcher');
  let env: NodeJS.ProcessEnv;
  const starts: Start[] = [];

  beforeAll(async () => {
    makeMiniatureProject(folder);
    env = Object.fromEntries(
      Object.entries(environmentForTests(process.env)).filter(([name]) => !name.startsWith('npm_')),
    );
    delete env['NODE_ENV'];
    const ports = new Set<number>();
    for (const variable of PORT_VARIABLES) {
      const port = await freePort(ports);
      ports.add(port);
      env[variable] = String(port);
    }
  });

  afterEach(async () => {
    for (const start of starts.splice(0)) if (start.code === undefined) await start.end('SIGTERM');
  });

  function start(more: NodeJS.ProcessEnv = {}, [command, ...args] = [process.execPath, 'tools/start.mjs']): Start {
    const options = { cwd: folder, env: { ...env, ...more } };
    const begun = new Start(spawn(command ?? '', args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] }));
    starts.push(begun);
    return begun;
  }

  async function running(begun: Start): Promise<Run> {
    await begun.says('is running:');
    return poll('run.json', () => runOf(folder));
  }

  async function rowsOf({ databaseUrl }: Run): Promise<number[]> {
    const connection = await createConnection(databaseUrl);
    const [rows] = await connection.query<RowDataPacket[]>('SELECT id FROM workers ORDER BY id');
    await connection.end();
    return rows.map(({ id }) => Number(id));
  }

  test('brings everything up, says where it is, and stops it all on Ctrl-C', async () => {
    const begun = start();
    const run = await running(begun);
    expect(await rowsOf(run)).toEqual([1, 2]);
    expect(Object.keys(run.pids).sort()).toEqual(['mariadb', 'redis', 'sms', 'worker']);
    expect(run.urls['worker']).toBe(`http://127.0.0.1:${env['WORKER_PORT']}`);
    expect(await (await fetch(`${run.urls['worker']}/readyz`)).text()).toBe('a small worker service');
    expect(begun.output).toContain('韦秀英, 南宁: phone 13800000001');
    expect(begun.output).toContain('No centre service in this checkout yet');
    await begun.end('SIGINT');
    expect(begun.code).toBe(0);
    expect(Object.values(run.pids).filter(alive)).toEqual([]);
    expect(runOf(folder)).toBeUndefined();
  });

  test('finds its data at the next start, and seeds it only once', async () => {
    const begun = start();
    expect(await rowsOf(await running(begun))).toEqual([1, 2]);
    expect(begun.output).not.toContain('Seeding');
  });

  test('is refused while it runs already, and the one that runs is left in peace', async () => {
    const run = await running(start());
    const second = start();
    await second.closed;
    expect(second.code).toBe(1);
    expect(second.output).toContain(`It runs already (process ${run.launcher}`);
    expect(Object.values(run.pids).filter((pid) => !alive(pid))).toEqual([]);
  });

  test('starts a service again that died, and says so', async () => {
    const begun = start();
    const run = await running(begun);
    await fetch(`${run.urls['worker']}/crash`).catch(() => undefined);
    await begun.says(/worker has died \(status 7\)/);
    await begun.says('worker runs again');
    const pid = runOf(folder)?.pids['worker'];
    expect([alive(pid), pid === run.pids['worker']]).toEqual([true, false]);
    expect((await fetch(`${run.urls['worker']}/readyz`)).status).toBe(200);
  });

  test('killed hard, leaves its processes, which the next start stops; nothing is lost', async () => {
    const first = start();
    const before = await running(first);
    await first.end('SIGKILL');
    expect(Object.values(before.pids).filter((pid) => !alive(pid))).toEqual([]);
    rmSync(join(folder, '.data', 'dev', 'run.json'));
    const second = start();
    const after = await running(second);
    expect(Object.values(before.pids).filter(alive)).toEqual([]);
    for (const name of ['worker', 'sms', 'redis', 'mariadb'])
      expect(second.output).toContain(`Stopped ${name} (process`);
    expect(await rowsOf(after)).toEqual([1, 2]);
  });

  test('stops when the npm that started it is killed', async () => {
    const begun = start({}, ['npm', 'start']);
    const run = await running(begun);
    begun.child.kill('SIGKILL');
    const all = [run.launcher, ...Object.values(run.pids)];
    await poll('all have ended', () => all.filter(alive).length === 0);
  });

  test('waits for an earlier one whose npm was just killed', async () => {
    const first = start({}, ['npm', 'start']);
    const before = await running(first);
    first.child.kill('SIGKILL');
    rmSync(join(folder, '.data', 'dev', 'run.json'));
    const second = start({}, ['npm', 'start']);
    await running(second);
    expect([before.launcher, ...Object.values(before.pids)].filter(alive)).toEqual([]);
  });

  test('killed in the middle of the seed, seeds again from an empty database', async () => {
    rmSync(join(folder, '.data', 'dev'), { recursive: true });
    const go = join(folder, 'go');
    const first = start({ SEED_WAITS: go });
    await first.says('Starting private');
    await poll(
      'half of the seed',
      () => readFileSync(join(folder, '.data/dev/logs/seed.log'), 'utf8').includes('done'),
      STARTS_WITHIN_MS,
    );
    await first.end('SIGKILL');
    expect(existsSync(join(folder, '.data', 'dev', 'seed-unfinished.json'))).toBe(true);
    const second = start();
    const run = await running(second);
    expect(second.output).toContain('The last seed was interrupted');
    expect(await rowsOf(run)).toEqual([1, 2]);
  });

  test('says in one sentence that a port is taken, and starts nothing', async () => {
    const foreign = createServer();
    await new Promise<void>((resolve) => foreign.listen(Number(env['CENTRE_PORT']), '127.0.0.1', resolve));
    const begun = start();
    await begun.closed;
    await new Promise((resolve) => foreign.close(resolve));
    expect(begun.code).toBe(1);
    expect(begun.output.trim()).toBe(
      `Port ${env['CENTRE_PORT']} is taken by another program: stop that program, or name another port for the centre service with CENTRE_PORT.`,
    );
  });

  test('says in one sentence that an outside database does not answer, without its password', async () => {
    const port = await freePort();
    const begun = start({ DATABASE_URL: `mysql://somebody:hushhush@127.0.0.1:${port}/guigong` });
    await begun.closed;
    expect(begun.code).toBe(1);
    expect(begun.output).toMatch(new RegExp(`DATABASE_URL: 127.0.0.1:${port} cannot be used: .*ECONNREFUSED`));
    expect(begun.output).not.toContain('hushhush');
  });

  test('uses outside servers where it is given some, and starts none of its own', async () => {
    const outside = await startServers({ dataDir: testFolder('outside'), durable: false });
    const begun = start({ DATABASE_URL: outside.databaseUrl, REDIS_URL: outside.redisUrl });
    const run = await running(begun);
    expect([run.databaseUrl, run.redisUrl]).toEqual([outside.databaseUrl, outside.redisUrl]);
    expect(Object.keys(run.pids).sort()).toEqual(['sms', 'worker']);
    expect(await rowsOf(run)).toEqual([1, 2]);
    await begun.end('SIGTERM');
    expect([outside.mariadb.running, outside.redis.running]).toEqual([true, true]);
    await outside.stop();
  });

  test('shows what does not compile, and leaves nothing running', async () => {
    const file = join(folder, 'apps', 'worker', 'main.ts');
    const right = readFileSync(file, 'utf8');
    writeFileSync(file, `${right}\nconst = 1;\n`);
    const begun = start();
    await begun.closed;
    writeFileSync(file, right);
    expect(begun.code).toBe(1);
    expect(begun.output).toMatch(/The build failed in one file:\napps\/worker\/main.ts/);
    expect(existsSync(join(folder, '.data', 'dev', 'pids'))).toBe(false);
  });
});

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startSystem, type System } from '../../tools/system.mjs';
import { poll } from '../support/poll';
import { testFolder } from '../support/test-folder';

/** A service that tells what it was given, is not ready at once, and ends on SIGTERM with a last word. */
const SERVICE = `
const { createServer } = require('node:http');
const { appendFileSync } = require('node:fs');
let asked = 0;
const server = createServer((request, response) => {
  if (request.url === '/readyz') return void response.writeHead(++asked > 3 ? 200 : 503).end();
  response.end(JSON.stringify({ env: process.env, pid: process.pid, args: process.argv.slice(2) }));
});
server.listen(Number(process.env.PORT), '127.0.0.1');
process.on('SIGTERM', () => {
  appendFileSync(process.env.DATA_DIR + '/ended.txt', process.env.NAME + ' ');
  process.exit(0);
});
console.log('up');
`;

interface Told {
  readonly env: Readonly<Record<string, string>>;
  readonly pid: number;
  readonly args: readonly string[];
}

describe('startSystem', () => {
  const folder = testFolder('system');
  const entry = join(folder, 'service.js');
  let system: System;

  beforeAll(async () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(entry, SERVICE);
    system = await startSystem({
      dataDir: join(folder, 'data'),
      durable: false,
      databaseUrl: 'mysql://outside/guigong',
      redisUrl: 'redis://outside',
      migrate: false,
      sms: false,
      env: { NAME: 'everybody', SETTINGS: '{"relay":{"leaseMs":1000}}' },
      services: [
        { name: 'worker', entry, env: { NAME: 'first' } },
        { name: 'worker-2', kind: 'worker', entry, env: { NAME: 'second' }, args: ['--more'] },
      ],
    });
  });
  afterAll(() => system.stop());

  async function told(name: string): Promise<Told> {
    return (await (await fetch(system.service(name).url)).json()) as Told;
  }

  test('waits until each service says that it is ready', () => {
    expect(system.services.map(({ name, running }) => [name, running])).toEqual([
      ['worker', true],
      ['worker-2', true],
    ]);
    expect(system.service('worker').log()).toContain('up');
  });

  test('tells every service where everything is, and a replica its own port', async () => {
    const [first, second] = [await told('worker'), await told('worker-2')];
    const common = {
      DATABASE_URL: 'mysql://outside/guigong',
      REDIS_URL: 'redis://outside',
      NODE_ENV: 'development',
      DATA_DIR: system.dataDir,
      MASTER_KEY_FILE: join(system.dataDir, 'master-keys.json'),
      SETTINGS: '{"relay":{"leaseMs":1000}}',
    };
    expect(first.env).toMatchObject({ ...common, NAME: 'first', WORKER_PORT: String(system.service('worker').port) });
    expect(second.env).toMatchObject({
      ...common,
      NAME: 'second',
      WORKER_PORT: String(system.service('worker-2').port),
    });
    expect(first.env['WORKER_PORT']).not.toBe(second.env['WORKER_PORT']);
    expect(second.env['EMPLOYER_PORT']).toBe(first.env['EMPLOYER_PORT']);
    expect(second.args).toEqual(['--more']);
    for (const secret of ['BLIND_INDEX_KEY', 'CSRF_SECRET', 'LINK_SECRET', 'SMS_GATEWAY_TOKEN']) {
      expect(Buffer.from(first.env[secret] ?? '', 'base64')).toHaveLength(32);
      expect(second.env[secret]).toBe(first.env[secret]);
    }
  });

  test('a service that is killed comes back on the same address as another process', async () => {
    const service = system.service('worker');
    const { url, pid } = service;
    await service.kill('SIGKILL');
    await expect(fetch(url)).rejects.toThrow();
    expect(service.pid).toBeUndefined();
    await service.start();
    expect([service.url, service.pid === pid]).toEqual([url, false]);
    expect((await told('worker')).pid).toBe(service.pid);
  });

  test('a service that ends by itself is told', async () => {
    const service = system.service('worker-2');
    const { exited } = service;
    process.kill(service.pid ?? 0, 'SIGKILL');
    expect(await exited).toEqual({ code: null, signal: 'SIGKILL' });
    await poll('it is known not to run', () => !service.running);
    await service.start();
  });

  test('one more can be started, and one that is not built is refused', async () => {
    const more = await system.start({ name: 'matching-2', kind: 'matching', entry, env: { NAME: 'third' } });
    expect((await told('matching-2')).env['MATCHING_PORT']).toBe(String(more.port));
    await more.stop();
    await expect(system.start({ name: 'centre', entry: join(folder, 'nowhere.js') })).rejects.toThrow(/is not built/);
  });

  test('a service that cannot start is told with the end of its log, and nothing is left of the system', async () => {
    const broken = join(folder, 'broken.js');
    writeFileSync(broken, `console.error('no such table'); process.exit(1);`);
    const dataDir = join(folder, 'broken');
    const starting = startSystem({
      dataDir,
      durable: true,
      databaseUrl: 'mysql://outside/guigong',
      redisUrl: 'redis://outside',
      migrate: false,
      services: [
        { name: 'worker', entry },
        { name: 'employer', entry: broken },
      ],
    });
    await expect(starting).rejects.toThrow(/The employer service ended while it was starting[^]*no such table/);
    expect(existsSync(join(dataDir, 'pids'))).toBe(false);
    expect(existsSync(join(dataDir, 'owner.json'))).toBe(false);
    // The gateway and the worker service were up and had to be ended.
    expect(readFileSync(join(dataDir, 'ended.txt'), 'utf8')).toContain('undefined');
  });

  test('stop lets every service end in good order', async () => {
    await system.stop();
    const ended = readFileSync(join(system.dataDir, 'ended.txt'), 'utf8');
    expect(ended.trim().split(' ').sort()).toEqual(['first', 'second', 'third']);
    expect(system.services.some(({ running }) => running)).toBe(false);
  });
});

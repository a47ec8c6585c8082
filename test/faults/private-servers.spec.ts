import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Redis from 'ioredis';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { processIdentity } from '../../tools/servers/process-identity.mjs';
import { startServers, type Servers } from '../../tools/servers/start-servers.mjs';
import { poll } from '../support/poll';
import { testFolder } from '../support/test-folder';

async function query(url: string, sql: string): Promise<RowDataPacket[]> {
  const connection = await createConnection({ uri: url, multipleStatements: true });
  try {
    const [rows] = await connection.query(sql);
    return rows as RowDataPacket[];
  } finally {
    await connection.end();
  }
}

async function withRedis<T>(url: string, work: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis(url, { maxRetriesPerRequest: 1, disconnectTimeout: 50 });
  // What goes wrong is in the answers; without a listener it would be logged as well.
  redis.on('error', () => undefined);
  try {
    return await work(redis);
  } finally {
    redis.disconnect();
  }
}

/** Whether a process of this id runs (a zombie does not). */
function runs(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

describe('private servers that keep their data', () => {
  let servers: Servers;
  let folder: string;
  beforeAll(async () => {
    folder = testFolder('durable');
    servers = await startServers({ dataDir: folder, durable: true });
  });
  afterAll(() => servers.stop());

  test('are set up as the services need them', async () => {
    const [row] = await query(
      servers.databaseUrl,
      `SELECT @@tx_isolation AS isolation, @@time_zone AS zone, @@character_set_database AS charset,
        @@innodb_flush_log_at_trx_commit AS flushed, @@bind_address AS bound, DATABASE() AS name`,
    );
    expect(row).toEqual({
      isolation: 'READ-COMMITTED',
      zone: '+00:00',
      charset: 'utf8mb4',
      flushed: 1,
      bound: '127.0.0.1',
      name: 'guigong',
    });
    const policy = await withRedis(servers.redisUrl, (redis) => redis.info('all'));
    expect(policy).toMatch(/maxmemory_policy:noeviction/);
    expect(policy).toMatch(/aof_enabled:1/);
  });

  test('let nobody in without a password, and the application into its own schema only', async () => {
    const { port } = servers.mariadb;
    for (const user of ['root', 'guigong', '']) {
      await expect(createConnection({ host: '127.0.0.1', port, user })).rejects.toThrow(/denied/i);
    }
    await expect(query(servers.databaseUrl, 'CREATE DATABASE another')).rejects.toThrow(/denied/i);
    const anonymous = servers.redisUrl.replace(/:[^:@]*@/, '');
    await expect(withRedis(anonymous, (redis) => redis.get('x'))).rejects.toThrow(/NOAUTH/);
  });

  test('keep their passwords to their owner, and off the command line', () => {
    const password = new URL(servers.databaseUrl).password;
    for (const file of ['servers.json', 'mariadb-init.sql', 'redis.conf']) {
      expect([file, statSync(join(folder, file)).mode & 0o077]).toEqual([file, 0]);
    }
    for (const { pid } of [servers.mariadb, servers.redis]) {
      expect(readFileSync(`/proc/${pid}/cmdline`, 'utf8')).not.toContain(password);
    }
  });

  test('MariaDB, killed and started again, has every commit, on the same port', async () => {
    await query(servers.databaseUrl, 'CREATE TABLE kept (id INT PRIMARY KEY); INSERT INTO kept VALUES (1), (2)');
    const { port, pid } = servers.mariadb;
    await servers.mariadb.kill('SIGKILL');
    expect(runs(pid ?? 0)).toBe(false);
    await expect(query(servers.databaseUrl, 'SELECT 1')).rejects.toThrow(/ECONNREFUSED/);
    await servers.mariadb.start();
    expect([servers.mariadb.port, servers.mariadb.pid === pid]).toEqual([port, false]);
    expect(await query(servers.databaseUrl, 'SELECT id FROM kept ORDER BY id')).toEqual([{ id: 1 }, { id: 2 }]);
  });

  test('Redis, stopped and started again, has what it had, on the same port', async () => {
    await withRedis(servers.redisUrl, (redis) => redis.set('kept', 'yes'));
    const { port } = servers.redis;
    await servers.redis.stop();
    expect(servers.redis.running).toBe(false);
    await servers.redis.start();
    expect(servers.redis.port).toBe(port);
    expect(await withRedis(servers.redisUrl, (redis) => redis.get('kept'))).toBe('yes');
  });

  test('Redis can be emptied', async () => {
    await withRedis(servers.redisUrl, (redis) => redis.set('lost', 'yes'));
    await servers.redis.flush();
    expect(await withRedis(servers.redisUrl, (redis) => redis.dbsize())).toBe(0);
  });

  test('a server that dies by itself is told, one that is stopped on purpose is not', async () => {
    const deaths: (NodeJS.Signals | null)[] = [];
    servers.redis.onDeath = ({ signal }) => deaths.push(signal);
    await servers.redis.restart();
    expect(deaths).toEqual([]);
    process.kill(servers.redis.pid ?? 0, 'SIGKILL');
    await poll('the death is told', () => deaths.length > 0);
    expect(deaths).toEqual(['SIGKILL']);
    await servers.redis.start();
  });

  test('their directory belongs to one owner at a time', async () => {
    // This process is the owner; to another one it is taken.
    const script = `import { startServers } from ${JSON.stringify(join(__dirname, '../../tools/servers/start-servers.mjs'))};
      await startServers({ dataDir: ${JSON.stringify(folder)}, durable: true });`;
    const { code, output } = await outcomeOf(spawnModule(script));
    expect(code).not.toBe(0);
    expect(output).toContain(`is in use by process ${process.pid}`);
    expect(servers.mariadb.running && servers.redis.running).toBe(true);
  });
});

/** A process of its own that starts servers and says where they are; killed, it cannot clean up. */
function spawnModule(script: string): ChildProcess {
  return spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'pipe'] });
}

async function outcomeOf(child: ChildProcess): Promise<{ code: number | null; output: string }> {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => (output += part.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, output };
}

interface Left {
  readonly mariadb: number;
  readonly redis: number;
}

/** Starts durable servers in another process and kills that process: what a launcher that was killed hard leaves. */
async function leaveOrphans(folder: string): Promise<Left> {
  const script = `import { startServers } from ${JSON.stringify(join(__dirname, '../../tools/servers/start-servers.mjs'))};
    const { mariadb, redis } = await startServers({ dataDir: ${JSON.stringify(folder)}, durable: true });
    console.log(JSON.stringify({ mariadb: mariadb.pid, redis: redis.pid }));
    setInterval(() => undefined, 1000);`;
  const owner = spawnModule(script);
  const line = await new Promise<string>((resolve, reject) => {
    owner.stdout?.once('data', (part: Buffer) => resolve(part.toString()));
    owner.once('close', () => reject(new Error('the owner ended by itself')));
  });
  const gone = new Promise((resolve) => owner.once('close', resolve));
  owner.kill('SIGKILL');
  await gone;
  return JSON.parse(line) as Left;
}

describe('servers whose owner was killed', () => {
  test('go on alone, are found and stopped by the next start, and their data is there', async () => {
    const folder = testFolder('orphans');
    const left = await leaveOrphans(folder);
    expect([runs(left.mariadb), runs(left.redis)]).toEqual([true, true]);
    const said: string[] = [];
    const servers = await startServers({ dataDir: folder, durable: true, say: (sentence) => said.push(sentence) });
    expect([runs(left.mariadb), runs(left.redis)]).toEqual([false, false]);
    expect(said.map((sentence) => sentence.split(' (')[0])).toEqual(['Stopped redis', 'Stopped mariadb']);
    expect(await query(servers.databaseUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await servers.stop();
  });

  test.each([
    ['has the id and the words of the one recorded, but began at another time', { words: true, sameStart: false }],
    ['has the id and the start of the one recorded, but not its words', { words: false, sameStart: true }],
  ])('a process is left alone that %s', async (_, { words, sameStart }) => {
    const folder = testFolder('stranger');
    const marker = `--datadir=${join(folder, 'mariadb')}`;
    const stranger = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)', '--', words ? marker : 'x']);
    const identity = processIdentity(stranger.pid ?? 0);
    const started = sameStart ? identity?.started : '1';
    mkdirSync(join(folder, 'pids'), { recursive: true });
    const record = { ...identity, started, name: 'mariadb', kind: 'mariadb', marker };
    writeFileSync(join(folder, 'pids', 'mariadb.json'), JSON.stringify(record));
    const servers = await startServers({ dataDir: folder, durable: false, only: ['redis'] });
    const survived = runs(stranger.pid ?? 0);
    stranger.kill('SIGKILL');
    await servers.stop();
    expect(survived).toBe(true);
  });
});

describe('a data directory of MariaDB', () => {
  test('that was only half made is thrown away and made anew', async () => {
    const folder = testFolder('half-made');
    // As an initialisation leaves them that was killed: under its working name, and (by older hands) the final one.
    mkdirSync(join(folder, 'mariadb.making'), { recursive: true });
    writeFileSync(join(folder, 'mariadb.making', 'ibdata1'), 'half');
    mkdirSync(join(folder, 'mariadb', 'mysql'), { recursive: true });
    writeFileSync(join(folder, 'mariadb', 'ibdata1'), 'half');
    const said: string[] = [];
    const servers = await startServers({
      dataDir: folder,
      durable: false,
      only: ['mariadb'],
      say: (sentence) => said.push(sentence),
    });
    expect(await query(servers.databaseUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await servers.stop();
    expect(said).toEqual([expect.stringContaining('half-made data directory')]);
    expect(existsSync(join(folder, 'mariadb.making'))).toBe(false);
  });

  test('that holds data but lacks system files is never thrown away', async () => {
    const folder = testFolder('damaged');
    mkdirSync(join(folder, 'mariadb', 'guigong'), { recursive: true });
    writeFileSync(join(folder, 'mariadb', 'guigong', 'workers.ibd'), 'precious');
    await expect(startServers({ dataDir: folder, durable: false, only: ['mariadb'] })).rejects.toThrow(
      /holds the database guigong but lacks/,
    );
    expect(readdirSync(join(folder, 'mariadb', 'guigong'))).toEqual(['workers.ibd']);
  });
});

test('servers that are not durable end with the process that started them', async () => {
  const folder = testFolder('ends-with-us');
  const script = `import { startServers } from ${JSON.stringify(join(__dirname, '../../tools/servers/start-servers.mjs'))};
    const { mariadb, redis } = await startServers({ dataDir: ${JSON.stringify(folder)}, durable: false });
    console.log(JSON.stringify({ mariadb: mariadb.pid, redis: redis.pid }));
    process.exit(3);`;
  const { code, output } = await outcomeOf(spawnModule(script));
  expect(code).toBe(3);
  const left = JSON.parse(output) as Left;
  await poll('both have ended', () => !runs(left.mariadb) && !runs(left.redis));
});

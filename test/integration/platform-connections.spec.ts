import { newId } from '@gg/kernel';
import { MariaDbConnections, makeDataSource, openDataSource, systemCaller, type OpenTransaction } from '@gg/platform';
import type { DataSource } from 'typeorm';
import { createConnection } from 'mysql2/promise';
import { errorFacts } from '../../libs/platform/observability/error-facts';
import { startServers, type Servers } from '../../tools/servers/start-servers.mjs';
import { platformParts, refusal, testConfig, type PlatformParts } from '../support/platform';
import { poll } from '../support/poll';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { testFolder } from '../support/test-folder';

const POOL = 3;

describe('on a server whose own default is REPEATABLE READ', () => {
  let servers: Servers;
  let dataSource: DataSource;
  let connections: MariaDbConnections;

  beforeAll(async () => {
    servers = await startServers({ dataDir: testFolder('repeatable-read'), durable: false, only: ['mariadb'] });
    const admin = await createConnection(servers.adminDatabaseUrl);
    await admin.query('SET GLOBAL TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    await admin.query("SET GLOBAL time_zone = '+07:00'");
    await admin.end();
    const url = servers.databaseUrl;
    dataSource = await openDataSource(makeDataSource({ url, poolSize: POOL, lockWaitSeconds: 2 }, []));
    connections = new MariaDbConnections(dataSource, testConfig(url));
  }, 60_000);
  afterAll(async () => {
    await connections?.onApplicationShutdown();
    await servers?.stop();
  });

  it('every connection of the pool runs READ COMMITTED in UTC, and waits for a lock no longer than it is told', async () => {
    const open: OpenTransaction[] = [];
    for (let n = 0; n < POOL; n++) open.push(await connections.begin());
    const sessions = await Promise.all(
      open.map((one) =>
        one.query('SELECT @@tx_isolation AS level, @@time_zone AS zone, @@innodb_lock_wait_timeout AS wait', []),
      ),
    );
    await Promise.all(open.map((one) => one.rollback()));
    expect(sessions).toEqual(Array(POOL).fill([{ level: 'READ-COMMITTED', zone: '+00:00', wait: 2 }]));
  });
});

describe('a pool of two connections', () => {
  let database: TestDatabase;
  let parts: PlatformParts;

  beforeAll(async () => {
    database = await createTestDatabase();
    await database.drop();
    database = await createTestDatabase();
    parts = await platformParts(database.url, { database: { poolSize: 2, acquireMs: 200 } });
  });
  afterAll(async () => {
    await parts.close();
    await database.drop();
  });

  it('refuses whoever gets none in time, and is whole again afterwards', async () => {
    const held = [await parts.connections.begin(), await parts.connections.begin()];
    expect(await refusal(parts.connections.rows('SELECT 1'))).toBe('database.no_connection');
    expect(await refusal(parts.connections.begin())).toBe('database.no_connection');
    for (const one of held) await one.rollback();
    // Those who gave up have their turn first, and pass it on.
    const again = [await parts.connections.begin(), await parts.connections.begin()];
    for (const one of again) await one.rollback();
    expect(await parts.connections.rows('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('is not asked for a second connection by who is inside a transaction', async () => {
    const run = (work: () => Promise<unknown>) => parts.transactions.run(systemCaller('test'), 'test.greedy', work);
    await expect(run(() => parts.connections.rows('SELECT 1'))).rejects.toThrow(
      /test.greedy asks for a second connection/,
    );
    await expect(run(() => run(async () => undefined))).rejects.toThrow(/test.greedy asks for a second connection/);
    expect(await run(async () => 'done')).toBe('done');
    expect(await parts.connections.rows('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('lets what outlives its transaction ask', async () => {
    let outlived: Promise<unknown> | undefined;
    let end: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    await parts.transactions.run(systemCaller('test'), 'test', async () => {
      outlived = ended.then(() => parts.connections.rows('SELECT 1 AS one'));
    });
    end();
    expect(await outlived).toEqual([{ one: 1 }]);
  });

  it('fails without telling a log whose data it was', async () => {
    await parts.connections.change('CREATE TABLE callers (phone VARCHAR(20) PRIMARY KEY, name VARCHAR(2))');
    const insert = (name: string) =>
      parts.connections.change('INSERT INTO callers (phone, name) VALUES (?, ?)', ['13800138000', name]);
    await insert('韦');
    for (const name of ['韦', '韦小明先生']) {
      const error: unknown = await insert(name).catch((failed: unknown) => failed);
      const facts = errorFacts(error);
      expect(facts).toMatchObject({ type: 'QueryFailedError', statement: expect.stringContaining('VALUES (?, ?)') });
      expect(JSON.stringify(facts)).not.toMatch(/138001|韦/);
    }
    await parts.connections.change('DROP TABLE callers');
  });

  it('has no trace of a transaction whose connection was killed', async () => {
    await parts.connections.change('CREATE TABLE killed (id UUID PRIMARY KEY)');
    const open = await parts.connections.begin();
    const [{ id }] = (await open.query('SELECT CONNECTION_ID() AS id', [])) as [{ id: number }];
    await open.query('INSERT INTO killed VALUES (?)', [newId()]);
    await parts.connections.change(`KILL CONNECTION ${id}`);
    await expect(open.commit()).rejects.toThrow();
    await open.rollback();
    await poll('two connections', async () => {
      const two = await Promise.all([parts.connections.begin(), parts.connections.begin()]);
      const rows = await Promise.all(two.map((one) => one.query('SELECT * FROM killed', [])));
      await Promise.all(two.map((one) => one.rollback()));
      return rows.every((row) => (row as []).length === 0);
    });
  });
});

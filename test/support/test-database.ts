import { createConnection, type Connection } from 'mysql2/promise';

/** Which jest worker this is, from 1. Workers run at the same time and share the servers, so each has its own schema. */
const worker = process.env['JEST_WORKER_ID'] ?? '1';

/** The namespace of this worker's Redis keys and channels: pub/sub does not know Redis' numbered databases. */
export const redisPrefix = `gg-test-${worker}`;

export interface TestDatabase {
  /** With rights on every schema of the tests' server. */
  readonly url: string;
  /** Removes the schema with all that is in it. */
  drop(): Promise<void>;
}

/** The tests' Redis, shared by all workers: keys need {@link redisPrefix}. */
export function testRedisUrl(): string {
  return given('TEST_REDIS_URL');
}

/**
 * This worker's own database, with the newest schema and no rows outside the reference tables. A suite calls it once,
 * in `beforeAll`; a schema that an earlier suite of this worker left is used again, which is much faster than a new one.
 * @param migrate brings the database at a URL to the newest schema; re-runnable
 * @param keep tables that keep their rows
 */
export async function createTestDatabase(
  migrate?: (url: string) => Promise<unknown>,
  keep?: readonly string[],
): Promise<TestDatabase> {
  const name = `gg_test_${worker}`;
  await asAdmin(`CREATE DATABASE IF NOT EXISTS ${name}`);
  const url = new URL(given('TEST_DATABASE_ADMIN_URL'));
  url.pathname = `/${name}`;
  await migrate?.(url.href);
  statements.clear();
  await cleanTables(url.href, keep);
  return { url: url.href, drop: () => asAdmin(`DROP DATABASE IF EXISTS ${name}`) };
}

/** The delete statements of a schema, by URL: only a migration changes what tables there are. */
const statements = new Map<string, string>();

/**
 * Empties every table but the migrations' own and those named, in one round trip of a few milliseconds (TRUNCATE, which
 * makes each table anew, takes ten times as long). Only a table that refuses deletes by a trigger, as an append-only
 * journal does, is truncated.
 * @param keep tables that keep their rows, such as reference data that a migration filled in
 */
export async function cleanTables(url: string, keep: readonly string[] = []): Promise<void> {
  await connected(url, async (connection) => {
    const key = `${url} ${keep.join()}`;
    const statement = statements.get(key) ?? (await cleaningStatement(connection, keep));
    statements.set(key, statement);
    await connection.query(statement);
  });
}

async function cleaningStatement(connection: Connection, keep: readonly string[]): Promise<string> {
  const tables = await column(
    connection,
    `SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE'`,
  );
  const guarded = await column(
    connection,
    `SELECT EVENT_OBJECT_TABLE AS name FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE() AND EVENT_MANIPULATION = 'DELETE'`,
  );
  const emptied = tables.filter((table) => table !== 'migrations' && !keep.includes(table));
  const deletes = emptied.map((table) =>
    guarded.includes(table)
      ? `TRUNCATE TABLE ${connection.escapeId(table)}`
      : `DELETE FROM ${connection.escapeId(table)}`,
  );
  // Foreign keys stand inside a context only, and all of them are emptied: their order does not matter then.
  return ['SET FOREIGN_KEY_CHECKS = 0', ...deletes, 'SET FOREIGN_KEY_CHECKS = 1'].join('; ');
}

async function column(connection: Connection, query: string): Promise<string[]> {
  const [rows] = await connection.query(query);
  return (rows as { name: string }[]).map(({ name }) => name);
}

async function asAdmin(statement: string): Promise<void> {
  await connected(given('TEST_DATABASE_ADMIN_URL'), (connection) => connection.query(statement));
}

async function connected(url: string, work: (connection: Connection) => Promise<unknown>): Promise<void> {
  const connection = await createConnection({ uri: url, multipleStatements: true });
  try {
    await work(connection);
  } finally {
    await connection.end();
  }
}

function given(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing: this test belongs to a jest project with the global setup`);
  return value;
}

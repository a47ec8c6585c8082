import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../../tools/launcher/build.mjs';
import { startServers, type Servers } from '../../tools/servers/start-servers.mjs';
import { removeStaleTestData } from '../../tools/testing/test-data.mjs';

/** What this jest run started and its teardown ends; on the global object, which setup and teardown share. */
export interface TestRun {
  readonly servers: Servers;
  readonly dataDir: string;
}

declare global {
  var testRun: TestRun | undefined;
}

/**
 * Gives the tests a MariaDB and a Redis, once for all projects of a jest run. `npm test` brings them and says so in the
 * environment; a jest that was started by hand gets its own, and the services built. The addresses reach the tests by
 * TEST_DATABASE_ADMIN_URL and TEST_REDIS_URL, the place for their files by TEST_DATA_DIR.
 *
 * The pair is shared: a test that stops, kills or empties a server starts its own by `startServers`.
 */
export default async function globalSetup(): Promise<void> {
  if (process.env['TEST_DATABASE_ADMIN_URL'] && process.env['TEST_REDIS_URL']) return;
  const data = join(__dirname, '..', '..', '.data');
  await removeStaleTestData(data);
  const dataDir = join(data, `test-${process.pid}`);
  mkdirSync(dataDir, { recursive: true });
  await build();
  const servers = await startServers({ dataDir: join(dataDir, 'servers'), durable: false });
  globalThis.testRun = { servers, dataDir };
  process.env['TEST_DATABASE_ADMIN_URL'] = servers.adminDatabaseUrl;
  process.env['TEST_REDIS_URL'] = servers.redisUrl;
  process.env['TEST_DATA_DIR'] = dataDir;
}

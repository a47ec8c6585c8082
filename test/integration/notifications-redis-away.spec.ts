import type { Id } from '@gg/kernel';
import { startServers, type Servers } from '../../tools/servers/start-servers.mjs';
import {
  emptyTables,
  makeTables,
  openPage,
  startService,
  tokenOf,
  World,
  type Page,
  type RunningService,
} from '../support/notifications';
import { poll } from '../support/poll';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { testFolder } from '../support/test-folder';

const settings = {
  relay: { leaseMs: 400, pollMs: 50, maxBackoffMs: 400 },
  escalation: { smsSeconds: 3_600, callMinutes: 600 },
};

let database: TestDatabase;
let servers: Servers;
let world: World;
let matching: RunningService;
let worker: RunningService;
let workerIds: Id[];
let pages: Page[];

beforeAll(async () => {
  servers = await startServers({ dataDir: testFolder('redis-away'), durable: false, only: ['redis'] });
  database = await createTestDatabase();
  await database.drop();
  database = await createTestDatabase();
  await makeTables(database.url);
  world = new World();
  const options = { databaseUrl: database.url, world, settings, env: { REDIS_URL: servers.redisUrl } };
  matching = await startService({ ...options, service: 'matching' });
  worker = await startService({ ...options, service: 'worker' });
});
beforeEach(async () => {
  await emptyTables(matching);
  workerIds = Array.from({ length: 10 }, () => world.worker());
  pages = await Promise.all(workerIds.map((id) => openPage(worker.url, tokenOf('worker', id))));
});
afterEach(() => {
  for (const page of pages) page.close();
});
afterAll(async () => {
  await worker?.close();
  await matching?.close();
  await servers?.stop();
  await database?.drop();
});

const makeOffers = () => {
  const event = world.waveOf(workerIds.map((id) => world.offer(id)));
  return matching.run(async (tx) => tx.emit(event));
};

/** Every page has heard of its offer, by one notice however often it was pushed. */
async function allHaveHeard(): Promise<void> {
  await poll('every page', () => pages.every((page) => page.heard.length > 0), 20_000);
  expect(pages.map((page) => new Set(page.heard.map((notice) => notice.id)).size)).toEqual(pages.map(() => 1));
  const rows = await matching.connections.rows('SELECT account_id FROM notices');
  expect(rows).toHaveLength(pages.length);
}

describe('with Redis', () => {
  it('away when the offers are made, every notice arrives once it is back', async () => {
    await servers.redis.stop();
    await makeOffers();
    const looked = performance.now() + 5 * settings.relay.pollMs;
    await poll('some looks of the relay', () => performance.now() > looked);
    await servers.redis.start();
    await allHaveHeard();
  });

  it('killed while they are on their way, every notice arrives', async () => {
    await makeOffers();
    await servers.redis.kill();
    await servers.redis.start();
    await allHaveHeard();
  });

  it('emptied in the middle, every notice arrives', async () => {
    await makeOffers();
    await servers.redis.flush();
    await allHaveHeard();
    expect(pages.every((page) => page.socket.connected)).toBe(true);
  });
});

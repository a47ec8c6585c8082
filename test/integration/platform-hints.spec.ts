import { newId, type Id } from '@gg/kernel';
import { JobQueues, Realtime } from '@gg/platform';
import { startServers, type Servers } from '../../tools/servers/start-servers.mjs';
import { makeTables, startService, World, type RunningService } from '../support/notifications';
import { poll } from '../support/poll';
import { createTestDatabase, type TestDatabase } from '../support/test-database';
import { testFolder } from '../support/test-folder';

/** What is not told is found by nobody in the time of a test. */
const settings = { relay: { pollMs: 60_000, leaseMs: 60_000 } };

let database: TestDatabase;
let servers: Servers;
let world: World;
let matching: RunningService;
let workers: [RunningService, RunningService];
let employer: RunningService;

beforeAll(async () => {
  servers = await startServers({ dataDir: testFolder('hints'), durable: false, only: ['redis'] });
  database = await createTestDatabase();
  await database.drop();
  database = await createTestDatabase();
  await makeTables(database.url);
  world = new World();
  const options = { databaseUrl: database.url, world, settings, env: { REDIS_URL: servers.redisUrl } };
  matching = await startService({ ...options, service: 'matching' });
  workers = [
    await startService({ ...options, service: 'worker' }),
    await startService({ ...options, service: 'worker' }),
  ];
  employer = await startService({ ...options, service: 'employer' });
}, 60_000);
afterAll(async () => {
  for (const service of [employer, ...(workers ?? []), matching]) await service?.close();
  await servers?.stop();
  await database?.drop();
});

const dispatchDue = (shiftId: Id) =>
  ({
    name: 'shift.dispatch-due.v1',
    aggregateId: shiftId,
    aggregateVersion: 0,
    payload: { shiftId, why: 'test' },
  }) as const;

/** Deliveries of events about these, with what it took to have them done. */
const deliveries = (shiftIds: readonly Id[]) =>
  matching.connections.rows<{ attempts: number; doneAt: Date | null }>(
    `SELECT d.attempts, d.done_at FROM event_deliveries d JOIN events e ON e.id = d.event_id WHERE e.aggregate_id IN (?)`,
    [shiftIds],
  );

const emit = async (from: RunningService, count: number): Promise<Id[]> => {
  const shiftIds = Array.from({ length: count }, () => newId());
  await from.run(async (tx) => {
    for (const shiftId of shiftIds) tx.emit(dispatchDue(shiftId));
  });
  return shiftIds;
};

const allDone = (shiftIds: readonly Id[]) =>
  poll('every delivery done', async () => {
    const all = await deliveries(shiftIds);
    return all.length === shiftIds.length && all.every(({ doneAt }) => doneAt) && all;
  });

describe('a commit', () => {
  it('in another process nudges the relay', async () => {
    for (const service of [...workers, employer, matching]) await allDone(await emit(service, 1));
  });
});

describe('Redis', () => {
  it('away for longer than any patience costs a delivery no try: all go once it is back', async () => {
    const queues = matching.app.get(JobQueues);
    await servers.redis.stop();
    await poll('the queues to notice', () => !queues.ready);
    const shiftIds = await emit(workers[0], 30);
    // The relay looks, and looks again.
    const committed = performance.now();
    await emit(matching, 1);
    await poll('a while without it', () => performance.now() > committed + 1_000);
    expect((await deliveries(shiftIds)).every(({ attempts }) => attempts === 0)).toBe(true);
    await servers.redis.start();
    expect((await allDone(shiftIds)).map(({ attempts }) => attempts)).toEqual(shiftIds.map(() => 1));
  });
});

describe('an open page', () => {
  const openTo = async (service: 'worker' | 'employer', account: Id) =>
    (await matching.app.get(Realtime).open(service, [account])).has(account);

  it('counts until the last process that holds one says that it is gone', async () => {
    const account = newId();
    const [here, there] = workers.map((service) => service.app.get(Realtime));
    here!.seen([account], true);
    there!.seen([account], true);
    await poll('the mark', () => openTo('worker', account));
    there!.seen([account], false);
    // On the same connection, so that it comes after.
    const other = newId();
    there!.seen([other], true);
    await poll('the other mark', () => openTo('worker', other));
    expect(await openTo('worker', account)).toBe(true);
    here!.seen([account], false);
    await poll('the end of it', async () => !(await openTo('worker', account)));
  });

  it('at one service is none at another', async () => {
    const account = newId();
    employer.app.get(Realtime).seen([account], true);
    await poll('the mark', () => openTo('employer', account));
    expect(await openTo('worker', account)).toBe(false);
  });
});

import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { newId, type Id } from '@gg/kernel';
import type { WorkerProfileState } from '@gg/contracts';
import { LiveCandidateIndex, storeProfiles } from '@gg/matching';
import { Connections, ConsumerRunner, systemCaller, Transactions, type NewEvent } from '@gg/platform';
import { migrate } from '@database/migrate';
import { schemaOf } from '@database/schema';
import { MatchingAppModule } from '../../apps/matching/matching.module';
import { testConfig } from '../support/platform';
import { poll } from '../support/poll';
import { createTestDatabase } from '../support/test-database';
import { testFolder } from '../support/test-folder';

let app: INestApplicationContext;
let connections: Connections;

beforeAll(async () => {
  const database = await createTestDatabase(migrate);
  const config = testConfig(
    database.url,
    { relay: { leaseMs: 1_000 } },
    { MASTER_KEY_FILE: `${testFolder('consumers-once')}/keys.json` },
  );
  app = await NestFactory.createApplicationContext(MatchingAppModule.with(config, schemaOf(config)), {
    logger: false,
    abortOnError: false,
  });
  connections = app.get(Connections);
}, 30_000);
afterAll(async () => {
  await app?.close();
});

const emit = (event: NewEvent) => app.get(Transactions).run(systemCaller('test'), 'test', async (tx) => tx.emit(event));

const offersMade = (workerIds: readonly Id[]): NewEvent => ({
  name: 'offers.made.v1',
  aggregateId: newId(),
  aggregateVersion: 1,
  payload: {
    shiftId: newId(),
    employerId: newId(),
    wave: 1,
    urgent: false,
    start: '2027-01-01T00:00:00.000Z',
    offers: workerIds.map((workerId, rank) => ({
      offerId: newId(),
      workerId,
      partyId: null,
      memberIds: [workerId],
      rank,
      expiresAt: '2026-12-31T23:00:00.000Z',
    })),
  },
});

const openOffers = async (workerId: Id) =>
  (await connections.row<{ openOffers: number }>('SELECT open_offers FROM candidates WHERE worker_id = ?', [workerId]))
    ?.openOffers;

it('a job that runs ten times over, at once and afterwards, has its effect once', async () => {
  const workerId = newId();
  // Due later, so that the relay of this process does not do it before the ten have begun.
  await emit({ ...offersMade([workerId]), dueAt: new Date(Date.now() + 3_600_000) });
  const delivery = await connections.row<{ eventId: Id }>(
    `SELECT event_id FROM event_deliveries WHERE consumer = 'matching.count-offers-made' ORDER BY due_at DESC LIMIT 1`,
  );
  const key = { eventId: delivery!.eventId, consumer: 'matching.count-offers-made', chunk: 0 };
  const runner = app.get(ConsumerRunner);
  await Promise.all(Array.from({ length: 10 }, () => runner.run(key)));
  await runner.run(key);
  expect(await openOffers(workerId)).toBe(1);
});

it('events that come in the wrong order leave the newest state', async () => {
  const workerId = newId();
  const calendar = (version: number, shows: number): NewEvent => ({
    name: 'worker.calendar-changed.v1',
    aggregateId: workerId,
    aggregateVersion: version,
    payload: {
      workerId,
      busy: [],
      shows,
      noShows: 0,
      lateCancellations: 0,
      tradeShifts: [],
      offers: 0,
      accepts: 0,
      lastOfferAt: null,
    },
  });
  for (const event of [calendar(3, 30), calendar(1, 10), calendar(2, 20)]) await emit(event);
  await poll('all three', async () => {
    const row = await connections.row<{ n: number }>(
      `SELECT COUNT(*) n FROM event_deliveries d JOIN events e ON e.id = d.event_id WHERE e.aggregate_id = ? AND d.done_at IS NOT NULL`,
      [workerId],
    );
    return Number(row?.n) === 3;
  });
  const row = await connections.row<{ calendar: string }>('SELECT calendar FROM candidates WHERE worker_id = ?', [
    workerId,
  ]);
  expect(JSON.parse(row!.calendar)).toMatchObject({ shows: 30 });
});

it('the index follows commits, however transactions overlap: one that is held open is not missed', async () => {
  const live = app.get(LiveCandidateIndex);
  const transactions = app.get(Transactions);
  const [slow, quick] = [newId(), newId()];
  const store = (workerId: Id, number: number, written: () => void, held: Promise<void>) =>
    transactions.run(systemCaller('test'), 'test', async (tx) => {
      await storeProfiles(tx, [{ version: 1, state: profileOf(workerId, number) }]);
      written();
      await held;
    });
  let release = (): void => undefined;
  const open = new Promise<void>((resolve) => (release = resolve));
  // The first takes its number and stays open; the second comes after it and would be done long before.
  let first: Promise<void> = Promise.resolve();
  await new Promise<void>((written) => {
    first = store(slow, 900_001, written, open);
  });
  const second = store(quick, 900_002, () => undefined, Promise.resolve());
  // The index polls and is nudged meanwhile: it must not step over the number that is not committed yet.
  for (let look = 0; look < 20; look++) {
    live.nudge();
    await connections.rows('SELECT 1');
  }
  release();
  await Promise.all([first, second]);
  live.nudge();
  await poll('both', () => live.index.get(slow) !== undefined && live.index.get(quick) !== undefined);
});

const profileOf = (workerId: Id, number: number): WorkerProfileState => ({
  workerId,
  number,
  active: true,
  regionCode: '450105',
  point: { lng: 108.31, lat: 22.78 },
  birthDate: '1990-01-01',
  sex: 'male',
  identityState: 'format_ok',
  statuses: [],
  trades: [{ code: '4-02-06-02', months: 1 }],
  certificates: [],
  weekly: [],
  exceptions: [],
  presence: null,
  blockedEmployerIds: [],
  preferences: { maxDistanceM: null, minHourlyFen: null, nights: false, preferredTrades: [] },
  personalised: true,
  registeredAt: '2026-11-01T00:00:00.000Z',
});

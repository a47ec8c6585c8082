import { newId } from '@gg/kernel';
import { systemCaller, type Handover, type Transactions } from '@gg/platform';
import { platformParts, type PlatformParts } from '../support/platform';
import { poll } from '../support/poll';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const LEASE_MS = 400;
let database: TestDatabase;
let parts: PlatformParts;
let transactions: Transactions;
let handover: Handover;

beforeAll(async () => {
  database = await createTestDatabase();
  await database.drop();
  database = await createTestDatabase();
  parts = await platformParts(database.url, { relay: { leaseMs: LEASE_MS, pollMs: 50, batch: 50, handovers: 2 } });
  ({ handover, transactions } = parts.handingOver());
});
beforeEach(async () => {
  for (const table of ['events', 'event_deliveries']) await parts.connections.change(`DELETE FROM ${table}`);
  parts.queues.enqueued.length = 0;
  parts.queues.refuse = false;
});
afterAll(async () => {
  await parts.close();
  await database.drop();
});

const emit = (count = 1, dueAt?: Date) =>
  transactions.run(systemCaller('test'), 'test', async (tx) => {
    for (let n = 0; n < count; n++) {
      const shiftId = newId();
      tx.emit({
        name: 'shift.dispatch-due.v1',
        aggregateId: shiftId,
        aggregateVersion: 0,
        payload: { shiftId, why: 'test' },
        ...(dueAt ? { dueAt } : {}),
      });
    }
  });

const stored = () =>
  parts.connections.rows<{ attempts: number; nextTryAt: Date }>('SELECT attempts, next_try_at FROM event_deliveries');

const enqueued = (count: number) => poll('the queue', () => parts.queues.enqueued.length === count);

it('what a transaction leaves due is enqueued by its own process, once, and no relay looks at it within its lease', async () => {
  await emit();
  await enqueued(1);
  expect(parts.queues.enqueued[0]).toMatchObject({ consumer: 'bookings.dispatch-when-due', attempts: 0 });
  const [row] = await stored();
  expect(row).toMatchObject({ attempts: 1 });
  expect(row!.nextTryAt.getTime()).toBeGreaterThan(Date.now() - LEASE_MS);
  await parts.connections.change('UPDATE event_deliveries SET next_try_at = ?', [new Date(Date.now() + 60_000)]);
  const relay = parts.relay();
  relay.nudge();
  await relay.beforeApplicationShutdown();
  expect(parts.queues.enqueued).toHaveLength(1);
});

it('a process that dies between COMMIT and the queue leaves a lease that ends: the relay goes on', async () => {
  const pass = jest.spyOn(handover, 'pass').mockImplementation(() => undefined);
  try {
    await emit();
  } finally {
    pass.mockRestore();
  }
  expect(await stored()).toMatchObject([{ attempts: 1 }]);
  const relay = parts.relay();
  relay.nudge();
  await enqueued(1);
  expect(parts.queues.enqueued[0]).toMatchObject({ attempts: 1 });
  await relay.beforeApplicationShutdown();
});

it('what the queue does not take goes back to the relay as if it had not been tried', async () => {
  parts.queues.refuse = true;
  await emit();
  await poll('the refusal', async () => (await stored())[0]?.attempts === 0);
  parts.queues.refuse = false;
  const relay = parts.relay();
  relay.nudge();
  await enqueued(1);
  expect(parts.queues.enqueued[0]).toMatchObject({ attempts: 0 });
  await relay.beforeApplicationShutdown();
});

it.each([
  ['what is due later', () => emit(1, new Date(parts.clock.now().getTime() + 60_000)), 1],
  ['more than a relay claims at once', () => emit(51), 51],
])('leaves to the relay %s', async (_what, emitting, count) => {
  await emitting();
  expect(await stored()).toEqual(Array.from({ length: count }, () => ({ attempts: 0, nextTryAt: new Date(0) })));
  await handover.beforeApplicationShutdown();
  expect(parts.queues.enqueued).toHaveLength(0);
});

it('leaves a busy moment to the relay, which takes many at once', async () => {
  const ends: (() => void)[] = [];
  const slow = jest
    .spyOn(parts.queues, 'enqueue')
    .mockImplementation(() => new Promise<void>((resolve) => ends.push(resolve)));
  try {
    for (let n = 0; n < 3; n++) await emit();
    expect(ends).toHaveLength(2);
    expect((await stored()).filter(({ attempts }) => attempts === 0)).toHaveLength(1);
  } finally {
    for (const end of ends) end();
    slow.mockRestore();
    await handover.beforeApplicationShutdown();
  }
});

/** What an answer to an offer leaves to do: somebody waits for the news of it, and nobody for the count. */
const answerAnOffer = () =>
  transactions.run(systemCaller('test'), 'test', async (tx) => {
    const offerId = newId();
    tx.emit({
      name: 'offer.answered.v1',
      aggregateId: offerId,
      aggregateVersion: 2,
      payload: {
        offerId,
        shiftId: newId(),
        employerId: newId(),
        workerId: newId(),
        partyId: null,
        memberIds: [],
        answer: 'declined',
        reason: null,
      },
    });
  });

const consumers = () => parts.queues.enqueued.map(({ consumer }) => consumer);

it('what keeps projections yields to what somebody waits for, and follows it', async () => {
  await answerAnOffer();
  expect(consumers()).toEqual(['notifications.notify-offer-answered']);
  await enqueued(2);
  expect(consumers()[1]).toBe('matching.count-offer-answered');
});

it('a process that ends does not leave what yielded to the end of its lease', async () => {
  await answerAnOffer();
  await handover.beforeApplicationShutdown();
  expect(consumers()).toEqual(['notifications.notify-offer-answered', 'matching.count-offer-answered']);
});

it('what yielded and is not taken goes back to the relay, of however many transactions', async () => {
  parts.queues.refuse = true;
  await answerAnOffer();
  await answerAnOffer();
  await poll('all to be given back', async () => (await stored()).every(({ attempts }) => attempts === 0));
  expect(await stored()).toHaveLength(4);
});

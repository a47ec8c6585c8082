import { localMinute, type Id } from '@gg/kernel';
import type { NewEvent } from '@gg/platform';
import { emptyTables, makeTables, startService, World, type RunningService } from '../support/notifications';
import { TestGateway } from '../support/test-gateway';
import { poll } from '../support/poll';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const HOUR_MS = 3_600_000;
const hourNow = Math.floor(localMinute(new Date()) / 60);
/** It is quiet now, whenever this is run, and for more than an hour still. */
const quietHours = { fromHour: hourNow, untilHour: (hourNow + 3) % 24, urgentMinutes: 120 };
const settings = {
  quietHours,
  relay: { leaseMs: 500, pollMs: 50 },
  escalation: { smsUrgentSeconds: 0, smsSeconds: 0, callUrgentMinutes: 0, callMinutes: 0 },
};

let database: TestDatabase;
let gateway: TestGateway;
let world: World;
let matching: RunningService;

beforeAll(async () => {
  database = await createTestDatabase();
  await database.drop();
  database = await createTestDatabase();
  await makeTables(database.url);
  gateway = await TestGateway.start();
  world = new World();
  matching = await startService({ databaseUrl: database.url, world, service: 'matching', settings, env: gateway.env });
}, 60_000);
beforeEach(async () => {
  await emptyTables(matching);
  world.bookings.clear();
  world.wakeable.clear();
  cannotWait();
});
afterAll(async () => {
  await matching?.close();
  await gateway?.stop();
  await database?.drop();
});

const cannotWait = (): void => void (world.start = new Date(Date.now() + HOUR_MS));
const canWait = (): void => void (world.start = new Date(Date.now() + 20 * HOUR_MS));
const texts = async (workerId: Id) => (await gateway.outbox(world.phones.get(workerId)!)).map(({ text }) => text);
const calls = async (workerId: Id) =>
  (await matching.connections.rows('SELECT id FROM call_list_entries WHERE worker_id = ?', [workerId])).length;
const stepsOf = async (offerId: Id): Promise<string[]> => {
  const rows = await matching.connections.rows<{ step: string }>(
    'SELECT s.step FROM delivery_steps s JOIN notices n ON n.id = s.notice_id WHERE n.subject_id = ?',
    [offerId],
  );
  return rows.map(({ step }) => step);
};
const tell = (event: NewEvent) => matching.run(async (tx) => tx.emit(event));

/** An offer that was made before the night began. */
function earlierOffer(workerId: Id): Id {
  const offerId = world.offer(workerId);
  world.change(offerId, { madeAt: new Date(Date.now() - 4 * HOUR_MS), expiresAt: new Date(Date.now() + 24 * HOUR_MS) });
  return offerId;
}

/** All that is due was done, and what was put off is due when the night is over. */
async function settled(): Promise<{ consumer: string; inHours: number }[]> {
  await poll(
    'everything that is due',
    async () => {
      const row = await matching.connections.row<{ n: number }>(
        'SELECT COUNT(*) n FROM event_deliveries WHERE done_at IS NULL AND due_at <= ?',
        [new Date(Date.now() + 2_000)],
      );
      return Number(row?.n) === 0;
    },
    20_000,
  );
  const left = await matching.connections.rows<{ consumer: string; dueAt: Date }>(
    'SELECT consumer, due_at FROM event_deliveries WHERE done_at IS NULL ORDER BY consumer, due_at',
  );
  return left.map(({ consumer, dueAt }) => ({
    consumer,
    inHours: Math.ceil((dueAt.getTime() - Date.now()) / HOUR_MS),
  }));
}
/** Left for the end of the quiet hours, which is at the third full hour from now. */
const [TEXT, MOVE] = ['notifications.send-sms', 'notifications.escalate-notices'].map((consumer) => ({
  consumer,
  inHours: 3,
}));

it('an offer from before the night waits for the morning, unless it cannot and its worker allows it', async () => {
  const [asleep, willing] = [world.worker(), world.worker()];
  world.wakeable.add(willing);
  const [kept, told] = [earlierOffer(asleep), earlierOffer(willing)];
  await tell(world.waveOf([kept, told], true));
  await poll('the text to the one who allowed it', async () => (await texts(willing)).length > 0, 20_000);
  const left = await settled();
  expect([await texts(asleep), await calls(asleep)]).toEqual([[], 0]);
  expect(await calls(willing)).toBe(1);
  // The ledger says why nothing has gone out yet.
  expect(await stepsOf(kept)).toEqual(expect.arrayContaining(['call_kept', 'no_open_page', 'sms_kept']));
  expect(await stepsOf(told)).not.toEqual(expect.arrayContaining([expect.stringContaining('_kept')]));
  expect(left).toEqual(expect.arrayContaining([MOVE]));
});

it('of work that can wait it waits for everybody', async () => {
  canWait();
  const willing = world.worker();
  world.wakeable.add(willing);
  await tell(world.waveOf([earlierOffer(willing)]));
  const left = await settled();
  expect([await texts(willing), await calls(willing)]).toEqual([[], 0]);
  expect(left).toEqual(expect.arrayContaining([MOVE]));
});

it('what was made at night is for somebody who is awake', async () => {
  canWait();
  const awake = world.worker();
  await tell(world.waveOf([world.offer(awake)]));
  await poll('the text', async () => (await texts(awake)).length > 0, 20_000);
});

it('a text that the gateway did not take by day is kept, and not given up', async () => {
  canWait();
  const workerId = world.worker();
  const offerId = earlierOffer(workerId);
  await matching.run(async (tx) => {
    const message = { id: offerId, providerKey: `offer-${offerId}`, accountId: workerId, purpose: 'offer' };
    await tx.insert('sms_messages', {
      ...message,
      noticeId: null,
      offerId,
      facts: null,
      state: 'waiting',
      attempts: 3,
      lastError: null,
      madeAt: new Date(Date.now() - 4 * HOUR_MS),
      sentAt: null,
    });
    tx.emit({ name: 'sms.send-due.v1', aggregateId: offerId, aggregateVersion: 0, payload: { messageIds: [offerId] } });
  });
  expect(await settled()).toEqual([TEXT]);
  expect(await texts(workerId)).toEqual([]);
  expect(await matching.connections.row('SELECT state, attempts FROM sms_messages WHERE id = ?', [offerId])).toEqual({
    state: 'waiting',
    attempts: 3,
  });
});

it('a seat that is gone is told before the way to it begins, and otherwise in the morning', async () => {
  const [soon, later] = [world.worker(), world.worker()];
  const gone = (workerId: Id) =>
    tell(world.bookingEvent(world.booking(workerId), { state: 'cancelled_by_employer', reason: 'shift_withdrawn' }));
  await gone(soon);
  await poll('the text about work that starts soon', async () => (await texts(soon)).length > 0, 20_000);
  expect(await calls(soon)).toBe(1);
  canWait();
  await gone(later);
  const left = await settled();
  expect([await texts(later), await calls(later)]).toEqual([[], 0]);
  expect(left.filter(({ consumer }) => consumer === MOVE!.consumer)).not.toEqual([]);
});

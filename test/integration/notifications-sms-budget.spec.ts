import { newId, type Id } from '@gg/kernel';
import { Metrics, systemCaller } from '@gg/platform';
import { SmsBudget, type SmsToPay } from '../../libs/notifications/channels/sms-budget';
import { smsSegments } from '../../libs/notifications/domain/sms-segments';
import {
  everythingDue,
  emptyTables,
  makeTables,
  startService,
  World,
  type RunningService,
} from '../support/notifications';
import { TestGateway } from '../support/test-gateway';
import { poll } from '../support/poll';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const BUDGET_FEN = 40;
const settings = {
  relay: { leaseMs: 500, pollMs: 50, maxBackoffMs: 500 },
  escalation: { smsUrgentSeconds: 0, smsSeconds: 0, callUrgentMinutes: 60, callMinutes: 60 },
  sms: { budget: { segmentFen: 1, cityDayFen: BUDGET_FEN, plainPercent: 50, soonPercent: 75 } },
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
  await idle();
  await emptyTables(matching);
  world.bookings.clear();
});
afterAll(async () => {
  await matching?.close();
  await gateway?.stop();
  await database?.drop();
});

const idle = () => everythingDue(matching, { withinMs: 30_000 });
const spentFen = async (): Promise<number> =>
  Number((await matching.connections.row<{ n: number }>('SELECT SUM(spent_fen) n FROM sms_budgets'))?.n ?? 0);
const paidFen = async (): Promise<number> =>
  Number((await matching.connections.row<{ n: number }>('SELECT SUM(cost_fen) n FROM sms_messages'))?.n ?? 0);
const stepsOf = async (subjectId: Id): Promise<string[]> =>
  (
    await matching.connections.rows<{ step: string }>(
      'SELECT s.step FROM delivery_steps s JOIN notices n ON n.id = s.notice_id WHERE n.subject_id = ? ORDER BY s.step',
      [subjectId],
    )
  ).map(({ step }) => step);
const textsOf = async (workerId: Id) => (await gateway.outbox(world.phones.get(workerId)!)).map(({ text }) => text);

/** Messages that wait to be paid. */
async function waiting(count: number, more: Partial<SmsToPay> = {}): Promise<SmsToPay[]> {
  const texts = Array.from({ length: count }, (): SmsToPay => {
    const about = { cityCode: '4501', worth: 'plain', segments: 1 } as const;
    return { messageId: newId(), ...about, ...more };
  });
  await matching.run((tx) =>
    tx.insert(
      'sms_messages',
      texts.map(({ messageId }) => ({
        id: messageId,
        providerKey: `test-${messageId}`,
        accountId: newId(),
        purpose: 'offer',
        noticeId: null,
        offerId: null,
        facts: null,
        state: 'waiting',
        attempts: 0,
        lastError: null,
        madeAt: tx.now,
        sentAt: null,
      })),
    ),
  );
  return texts;
}
const pay = (texts: readonly SmsToPay[]) => matching.app.get(SmsBudget).pay(systemCaller('test'), texts);

it('plain offers stop at their share, and those without a text are called at once; who loses a seat is told', async () => {
  const workers = Array.from({ length: 12 }, () => world.worker());
  const offers = workers.map((workerId) => world.offer(workerId));
  await matching.run(async (tx) => tx.emit(world.waveOf(offers)));
  await poll(
    'an end of every offer’s text',
    async () =>
      (await matching.connections.rows("SELECT id FROM sms_messages WHERE state IN ('sent', 'failed')")).length === 12,
    20_000,
  );
  const texted = (await Promise.all(workers.map(textsOf))).flat();
  const segments = texted.map(smsSegments);
  expect(texted.length).toBe(Math.floor(BUDGET_FEN / 2 / segments[0]!));
  expect(await spentFen()).toBe(segments.reduce((sum, n) => sum + n, 0));
  expect(await paidFen()).toBe(await spentFen());
  const ways = await Promise.all(offers.map(stepsOf));
  const called = ways.filter((steps) => steps.includes('sms_over_budget'));
  expect(called).toHaveLength(12 - texted.length);
  for (const steps of called) expect(steps).toEqual(expect.arrayContaining(['call_listed', 'sms_over_budget']));
  for (const steps of called) expect(steps).not.toContain('sms_failed');
  // Whoever asks again, after a lease that ran out, is counted again.
  const told = await matching.app.get(Metrics).registry.getSingleMetricAsString('gg_sms_over_budget_total');
  expect(Number(/city="4501".*} (\d+)$/m.exec(told)?.[1])).toBeGreaterThanOrEqual(called.length);

  const seated = world.worker();
  const cancelled = { state: 'cancelled_by_employer', reason: 'shift_withdrawn' } as const;
  await matching.run(async (tx) => tx.emit(world.bookingEvent(world.booking(seated), cancelled)));
  await poll('the text', async () => (await textsOf(seated)).length > 0, 20_000);
  expect(await spentFen()).toBeLessThanOrEqual(BUDGET_FEN);
}, 60_000);

it('never spends more than there is, however many pay at once, and each message once', async () => {
  const texts = [...(await waiting(60)), ...(await waiting(15, { worth: 'seat', segments: 2 }))];
  // Each is asked for by two at once, as when a lease ended while its holder still worked.
  const bundles = Array.from({ length: 15 }, (_, n) => texts.filter((_text, at) => at % 15 === n));
  await Promise.all(bundles.flatMap((bundle) => [pay(bundle), pay(bundle)]));
  const [spent, paid] = [await spentFen(), await paidFen()];
  expect(spent).toBe(paid);
  expect(spent).toBeLessThanOrEqual(BUDGET_FEN);
  // Whoever comes first, the money goes as far as it may.
  expect(spent).toBeGreaterThanOrEqual(BUDGET_FEN - 1);
  expect(await pay(texts)).toEqual(await pay(texts));
  expect(await spentFen()).toBe(spent);
});

it('of one bundle what matters most is paid first', async () => {
  const [plain, seat] = [await waiting(30), await waiting(30, { worth: 'seat' })];
  const refused = await pay([...plain, ...seat]);
  expect(seat.every(({ messageId }) => !refused.has(messageId))).toBe(true);
  expect(plain.every(({ messageId }) => refused.has(messageId))).toBe(true);
  expect(await spentFen()).toBe(30);
});

it('cities do not pay for each other', async () => {
  await pay(await waiting(40, { worth: 'seat' }));
  expect((await pay(await waiting(1, { worth: 'seat' }))).size).toBe(1);
  expect((await pay(await waiting(1, { worth: 'seat', cityCode: '4502' }))).size).toBe(0);
});

it('what the gateway did not take is paid once, and what it never will is given back', async () => {
  const [away, wrong] = [world.worker(), world.worker()];
  world.phones.set(wrong, 'no number');
  await gateway.away();
  await matching.run(async (tx) => tx.emit(world.waveOf([world.offer(away), world.offer(wrong)])));
  await poll(
    'a second try',
    async () =>
      (await matching.connections.rows('SELECT id FROM sms_messages WHERE attempts >= 2 AND cost_fen > 0')).length > 0,
    20_000,
  );
  await gateway.back();
  await poll('the text', async () => (await textsOf(away)).length > 0, 20_000);
  await idle();
  const [text] = await textsOf(away);
  expect([await spentFen(), await paidFen()]).toEqual([smsSegments(text!), smsSegments(text!)]);
}, 60_000);

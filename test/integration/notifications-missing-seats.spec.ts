import type { Id } from '@gg/kernel';
import type { NewEvent } from '@gg/platform';
import {
  emptyTables,
  everythingDue,
  makeTables,
  openPage,
  startService,
  tokenOf,
  World,
  type RunningService,
} from '../support/notifications';
import { TestGateway } from '../support/test-gateway';
import { poll } from '../support/poll';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

/** With two hours left or less a page has ten minutes to acknowledge, before that no time at all. */
const settings = {
  relay: { leaseMs: 500, pollMs: 50 },
  escalation: { smsUrgentSeconds: 600, smsSeconds: 0, callUrgentMinutes: 0, callMinutes: 0 },
};
const HOUR_MS = 3_600_000;

let database: TestDatabase;
let gateway: TestGateway;
let world: World;
let matching: RunningService;
let employer: RunningService;
let owner: Id;
let phone: string;

beforeAll(async () => {
  database = await createTestDatabase();
  await database.drop();
  database = await createTestDatabase();
  await makeTables(database.url);
  gateway = await TestGateway.start();
  world = new World();
  const options = { databaseUrl: database.url, world, settings, env: gateway.env };
  matching = await startService({ ...options, service: 'matching' });
  employer = await startService({ ...options, service: 'employer' });
});
beforeEach(async () => {
  await emptyTables(matching);
  world.bookings.clear();
  world.start = new Date(Date.now() + HOUR_MS);
  world.seats = { headcount: 3, filled: 2, state: 'filling' };
  owner = world.worker();
  phone = world.phones.get(owner)!;
  world.members.set(world.employerId, [owner]);
});
afterAll(async () => {
  await employer?.close();
  await matching?.close();
  await gateway?.stop();
  await database?.drop();
});

const tell = (event: NewEvent, actorId: Id | null = null) =>
  matching.run(async (tx) => {
    Object.assign(tx, { caller: { ...tx.caller, accountId: actorId } });
    tx.emit(event);
  });

/** A worker gives a seat back: no news to themselves. */
async function cancels(state: 'cancelled_by_worker' | 'cancelled_by_employer' = 'cancelled_by_worker'): Promise<void> {
  const workerId = world.worker();
  await tell(world.bookingEvent(world.booking(workerId), { state, reason: 'other' }), workerId);
}

const exhausted = (): NewEvent => ({
  name: 'shift.exhausted.v1',
  aggregateId: world.shiftId,
  aggregateVersion: 3,
  cityCode: '4501',
  payload: {
    shiftId: world.shiftId,
    employerId: world.employerId,
    filled: world.seats.filled,
    headcount: world.seats.headcount,
    reason: 'everybody_asked',
    failed: {},
  },
});

const texts = async (to = phone) => (await gateway.outbox(to)).map((sms) => sms.text);
const textAt = (at: number) => poll('a text', async () => (await texts())[at]);
const messages = () =>
  matching.connections.rows<{ state: string; lastError: string | null }>(
    'SELECT state, last_error FROM sms_messages ORDER BY made_at',
  );
const ended = (state: string) =>
  poll('the end', async () => (await messages()).some((one) => one.state === state), 20_000);
const later = () =>
  matching.connections.rows<{ consumer: string; dueAt: Date }>(
    "SELECT consumer, due_at FROM event_deliveries WHERE done_at IS NULL AND consumer = 'notifications.send-sms'",
  );
const idle = () => everythingDue(matching);

/** What waits for its time has come to it. */
const hasten = () =>
  matching.connections.change(
    "UPDATE event_deliveries SET due_at = ? WHERE done_at IS NULL AND consumer = 'notifications.send-sms'",
    [new Date()],
  );

describe('an employer without an open page', () => {
  it('is texted that somebody cancelled: the work, its seats and what to do; whoever only looks is not', async () => {
    const viewer = world.worker();
    world.viewers.add(viewer);
    world.members.set(world.employerId, [owner, viewer]);
    await cancels();
    expect(await textAt(0)).toMatch(
      /^【桂工零活】有人取消，班次缺人：装卸搬运工，.*，需3人，现有2人，还缺1人。系统正在继续找人。请打开企业端处理，或打电话给就近的零工市场。$/,
    );
    await idle();
    expect(await texts()).toHaveLength(1);
    expect(await texts(world.phones.get(viewer))).toEqual([]);
    expect(await matching.connections.rows('SELECT id FROM call_list_entries')).toEqual([]);
    expect(await matching.connections.rows('SELECT account_id, moves_to FROM notices ORDER BY moves_to')).toEqual(
      expect.arrayContaining([
        { accountId: owner, movesTo: 'sms' },
        { accountId: viewer, movesTo: null },
      ]),
    );
  });

  it('is texted that nobody is left to ask', async () => {
    world.seats.state = 'exhausted';
    await tell(exhausted());
    expect(await textAt(0)).toMatch(/^【桂工零活】班次还没招满：.*还缺1人。暂时没有可派的人。/);
  });

  it('hears nothing of its own act', async () => {
    await cancels('cancelled_by_employer');
    await idle();
    expect(await matching.connections.rows('SELECT id FROM notices WHERE account_id = ?', [owner])).toHaveLength(1);
    expect(await texts()).toEqual([]);
  });

  it('hears nothing who took back that they want texts', async () => {
    world.unwilling.add(owner);
    await cancels();
    await ended('failed');
    expect(await messages()).toEqual([{ state: 'failed', lastError: 'sms_revoked' }]);
    expect(await texts()).toEqual([]);
  });

  it.each([
    ['the seat was taken again', () => void (world.seats = { headcount: 3, filled: 3, state: 'full' })],
    ['the shift was withdrawn', () => void (world.seats.state = 'closed')],
    ['they left the employer', () => void world.members.set(world.employerId, [])],
  ])('is not texted any more once %s', async (_what, happens) => {
    await gateway.away();
    await cancels();
    await poll(
      'a try',
      async () => (await matching.connections.rows('SELECT 1 FROM sms_messages WHERE attempts > 0'))[0],
    );
    happens();
    await gateway.back();
    await ended('dropped');
    expect(await texts()).toEqual([]);
  });

  it('is not texted any more once a page has acknowledged it', async () => {
    await gateway.away();
    await cancels();
    await poll(
      'a try',
      async () => (await matching.connections.rows('SELECT 1 FROM sms_messages WHERE attempts > 0'))[0],
    );
    const page = await openPage(employer.url, tokenOf('employer', owner), null);
    const notice = await poll('the notice', () => page.heard[0]);
    await page.ask('notices.ack', { ids: [notice.id] });
    page.close();
    await gateway.back();
    await ended('dropped');
    expect(await texts()).toEqual([]);
  });

  it('gets one text of a burst, and one when the time is over, with the seats as they are then', async () => {
    await cancels();
    await textAt(0);
    world.seats.filled = 0;
    for (let more = 0; more < 9; more += 1) await cancels();
    await tell(exhausted());
    await idle();
    expect(await texts()).toHaveLength(1);
    expect((await messages()).map((one) => one.state).sort()).toEqual(['sent', 'waiting']);
    expect((await later()).map(({ dueAt }) => dueAt)).toEqual([new Date(world.start.getTime() - 50 * 60_000)]);
    await hasten();
    expect(await textAt(1)).toContain('需3人，现有0人，还缺3人');
    await idle();
    expect(await texts()).toHaveLength(2);
  });

  it('is not texted while the start is far: one text when it is near', async () => {
    world.start = new Date(Date.now() + 60 * HOUR_MS);
    await cancels();
    await cancels();
    await tell(exhausted());
    await idle();
    expect(await texts()).toEqual([]);
    expect((await later()).map(({ dueAt }) => dueAt)).toEqual([new Date(world.start.getTime() - 14 * HOUR_MS)]);
    await hasten();
    await textAt(0);
    await idle();
    expect(await texts()).toHaveLength(1);
  });
});

describe('an employer with an open page', () => {
  it('is texted when nobody acknowledges what it shows', async () => {
    world.start = new Date(Date.now() + 6 * HOUR_MS);
    const page = await openPage(employer.url, tokenOf('employer', owner), null);
    await cancels();
    await poll('the notice', () => page.heard[0]);
    expect(await textAt(0)).toContain('有人取消');
    page.close();
  });

  it('is left the time to do so', async () => {
    const page = await openPage(employer.url, tokenOf('employer', owner), null);
    await cancels();
    await poll('the notice', () => page.heard[0]);
    await idle();
    expect(await messages()).toEqual([]);
    page.close();
  });
});

import { newId, type Id } from '@gg/kernel';
import type { NewEvent } from '@gg/platform';
import { CallListController } from '../../apps/centre/call-list.controller';
import { SmsInboundController } from '../../apps/worker/sms-inbound.controller';
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

const settings = {
  relay: { leaseMs: 500, pollMs: 50 },
  escalation: { smsUrgentSeconds: 0, smsSeconds: 0, callUrgentMinutes: 0, callMinutes: 0 },
};
const HOUR_MS = 3_600_000;

let database: TestDatabase;
let gateway: TestGateway;
let world: World;
let matching: RunningService;
let worker: RunningService;
let centre: RunningService;
const clerk = newId();

beforeAll(async () => {
  database = await createTestDatabase();
  await database.drop();
  database = await createTestDatabase();
  await makeTables(database.url);
  gateway = await TestGateway.start();
  world = new World();
  const options = { databaseUrl: database.url, world, settings, env: gateway.env };
  matching = await startService({ ...options, service: 'matching' });
  worker = await startService({ ...options, service: 'worker', controllers: [SmsInboundController] });
  centre = await startService({ ...options, service: 'centre', controllers: [CallListController] });
});
beforeEach(async () => {
  await emptyTables(matching);
  world.bookings.clear();
  world.start = new Date(Date.now() + 6 * HOUR_MS);
});
afterAll(async () => {
  await centre?.close();
  await worker?.close();
  await matching?.close();
  await gateway?.stop();
  await database?.drop();
});

/** Somebody with a seat, and how to reach them. */
function seated(partyId: Id | null = null): { workerId: Id; bookingId: Id; phone: string } {
  const workerId = world.worker();
  return { workerId, bookingId: world.booking(workerId, null, partyId), phone: world.phones.get(workerId)! };
}

const tell = (event: NewEvent, actorId: Id | null = null, onBehalfOf: Id | null = null) =>
  matching.run(async (tx) => {
    Object.assign(tx, { caller: { ...tx.caller, accountId: actorId, onBehalfOf } });
    tx.emit(event);
  });

const gone = { state: 'cancelled_by_employer', reason: 'shift_withdrawn', note: '仓库停电，\n实在抱歉' } as const;

const textTo = (phone: string, at = 0) =>
  poll('a text', async () => (await gateway.outbox(phone)).map((sms) => sms.text)[at]);

const reply = async (phone: string, text: string): Promise<unknown> => {
  const answer = await fetch(`${worker.url}/api/sms/inbound`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${gateway.env['SMS_GATEWAY_TOKEN']}` },
    body: JSON.stringify({ id: newId(), from: phone, text }),
  });
  return ((await answer.json()) as { outcome: unknown }).outcome;
};

const callOf = (workerId: Id) =>
  matching.connections.row<{ id: Id; state: string; outcome: string | null }>(
    'SELECT id, state, outcome FROM call_list_entries WHERE worker_id = ?',
    [workerId],
  );
const listed = (workerId: Id) => poll('the call list', async () => (await callOf(workerId)) ?? undefined);

const idle = () => everythingDue(matching);

async function ask(path: string, body?: object): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await fetch(`${centre.url}/api/call-list${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      authorization: `Bearer ${tokenOf('staff', clerk, '4501')}`,
      ...(body ? { 'content-type': 'application/json', 'idempotency-key': newId() } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

describe('a seat that is gone', () => {
  it('is told by text, with the work, the reason and the employer’s words, and then by a call', async () => {
    const { workerId, bookingId, phone } = seated();
    await tell(world.bookingEvent(bookingId, gone));
    expect(await textTo(phone)).toMatch(
      /^【桂工零活】工作取消，请不要前往：装卸搬运工，.*，沙井大道东门。原因：用工单位撤回了班次（仓库停电， 实在抱歉）。知道了请回复“3”。$/,
    );
    const { id } = await listed(workerId);
    expect((await ask('')).body['items']).toMatchObject([
      { id, workerId, about: 'booking.cancelled', offerId: null, reason: 'shift_withdrawn', title: '仓库装卸' },
    ]);
    expect((await ask(`/${id}/opening`, {})).body).toMatchObject({ phone, state: 'taken' });
    expect((await ask(`/${id}/outcome`, { outcome: 'accepted' })).body['code']).toBe('call.outcome_unfit');
    expect((await ask(`/${id}/outcome`, { outcome: 'told' })).body).toMatchObject({ state: 'closed', outcome: 'told' });
    expect((await ask('')).body['items']).toEqual([]);
    expect(await gateway.outbox(phone)).toHaveLength(1);
  });

  it.each(['3', '收到'])('is told once, when %j answers the text: nobody is phoned', async (receipt) => {
    const { workerId, bookingId, phone } = seated();
    await tell(world.bookingEvent(bookingId, gone));
    await listed(workerId);
    await poll(
      'the ledger',
      async () =>
        (await matching.connections.rows("SELECT 1 FROM delivery_steps WHERE step = 'sms_sent'")).length === 1,
    );
    expect(await reply(phone, receipt)).toBe('received');
    expect(await callOf(workerId)).toMatchObject({ state: 'closed', outcome: 'answered' });
    expect(await reply(phone, receipt)).toBe('received');
    await idle();
    expect(await gateway.outbox(phone)).toHaveLength(1);
  });

  it('is taken off the list by the page that acknowledges it', async () => {
    const { workerId, bookingId } = seated();
    await tell(world.bookingEvent(bookingId, gone));
    await listed(workerId);
    const page = await openPage(worker.url, tokenOf('worker', workerId), null);
    const notice = await poll('the notice', () => page.heard[0]);
    expect(notice).toMatchObject({ kind: 'booking.cancelled', data: { note: gone.note } });
    await page.ask('notices.ack', { ids: [notice.id] });
    page.close();
    expect(await callOf(workerId)).toMatchObject({ state: 'closed', outcome: 'answered' });
  });

  it('is not phoned about while the start is far: the call comes when it is near', async () => {
    world.start = new Date(Date.now() + 60 * HOUR_MS);
    const { workerId, bookingId, phone } = seated();
    await tell(world.bookingEvent(bookingId, gone));
    await textTo(phone);
    await idle();
    expect(await callOf(workerId)).toBeNull();
    const waiting = await matching.connections.rows<{ dueAt: Date }>(
      "SELECT due_at FROM event_deliveries WHERE done_at IS NULL AND consumer = 'notifications.escalate-notices'",
    );
    expect(waiting).toEqual([{ dueAt: new Date(world.start.getTime() - 14 * HOUR_MS) }]);
  });

  it('is phoned about at once where no text arrives and the start is near', async () => {
    const { workerId, bookingId } = seated();
    world.phones.delete(workerId);
    await tell(world.bookingEvent(bookingId, gone));
    await listed(workerId);
  });

  it('by an own act is no news: no text, no call', async () => {
    const { workerId, bookingId, phone } = seated();
    await tell(world.bookingEvent(bookingId, { state: 'released', reason: 'undo' }), workerId);
    await idle();
    expect(await callOf(workerId)).toBeNull();
    expect(await gateway.outbox(phone)).toEqual([]);
  });

  it('and held again is not told any more, and its call leaves the list', async () => {
    const { workerId, bookingId } = seated();
    await tell(world.bookingEvent(bookingId, gone));
    const { id } = await listed(workerId);
    world.booking(workerId);
    expect((await ask(`/${id}/opening`, {})).body['code']).toBe('call.news_over');
    expect((await ask(`/${id}/opening`, {})).body['code']).toBe('call.closed');
  });
});

describe('a seat that another’s answer brought', () => {
  it('is told by text with a code that gives it back, whoever of the party accepted', async () => {
    const { workerId, bookingId, phone } = seated(newId());
    await tell(world.bookingEvent(bookingId), newId());
    const text = await textTo(phone);
    expect(text).toMatch(/^【桂工零活】班组已为您接下：装卸搬运工，.*税前24元\/小时，日结。请.*到沙井大道东门集合。/);
    const [, code] = /“2 (\w{4})”/.exec(text)!;
    await listed(workerId);
    expect(await reply(phone, `1 ${code}`)).toBe('accepted');
    expect(await reply(phone, `2 ${code}`)).toBe('given_back');
    expect(world.bookings.get(bookingId)).toMatchObject({ state: 'cancelled_by_worker', endReason: 'undo' });
    expect(await textTo(phone, 2)).toMatch(/^【桂工零活】已撤回：装卸搬运工，.*。没有任何影响。$/);
  });

  it('is confirmed by text, and not phoned about, where staff took it for somebody', async () => {
    const { workerId, bookingId, phone } = seated();
    await tell(world.bookingEvent(bookingId), newId(), workerId);
    expect(await textTo(phone)).toContain('您已被录用');
    await idle();
    expect(await callOf(workerId)).toBeNull();
  });

  it('is no news to whoever took it', async () => {
    const { workerId, bookingId, phone } = seated();
    await tell(world.bookingEvent(bookingId), workerId);
    await idle();
    expect(await gateway.outbox(phone)).toEqual([]);
  });

  it('is not told by text any more once it is gone', async () => {
    const { bookingId, phone } = seated();
    await gateway.away();
    await tell(world.bookingEvent(bookingId), newId());
    await poll(
      'a try',
      async () => (await matching.connections.rows('SELECT 1 FROM sms_messages WHERE attempts > 0')).length > 0,
    );
    world.bookingEvent(bookingId, gone);
    await gateway.back();
    await poll(
      'the end',
      async () => (await matching.connections.rows("SELECT 1 FROM sms_messages WHERE state = 'dropped'")).length === 1,
      20_000,
    );
    expect(await gateway.outbox(phone)).toEqual([]);
  });
});

it('a changed shift is told to those who hold a seat, by text and then by a call', async () => {
  const { workerId, phone } = seated();
  await tell({
    name: 'shift.changed.v1',
    aggregateId: world.shiftId,
    aggregateVersion: 2,
    payload: {
      postingId: newId(),
      shiftId: world.shiftId,
      employerId: world.employerId,
      headcount: 3,
      materially: true,
    },
  });
  expect(await textTo(phone)).toMatch(/^【桂工零活】班次有变动，现在是：装卸搬运工，.*去不了请尽早回复“2 \w{4}”。/);
  expect((await listed(workerId)).state).toBe('waiting');
});

describe('the question whether somebody comes', () => {
  /** Bookings make it; its answer is theirs, too. */
  async function asked(): Promise<ReturnType<typeof seated> & { askedIn: Id; silence: () => Promise<void> }> {
    const seat = seated();
    const { bookingId, workerId } = seat;
    const about = { shiftId: world.shiftId, moment: 'before_start' as const };
    const answerBy = new Date(Date.now() + HOUR_MS);
    const [start, end] = [world.start.toISOString(), new Date(world.start.getTime() + 4 * HOUR_MS).toISOString()];
    const question = { bookingId, moment: about.moment, askedAt: new Date(), answerBy, answer: null, answeredAt: null };
    world.questions.set(bookingId, question);
    const askedIn = newId();
    const event = { aggregateId: world.shiftId, aggregateVersion: 0, cityCode: '4501' };
    await tell({
      ...event,
      id: askedIn,
      name: 'reconfirmations.asked.v1',
      payload: {
        ...about,
        employerId: world.employerId,
        start,
        end,
        answerBy: answerBy.toISOString(),
        releases: true,
        asked: [{ bookingId, workerId, partyId: null }],
      },
    });
    const silence = () =>
      tell({
        ...event,
        name: 'reconfirmations.silent.v1',
        payload: { ...about, answerBy: answerBy.toISOString(), silent: [{ bookingId, workerId, askedIn }] },
      });
    return { ...seat, askedIn, silence };
  }

  it('is texted, and answered by text', async () => {
    const { bookingId, phone } = await asked();
    const text = await textTo(phone);
    expect(text).toMatch(/^【桂工零活】请确认是否到岗：装卸搬运工，.*到沙井大道东门集合。能来请回复“1 \w{4}”/);
    const [, code] = /“1 (\w{4})”/.exec(text)!;
    expect(await reply(phone, '3')).toBe('received');
    expect(world.words).toEqual([]);
    expect(await reply(phone, `1 ${code}`)).toBe('accepted');
    expect(world.words).toMatchObject([
      { bookingId, answer: 'coming', caller: { kind: 'worker', channel: 'sms', idempotency: expect.any(Object) } },
    ]);
    expect(await textTo(phone, 1)).toMatch(/^【桂工零活】已确认，谢谢。请.*到沙井大道东门集合。$/);
  });

  it('of which nobody heard is phoned about, also when it was seen, and answered there', async () => {
    world.words.length = 0;
    const { workerId, bookingId, phone, silence } = await asked();
    await textTo(phone);
    expect(await reply(phone, '3')).toBe('received');
    await silence();
    const { id } = await listed(workerId);
    await idle();
    expect(await callOf(workerId)).toMatchObject({ state: 'waiting' });
    expect((await ask(`/${id}`)).body).toMatchObject({ about: 'booking.reconfirmation_asked', offerId: null });
    expect((await ask(`/${id}/opening`, {})).status).toBe(200);
    expect((await ask(`/${id}/outcome`, { outcome: 'told' })).body['code']).toBe('call.outcome_unfit');
    expect(await ask(`/${id}/outcome`, { outcome: 'accepted' })).toMatchObject({
      status: 200,
      body: { state: 'closed', accepted: null },
    });
    expect(world.words).toMatchObject([
      { bookingId, answer: 'coming', caller: { kind: 'staff', channel: 'phone', onBehalfOf: workerId } },
    ]);
  });

  it('leaves the call list once it is answered, also when the answer comes first', async () => {
    const { workerId, bookingId, askedIn, phone, silence } = await asked();
    await textTo(phone);
    await silence();
    await listed(workerId);
    const ended = (answer: 'coming' | 'void', about: { bookingId: Id; workerId: Id; askedIn: Id }) =>
      tell({
        name: 'reconfirmations.ended.v1',
        aggregateId: world.shiftId,
        aggregateVersion: 0,
        payload: { shiftId: world.shiftId, ended: [{ ...about, moment: 'before_start', answer }] },
      });
    await ended('void', { bookingId, workerId, askedIn });
    await poll('the end of the call', async () => (await callOf(workerId))?.state === 'closed' || undefined);

    const early = await asked();
    await textTo(early.phone);
    world.questions.set(early.bookingId, { ...world.questions.get(early.bookingId)!, answer: 'coming' });
    await ended('coming', early);
    await idle();
    await early.silence();
    await idle();
    expect(await callOf(early.workerId)).toMatchObject({ state: 'closed', outcome: 'answered' });
  });
});

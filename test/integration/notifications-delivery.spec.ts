import { newId, type Id } from '@gg/kernel';
import {
  emptyTables,
  everythingDue,
  makeTables,
  openPage,
  startService,
  tokenOf,
  World,
  type Page,
  type RunningService,
} from '../support/notifications';
import { TestGateway } from '../support/test-gateway';
import { poll } from '../support/poll';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const settings = {
  relay: { leaseMs: 500, pollMs: 50, maxBackoffMs: 1_000 },
  escalation: { smsUrgentSeconds: 1, smsSeconds: 3_600, callUrgentMinutes: 0, callMinutes: 60 },
  notices: { chunk: 10 },
};

let database: TestDatabase;
let gateway: TestGateway;
let world: World;
let matching: RunningService;
let worker: RunningService;
const pages: Page[] = [];

const start = (service: 'matching' | 'worker') =>
  startService({ databaseUrl: database.url, world, service, settings, env: gateway.env });

const page = async (workerId: Id, after?: string | null): Promise<Page> => {
  const opened = await openPage(worker.url, tokenOf('worker', workerId), after);
  pages.push(opened);
  return opened;
};

/** A wave of offers is made, as bookings makes it. */
const makeOffers = (offerIds: readonly Id[], urgent = false) =>
  matching.run(async (tx) => tx.emit(world.waveOf(offerIds, urgent)));

const count = async (sql: string, params: string[] = []): Promise<number> =>
  Number((await matching.connections.row<{ n: number }>(`SELECT COUNT(*) n FROM ${sql}`, params))?.n);

const steps = async (offerId: Id): Promise<string[]> => {
  const rows = await matching.connections.rows<{ step: string }>(
    'SELECT s.step FROM delivery_steps s JOIN notices n ON n.id = s.notice_id WHERE n.subject_id = ? ORDER BY s.at, s.step',
    [offerId],
  );
  return rows.map((row) => row.step);
};

const idle = () => everythingDue(matching, { aheadMs: 500 });

beforeAll(async () => {
  database = await createTestDatabase();
  await database.drop();
  database = await createTestDatabase();
  await makeTables(database.url);
  gateway = await TestGateway.start();
  world = new World();
  matching = await start('matching');
  worker = await start('worker');
});
beforeEach(async () => {
  await idle();
  await emptyTables(matching);
  world.clocks.length = 0;
});
afterEach(() => {
  for (const one of pages.splice(0)) one.close();
});
afterAll(async () => {
  await worker?.close();
  await matching?.close();
  await gateway?.stop();
  await database?.drop();
});

describe('a wave of offers', () => {
  it('reaches an open page with one durable notice; its acknowledgement starts the clock and ends escalation', async () => {
    const workerId = world.worker();
    const offerId = world.offer(workerId);
    const open = await page(workerId);
    await makeOffers([offerId], true);
    const notice = await poll('the notice', () => open.heard[0]);
    expect(notice).toMatchObject({
      kind: 'offer.made',
      subject: offerId,
      data: { offerId, shiftId: world.shiftId, wave: 0 },
    });
    expect(JSON.stringify(notice)).not.toContain(world.phones.get(workerId));

    expect(await open.ask('notices.ack', { ids: [notice.id] })).toEqual({ ok: true, acknowledged: 1 });
    expect(await open.ask('notices.ack', { ids: [notice.id] })).toEqual({ ok: true, acknowledged: 1 });
    expect(world.clocks).toEqual([{ offerId, channel: 'socket' }]);

    await poll(
      'the time of the SMS',
      async () =>
        (await count("event_deliveries WHERE done_at IS NOT NULL AND consumer = 'notifications.escalate-notices'")) ===
        2,
    );
    expect(await gateway.outbox(world.phones.get(workerId)!)).toEqual([]);
    expect(await count('call_list_entries')).toBe(0);
    expect((await steps(offerId)).sort()).toEqual(['acknowledged', 'pushed']);
    expect(await count('notices WHERE account_id = ?', [workerId])).toBe(1);
    expect(open.heard).toHaveLength(1);
  });

  it('goes by SMS at once where no page is open, with the job, a code and a link, once', async () => {
    const workerId = world.worker();
    const offerId = world.offer(workerId);
    await makeOffers([offerId]);
    const [sms] = await poll('the SMS', async () => {
      const sent = await gateway.outbox(world.phones.get(workerId)!);
      return sent.length > 0 && sent;
    });
    const code = await matching.connections.row<{ code: string }>(
      'SELECT code FROM sms_reply_codes WHERE offer_id = ?',
      [offerId],
    );
    expect(sms?.text).toMatch(/^【桂工零活】装卸搬运工：.*沙井大道东门，税前24元\/小时，日结。/);
    expect(sms?.text).toContain(`“1 ${code?.code}”`);
    expect(sms?.text).toMatch(/\/api\/offer-links\/[A-Za-z0-9_-]{48}$/);
    await poll('the ledger', async () => (await steps(offerId)).includes('sms_sent'));
    await poll('the clock', () => world.clocks.some((one) => one.offerId === offerId && one.channel === 'sms'));
    // No phone, no text stands anywhere in the tables.
    const stored = JSON.stringify(await matching.connections.rows('SELECT * FROM sms_messages'));
    expect(stored).not.toContain(world.phones.get(workerId));
    expect(stored).not.toContain('装卸');
    await idle();
    expect(await gateway.outbox(world.phones.get(workerId)!)).toHaveLength(1);
  });

  it('moves an unacknowledged one to SMS and then to the call list, and an answered one nowhere', async () => {
    const [silent, quick] = [world.worker(), world.worker()];
    const [unheard, answered] = [world.offer(silent), world.offer(quick)];
    await page(silent);
    await page(quick);
    world.change(answered, { state: 'accepted' });
    await makeOffers([unheard, answered], true);
    await poll('the call list', async () => (await steps(unheard)).includes('call_listed'));
    await poll('the SMS', async () => (await gateway.outbox(world.phones.get(silent)!)).length === 1);
    expect(
      await matching.connections.row('SELECT region_code, state, worker_id, shift_id FROM call_list_entries'),
    ).toEqual({
      regionCode: '450105',
      state: 'waiting',
      workerId: silent,
      shiftId: world.shiftId,
    });
    await idle();
    expect(await gateway.outbox(world.phones.get(quick)!)).toHaveLength(0);
    expect(await count('call_list_entries')).toBe(1);
  });

  it('tells every member of a party, and moves on only for the one who answers', async () => {
    const [leader, member] = [world.worker(), world.worker()];
    const offerId = world.offer(leader, [leader, member]);
    const [first, second] = [await page(leader), await page(member)];
    await makeOffers([offerId]);
    expect(await poll('the leader', () => first.heard[0])).toMatchObject({ kind: 'offer.made', subject: offerId });
    expect(await poll('the member', () => second.heard[0])).toMatchObject({
      kind: 'offer.made_to_party',
      subject: offerId,
    });
    await idle();
    expect(await count('sms_messages')).toBe(0);
  });

  it('is put on the call list at once when SMS cannot reach somebody, or is not wanted', async () => {
    const [noPhone, noWish] = [world.worker(), world.worker()];
    world.phones.delete(noPhone);
    world.unwilling.add(noWish);
    const offers = [world.offer(noPhone), world.offer(noWish)];
    await makeOffers(offers);
    for (const offerId of offers) {
      await poll('the call list', async () => (await steps(offerId)).includes('call_listed'));
      expect(await steps(offerId)).toContain('sms_failed');
    }
    expect(await gateway.outbox(world.phones.get(noWish)!)).toEqual([]);
  });

  it('is handed out in chunks when it is large, and reaches everybody once', async () => {
    const workers = Array.from({ length: 34 }, () => world.worker());
    const offers = workers.map((id) => world.offer(id));
    const open = await Promise.all(workers.map((id) => page(id)));
    await makeOffers(offers);
    await poll('all pages', () => open.every((one) => one.heard.length > 0));
    await idle();
    expect(open.map((one) => new Set(one.heard.map((notice) => notice.id)).size)).toEqual(workers.map(() => 1));
    expect(await count('notices')).toBe(34);
    const chunks = await matching.connections.rows(
      'SELECT chunk, COUNT(*) n FROM notices GROUP BY chunk ORDER BY chunk',
    );
    expect(chunks).toEqual([
      { chunk: 1, n: 10 },
      { chunk: 2, n: 10 },
      { chunk: 3, n: 10 },
      { chunk: 4, n: 4 },
    ]);
  });

  it('tells all who had an offer that it is over, and takes it off the call list', async () => {
    const workerId = world.worker();
    const offerId = world.offer(workerId);
    await page(workerId);
    await makeOffers([offerId], true);
    await poll('the call list', async () => (await steps(offerId)).includes('call_listed'));
    world.change(offerId, { state: 'expired' });
    await matching.run(async (tx) =>
      tx.emit({
        name: 'offers.closed.v1',
        aggregateId: world.shiftId,
        aggregateVersion: 2,
        payload: {
          shiftId: world.shiftId,
          employerId: world.employerId,
          state: 'expired',
          reason: 'no_answer',
          offers: [{ offerId, workerId, memberIds: [workerId] }],
        },
      }),
    );
    await poll('the notice', () => pages[0]?.heard.some((notice) => notice.kind === 'offer.closed'));
    expect(await matching.connections.row('SELECT state, outcome FROM call_list_entries')).toEqual({
      state: 'closed',
      outcome: 'ended',
    });
  });

  it('tells both sides of a booking', async () => {
    const [workerId, member] = [world.worker(), world.worker()];
    world.members.set(world.employerId, [member]);
    const open = await page(workerId);
    await matching.run(async (tx) =>
      tx.emit({
        name: 'booking.made.v1',
        aggregateId: world.shiftId,
        aggregateVersion: 2,
        payload: {
          bookingId: world.shiftId,
          shiftId: world.shiftId,
          employerId: world.employerId,
          workerId,
          partyId: null,
          start: '2030-11-26T22:00:00Z',
          end: '2030-11-27T06:00:00Z',
          offerId: null,
          how: 'claim',
        },
      }),
    );
    expect(await poll('the worker', () => open.heard[0])).toMatchObject({ kind: 'booking.made' });
    const rows = await matching.connections.rows('SELECT account_id, service FROM notices ORDER BY service');
    expect(rows).toEqual([
      { accountId: member, service: 'employer' },
      { accountId: workerId, service: 'worker' },
    ]);
  });
});

it('a posting that waits for review is told to the staff of its county', async () => {
  const [verifier, elsewhere] = [world.worker(), world.worker()];
  world.staff.set('450105', [verifier]);
  world.staff.set('4501', [elsewhere]);
  const { shiftId: postingId, employerId } = world;
  await matching.run(async (tx) =>
    tx.emit({
      name: 'posting.review-asked.v1',
      aggregateId: postingId,
      aggregateVersion: 1,
      cityCode: '4501',
      payload: { postingId, employerId, ruleIds: ['casual.who'] },
    }),
  );
  await poll('the notice', async () => (await count('notices')) > 0);
  const rows = await matching.connections.rows('SELECT account_id, service, kind, data FROM notices');
  expect(rows).toEqual([
    {
      accountId: verifier,
      service: 'centre',
      kind: 'posting.review_asked',
      data: JSON.stringify({ postingId, employerId, ruleIds: ['casual.who'] }),
    },
  ]);
});

it('a posting that waits for its employer to be verified is told to those who may verify it, wherever that is', async () => {
  const [reviewer, verifier, both] = [world.worker(), world.worker(), world.worker()];
  world.staff.set('450105', [reviewer, both]);
  world.staff.set('450203', [verifier, both]);
  const { shiftId: postingId, employerId } = world;
  await matching.run(async (tx) =>
    tx.emit({
      name: 'posting.review-asked.v1',
      aggregateId: postingId,
      aggregateVersion: 1,
      cityCode: '4501',
      payload: { postingId, employerId, ruleIds: ['employer.unverified'] },
    }),
  );
  await poll('the notices', async () => (await count('notices')) > 0);
  const rows = await matching.connections.rows<{ accountId: Id; kind: string; subjectId: Id }>(
    'SELECT account_id, kind, subject_id FROM notices',
  );
  expect(new Map(rows.map(({ accountId, kind, subjectId }) => [accountId, [kind, subjectId]]))).toEqual(
    new Map([
      [reviewer, ['posting.review_asked', postingId]],
      [both, ['posting.review_asked', postingId]],
      [verifier, ['employer.verification_asked', employerId]],
    ]),
  );
});

it('what staff found of somebody, and what became of planning, is told to them', async () => {
  const [owner, person] = [world.worker(), world.worker()];
  world.members.set(world.employerId, [owner]);
  const about = { aggregateId: person, aggregateVersion: 1 };
  const { employerId } = world;
  const expiresAt = new Date(Date.now() + 900_000).toISOString();
  const planned = {
    batchId: person,
    employerId,
    regionCode: null,
    outcome: 'ready' as const,
    seats: 4,
    filled: 3,
    expiresAt,
  };
  await matching.run(async (tx) => {
    tx.emit({ ...about, name: 'batch.planned.v1', payload: planned });
    tx.emit({
      ...about,
      name: 'employer.judged.v1',
      payload: { employerId, verdict: 'refused', reason: '执照看不清' },
    });
    tx.emit({
      ...about,
      name: 'identity.judged.v1',
      payload: { accountId: person, verdict: 'verified', identityState: 'verified', why: 'card_reader' },
    });
    tx.emit({
      ...about,
      name: 'proof.judged.v1',
      payload: { workerId: person, subject: 'certificate', subjectId: person, kind: 'health', verdict: 'refused' },
    });
  });
  await poll('the notices', async () => (await count('notices')) === 4);
  const rows = await matching.connections.rows<{ accountId: Id; kind: string; service: string; data: string }>(
    'SELECT account_id, kind, service, data FROM notices ORDER BY kind',
  );
  expect(rows.map((row) => [row.kind, row.service, row.accountId, JSON.parse(row.data)])).toEqual([
    ['batch.planned', 'employer', owner, planned],
    ['employer.judged', 'employer', owner, { employerId, verdict: 'refused', reason: '执照看不清' }],
    ['identity.judged', 'worker', person, { verdict: 'verified', identityState: 'verified', why: 'card_reader' }],
    [
      'proof.judged',
      'worker',
      person,
      { subject: 'certificate', subjectId: person, kind: 'health', verdict: 'refused' },
    ],
  ]);
});

describe('the erasure of an account', () => {
  const asked = (accountId: Id, dueAt: Date) =>
    matching.run(async (tx) => {
      const erasureId = newId();
      const payload = { erasureId, accountId, dueAt: dueAt.toISOString() };
      tx.emit({ name: 'account.erasure-asked.v1', aggregateId: erasureId, aggregateVersion: 0, payload });
    });
  const dueAt = new Date('2030-12-06T20:30:00Z');

  it('is told on the page, and by a text that no page can keep away, nor who wants no other texts', async () => {
    const owner = world.worker();
    world.unwilling.add(owner);
    const thief = await page(owner);
    await asked(owner, dueAt);
    const notice = await poll('the notice', () => thief.heard[0]);
    expect([notice.kind, notice.subject, notice.data]).toEqual([
      'account.erasure_asked',
      owner,
      { dueAt: dueAt.toISOString() },
    ]);
    await thief.ask('notices.ack', { ids: [notice.id] });
    const [text] = await poll('the text', async () => {
      const sent = await gateway.outbox(world.phones.get(owner)!);
      return sent.length > 0 && sent;
    });
    expect(text!.text).toContain('您的账号已申请注销：12月7日(周六)04:30起不能再用');
    await poll('on the ledger', async () => (await steps(owner)).includes('sms_sent'));
    expect(await count('sms_messages WHERE cost_fen IS NOT NULL')).toBe(0);
    expect(await count('call_list_entries')).toBe(0);
  });

  it('asked for again and again on a day is one text', async () => {
    const owner = world.worker();
    for (let times = 0; times < 3; times++) await asked(owner, dueAt);
    await poll('three notices', async () => (await count('notices')) === 3);
    await idle();
    expect(await gateway.outbox(world.phones.get(owner)!)).toHaveLength(1);
  });

  it('that is over has no text any more', async () => {
    const owner = world.worker();
    await asked(owner, new Date(Date.now() - 1_000));
    await poll('dropped', async () => (await count("sms_messages WHERE state = 'dropped'")) === 1);
    expect(await gateway.outbox(world.phones.get(owner)!)).toEqual([]);
  });
});

describe('the gateway', () => {
  it('away for a while, gets each message once when it is back', async () => {
    const workers = [world.worker(), world.worker(), world.worker()];
    await gateway.away();
    await makeOffers(workers.map((id) => world.offer(id)));
    await poll('tries', async () => (await count('sms_messages WHERE attempts >= 2')) === 3, 20_000);
    await gateway.back();
    await poll('the texts', async () => (await count("sms_messages WHERE state = 'sent'")) === 3, 20_000);
    for (const id of workers) expect(await gateway.outbox(world.phones.get(id)!)).toHaveLength(1);
  });

  it('gets nothing of an offer that ended meanwhile', async () => {
    const workerId = world.worker();
    const offerId = world.offer(workerId);
    await gateway.away();
    await makeOffers([offerId]);
    await poll('a try', async () => (await count('sms_messages WHERE attempts >= 1')) === 1);
    world.change(offerId, { state: 'withdrawn' });
    await gateway.back();
    await poll('the end', async () => (await count("sms_messages WHERE state = 'dropped'")) === 1, 20_000);
    expect(await gateway.outbox(world.phones.get(workerId)!)).toEqual([]);
  });
});

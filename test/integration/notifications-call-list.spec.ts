import { newId, type Id } from '@gg/kernel';
import { DeliveryLedgerReader, offerDeliverySchema, showOfferDelivery } from '@gg/notifications';
import type { SqlValue } from '@gg/platform';
import { CallListController } from '../../apps/centre/call-list.controller';
import { CallList, callAboutOffer } from '../../libs/notifications/channels/call-list';
import { noticesOfOffer, type RowSource } from '../../libs/notifications/data/notices';
import { emptyTables, makeTables, startService, tokenOf, World, type RunningService } from '../support/notifications';
import { poll } from '../support/poll';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const settings = {
  relay: { leaseMs: 500, pollMs: 50 },
  escalation: { smsUrgentSeconds: 0, smsSeconds: 0, callUrgentMinutes: 0, callMinutes: 0 },
};
/** No gateway is there: everybody ends on the call list. */
const env = { SMS_GATEWAY_URL: 'http://127.0.0.1:9' };

let database: TestDatabase;
let world: World;
let matching: RunningService;
let centre: RunningService;
const [clerk, colleague, elsewhere] = [newId(), newId(), newId()];

beforeAll(async () => {
  database = await createTestDatabase();
  await database.drop();
  database = await createTestDatabase();
  await makeTables(database.url);
  world = new World();
  matching = await startService({ databaseUrl: database.url, world, service: 'matching', settings, env });
  centre = await startService({
    databaseUrl: database.url,
    world,
    service: 'centre',
    settings,
    env,
    controllers: [CallListController],
  });
});
beforeEach(async () => {
  await emptyTables(matching);
  world.answers.length = 0;
  world.clocks.length = 0;
});
afterAll(async () => {
  await centre?.close();
  await matching?.close();
  await database?.drop();
});

type Answer = { status: number; body: Record<string, unknown> & { code?: string } };

async function ask(path: string, who: Id, region: string, body?: object, key: string = newId()): Promise<Answer> {
  const answer = await fetch(`${centre.url}/api/call-list${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      authorization: `Bearer ${tokenOf('staff', who, region)}`,
      ...(body ? { 'content-type': 'application/json', 'idempotency-key': key } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: answer.status, body: (await answer.json()) as Answer['body'] };
}

/** Somebody whom nothing reached is on the list. */
async function listed(): Promise<{ callId: Id; workerId: Id; offerId: Id }> {
  const workerId = world.worker();
  const offerId = world.offer(workerId);
  const event = world.waveOf([offerId]);
  await matching.run(async (tx) => tx.emit(event));
  const row = await poll(
    'the call list',
    async () =>
      (await matching.connections.row<{ id: Id }>('SELECT id FROM call_list_entries WHERE offer_id = ?', [offerId])) ??
      undefined,
  );
  return { callId: row.id, workerId, offerId };
}

const ledger = (offerId: Id, other: Partial<Record<'offerId' | 'shiftId' | 'employerId', Id>> = {}) =>
  centre.app.get(DeliveryLedgerReader).ofOffer({
    offerId,
    shiftId: world.shiftId,
    employerId: world.employerId,
    ...other,
  });
const items = (answer: Answer): { id: Id }[] => answer.body['items'] as { id: Id }[];

describe('the call list', () => {
  it('shows staff the calls of their own regions, with the work and without a number', async () => {
    const { callId, workerId, offerId } = await listed();
    for (const region of ['45', '4501', '450105']) {
      const answer = await ask('', clerk, region);
      expect(items(answer)).toMatchObject([
        { id: callId, workerId, offerId, state: 'waiting', regionCode: '450105', title: '仓库装卸' },
      ]);
      expect(JSON.stringify(answer.body)).not.toContain(world.phones.get(workerId));
      expect((await ask(`/${callId}`, clerk, region)).status).toBe(200);
    }
    for (const region of ['4502', '450103', '']) {
      expect(items(await ask('', elsewhere, region))).toEqual([]);
      expect((await ask(`/${callId}`, elsewhere, region)).body.code).toBe('resource.not_found');
      expect((await ask(`/${callId}/opening`, elsewhere, region, {})).body.code).toBe('resource.not_found');
      expect((await ask(`/${callId}/outcome`, elsewhere, region, { outcome: 'accepted' })).body.code).toBe(
        'resource.not_found',
      );
    }
    expect(world.clocks.filter((one) => one.channel === 'call')).toEqual([]);
  });

  it('a call is opened by one, who sees the number; that starts the clock and is on the audit trail', async () => {
    const { callId, workerId, offerId } = await listed();
    const opened = await ask(`/${callId}/opening`, clerk, '4501', {}, 'opening-01');
    expect(opened).toMatchObject({
      status: 200,
      body: { state: 'taken', takenBy: clerk, phone: world.phones.get(workerId), personName: '韦大力' },
    });
    expect(world.clocks).toContainEqual({ offerId, channel: 'call' });
    expect((await ask(`/${callId}/opening`, colleague, '4501', {})).body.code).toBe('call.taken');
    expect(await ask(`/${callId}/opening`, clerk, '4501', {}, 'opening-01')).toMatchObject({
      status: 200,
      body: { calls: 1 },
    });
    const [record, ...more] = await matching.connections.rows(
      'SELECT action, actor_id, region_code FROM audit_records',
    );
    expect([record, more]).toEqual([{ action: 'call.opened', actorId: clerk, regionCode: '450105' }, []]);
    // What is kept for repeated requests holds neither name nor number.
    const kept = JSON.stringify(await matching.connections.rows('SELECT * FROM idempotency_keys'));
    expect(kept).not.toContain(world.phones.get(workerId));
    expect(kept).not.toContain('韦大力');
  });

  it('two open the same call at once: one has it', async () => {
    const { callId } = await listed();
    const answers = await Promise.all(
      [clerk, colleague, newId(), newId()].map((who) => ask(`/${callId}/opening`, who, '4501', {})),
    );
    expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([200, 409, 409, 409]);
  });

  it('a call that its taker left is free for a colleague after a while', async () => {
    const { callId } = await listed();
    await ask(`/${callId}/opening`, clerk, '4501', {});
    const taken = (minutes: number) => [new Date(Date.now() - minutes * 60_000)];
    await matching.connections.change('UPDATE call_list_entries SET taken_at = ?', taken(14));
    expect((await ask(`/${callId}/opening`, colleague, '4501', {})).body.code).toBe('call.taken');
    await matching.connections.change('UPDATE call_list_entries SET taken_at = ?', taken(16));
    expect((await ask(`/${callId}/opening`, colleague, '4501', {})).body).toMatchObject({
      takenBy: colleague,
      calls: 2,
    });
    expect((await ask(`/${callId}/outcome`, clerk, '4501', { outcome: 'unreachable' })).body.code).toBe(
      'call.not_opened',
    );
  });

  it('an acceptance is given in the person’s name, on a recorded consent, by phone', async () => {
    const { callId, workerId, offerId } = await listed();
    expect((await ask(`/${callId}/outcome`, clerk, '4501', { outcome: 'accepted' })).body.code).toBe('call.not_opened');
    await ask(`/${callId}/opening`, clerk, '4501', {});
    expect((await ask(`/${callId}/outcome`, colleague, '4501', { outcome: 'accepted' })).body.code).toBe(
      'call.not_opened',
    );
    const ended = await ask(`/${callId}/outcome`, clerk, '4501', { outcome: 'accepted' }, 'outcome-01');
    expect(ended).toMatchObject({ status: 200, body: { state: 'closed', outcome: 'accepted', accepted: { offerId } } });
    const [answer] = world.answers;
    expect(answer).toMatchObject({
      offerId,
      answer: 'accepted',
      caller: { kind: 'staff', accountId: clerk, onBehalfOf: workerId, channel: 'phone' },
    });
    expect(answer?.caller.consentId).toEqual(expect.any(String));
    expect(await ask(`/${callId}/outcome`, clerk, '4501', { outcome: 'accepted' }, 'outcome-01')).toMatchObject({
      status: 200,
    });
    expect(world.answers).toHaveLength(1);
    expect(items(await ask('', clerk, '4501'))).toEqual([]);
    expect((await ask(`/${callId}/opening`, clerk, '4501', {})).body.code).toBe('call.closed');
  });

  it('a refusal of the acceptance reaches the member of staff, who keeps the call', async () => {
    const { callId } = await listed();
    await ask(`/${callId}/opening`, clerk, '4501', {});
    world.full = true;
    expect((await ask(`/${callId}/outcome`, clerk, '4501', { outcome: 'accepted' })).body.code).toBe('shift.full');
    world.full = false;
    expect((await ask(`/${callId}/outcome`, clerk, '4501', { outcome: 'declined', reason: 'too_far' })).status).toBe(
      200,
    );
    expect(world.answers).toMatchObject([{ answer: 'declined' }]);
  });

  it('somebody who does not pick up is called again later, three times in all, and the ledger shows each', async () => {
    const { callId, workerId, offerId } = await listed();
    for (let call = 1; call <= 3; call++) {
      await matching.connections.change('UPDATE call_list_entries SET due_at = made_at');
      expect((await ask(`/${callId}/opening`, clerk, '4501', {})).body['calls']).toBe(call);
      const ended = await ask(`/${callId}/outcome`, clerk, '4501', { outcome: 'unreachable' });
      expect(ended.body['state']).toBe(call < 3 ? 'waiting' : 'closed');
      expect(items(await ask('', clerk, '4501'))).toEqual([]);
    }
    const told = await ledger(offerId);
    expect(told).toMatchObject({ offerId, state: 'open', whole: true });
    expect(told.steps.filter(({ code }) => code.startsWith('call_')).map(({ code }) => code)).toEqual([
      'call_listed',
      ...[1, 2, 3].flatMap(() => ['call_opened', 'call_unreachable']),
      'call_given_up',
    ]);
    const codes = told.steps.map(({ code }) => code);
    expect(codes.slice(0, 2)).toEqual(['offer_made', 'notice_made']);
    expect(codes).toEqual(expect.arrayContaining(['no_open_page', 'sms_queued', 'clock_started']));
    const times = told.steps.map(({ at }) => at.getTime());
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(told.steps.every(({ name }) => name === '韦**')).toBe(true);
    // Masked, and no number: not for the wire either.
    const wire = JSON.stringify(offerDeliverySchema.parse(showOfferDelivery(told)));
    expect([workerId, world.phones.get(workerId)!, '大力', clerk].filter((one) => wire.includes(one))).toEqual([]);
  });

  it('the ledger of an offer is shown with its own shift and employer only', async () => {
    const { offerId } = await listed();
    for (const other of [{ shiftId: newId() }, { employerId: newId() }, { offerId: newId() }]) {
      await expect(ledger(offerId, other)).rejects.toThrow('resource.not_found');
    }
    await matching.connections.change('DELETE FROM notices');
    expect(await ledger(offerId)).toMatchObject({ whole: false });
  });

  it('finds what it shows by keys of the offer and the account', async () => {
    const { offerId, workerId } = await listed();
    const { connections } = matching;
    const now = Date.now();
    await matching.run(async (tx) => {
      const notice = { service: 'worker', kind: 'booking.made', chunk: 0, data: '{}' };
      await tx.insert(
        'notices',
        Array.from({ length: 1_000 }, (_, n) => ({
          ...notice,
          accountId: n < 500 ? workerId : newId(),
          ...{ id: newId(), subjectId: newId(), causeId: newId(), acknowledgedAt: null, movesTo: null },
          ...{ madeAt: new Date(n < 500 ? now - (n + 48) * 3_600_000 : now + n), expiresAt: new Date(now) },
        })),
      );
    });
    await connections.query('ANALYZE TABLE notices', []);
    const asked: [string, unknown[]][] = [];
    const spy: RowSource = {
      rows: (sql, params = []) => {
        asked.push([sql, [...params]]);
        return Promise.resolve([]);
      },
    };
    const { madeAt, expiresAt } = world.offers.get(offerId)!;
    await noticesOfOffer(spy, offerId, [workerId], [madeAt, expiresAt]);
    const [[sql, params]] = asked as [[string, SqlValue[]]];
    const [plan] = await connections.rows<{ key: string; rows: number }>(`EXPLAIN ${sql}`, params);
    expect(plan).toMatchObject({ key: 'idx_notices_account_made' });
    expect(Number(plan!.rows)).toBeLessThan(10);
  });

  it('an offer that was answered between the look and the write leaves no call behind', async () => {
    const { offerId } = await listed();
    const entry = () =>
      matching.connections.row('SELECT state, outcome FROM call_list_entries WHERE offer_id = ?', [offerId]);
    const call = callAboutOffer(newId(), world.view(offerId)!);
    await matching.connections.change('DELETE FROM call_list_entries');
    world.change(offerId, { state: 'accepted' });
    await matching.run((tx) => matching.app.get(CallList).add(tx, [call]));
    expect(await entry()).toEqual({ state: 'closed', outcome: 'answered' });
  });

  it('a repeated word that somebody did not pick up is counted once and answered the same', async () => {
    const { callId } = await listed();
    await ask(`/${callId}/opening`, clerk, '4501', {});
    const first = await ask(`/${callId}/outcome`, clerk, '4501', { outcome: 'unreachable' }, 'outcome-02');
    expect(first.status).toBe(200);
    expect(await ask(`/${callId}/outcome`, clerk, '4501', { outcome: 'unreachable' }, 'outcome-02')).toEqual(first);
    const again = await ask(`/${callId}/outcome`, clerk, '4501', { outcome: 'unreachable' });
    expect(again.body.code).toBe('call.not_opened');
  });

  it('an offer that is over is not phoned about, and leaves the list', async () => {
    const { callId, offerId } = await listed();
    world.change(offerId, { state: 'withdrawn' });
    expect((await ask(`/${callId}/opening`, clerk, '4501', {})).body.code).toBe('call.offer_over');
    expect((await ask(`/${callId}/opening`, clerk, '4501', {})).body.code).toBe('call.closed');
    expect(items(await ask('', clerk, '4501'))).toEqual([]);
    expect(world.clocks.filter((one) => one.channel === 'call')).toEqual([]);
  });

  it.each([
    {},
    { outcome: 'maybe' },
    { outcome: 'declined', reason: 'no such reason' },
    { outcome: 'accepted', more: 1 },
  ])('an outcome that is none is refused: %j', async (body) => {
    const { callId } = await listed();
    await ask(`/${callId}/opening`, clerk, '4501', {});
    expect((await ask(`/${callId}/outcome`, clerk, '4501', body)).body.code).toBe('request.invalid');
  });
});

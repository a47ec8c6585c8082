import { newId, type Id } from '@gg/kernel';
import {
  goodPosting,
  postingsServices,
  type Asker,
  type PostingsServices,
  type TestEmployer,
} from '../support/postings';

let services: PostingsServices;
let firm: TestEmployer;
let verifier: Asker;

beforeAll(async () => {
  services = await postingsServices();
  firm = await services.employer();
  verifier = services.staff('verifier', '4501');
});
afterAll(() => services.close());

const published = async (asker = firm, more: object = {}): Promise<{ postingId: Id; shiftIds: Id[]; state: string }> =>
  (await asker.ask('POST', '/postings', { ...goodPosting, ...more, publish: true })).body;
const waiting = (asker = firm) => published(asker, { engagementType: 'casual' });
const eventsOf = async (postingId: Id) =>
  (await services.events())
    .filter(({ payload }) => payload['postingId'] === postingId)
    .map(({ name, payload }) => ({ name, payload }));
const verify = (employerId: Id) =>
  services.connections.change("UPDATE employers SET state = 'verified' WHERE id = ?", [employerId]);

describe('review', () => {
  it('lists what waits in the region, the longest first, with its reasons', async () => {
    const first = await waiting();
    services.clock.advance(60_000);
    const second = await waiting();
    const { body } = await verifier.ask('GET', '/postings');
    const mine = body.items.filter(({ id }: { id: Id }) => [first.postingId, second.postingId].includes(id));
    expect(mine.map(({ id, because }: { id: Id; because: string[] }) => [id, because])).toEqual([
      [first.postingId, ['casual.who']],
      [second.postingId, ['casual.who']],
    ]);
    expect((await services.staff('auditor', '45').ask('GET', '/postings')).body.items.length).toBeGreaterThanOrEqual(2);
    expect((await services.staff('verifier', '4502').ask('GET', '/postings')).body.items).toEqual([]);
  });

  it('that approves publishes, stores what the rules said then, and tells the employer', async () => {
    const { postingId, shiftIds } = await waiting();
    const { status, body } = await verifier.ask('POST', `/postings/${postingId}/review`, { decision: 'approve' });
    expect([status, body.state]).toEqual([200, 'published']);
    const events = await eventsOf(postingId);
    expect(events.filter(({ name }) => name === 'shift.posted.v1').map(({ payload }) => payload['shiftId'])).toEqual(
      shiftIds,
    );
    expect(events).toContainEqual({
      name: 'posting.decided.v1',
      payload: { postingId, employerId: firm.employerId, decision: 'approved', reason: null },
    });
    const { body: view } = await firm.ask('GET', `/postings/${postingId}`);
    expect(view.transitions.map(({ to, actorId }: { to: string; actorId: Id }) => [to, actorId])).toEqual([
      ['draft', firm.ownerId],
      ['in_review', firm.ownerId],
      ['published', verifier.caller.accountId],
    ]);
    const judgements = await services.connections.rows(
      'SELECT occasion FROM posting_judgements WHERE posting_id = ? ORDER BY id',
      [postingId],
    );
    expect(judgements).toEqual([{ occasion: 'publish' }, { occasion: 'review' }]);
    const audited = await services.connections.row('SELECT action, actor_id FROM audit_records WHERE subject_id = ?', [
      postingId,
    ]);
    expect(audited).toEqual({ action: 'posting.approved', actorId: verifier.caller.accountId });
  });

  it('that rejects returns a draft with the reason, to be mended and sent again', async () => {
    const { postingId } = await waiting();
    const path = `/postings/${postingId}`;
    expect((await verifier.ask('POST', `${path}/review`, { decision: 'reject' })).body.code).toBe('request.invalid');
    const { body } = await verifier.ask('POST', `${path}/review`, { decision: 'reject', reason: '请改用非全日制' });
    expect(body.state).toBe('draft');
    await firm.ask('PATCH', path, { engagementType: 'part_time' });
    expect((await firm.ask('POST', `${path}/publication`)).body.state).toBe('published');
    const { body: view } = await firm.ask('GET', path);
    expect(view.transitions.map(({ to, reason }: { to: string; reason: string }) => [to, reason])).toContainEqual([
      'draft',
      '请改用非全日制',
    ]);
  });

  it('approves nothing of an employer that is not verified, nor after the shift began', async () => {
    const newcomer = await services.employer({ verified: false });
    const { postingId } = await published(newcomer);
    const approve = () => verifier.ask('POST', `/postings/${postingId}/review`, { decision: 'approve' });
    expect((await approve()).body.code).toBe('posting.employer_unverified');
    await verify(newcomer.employerId);
    services.clock.advance(3 * 86_400_000);
    expect((await approve()).body.code).toBe('posting.shift_in_past');
    services.clock.advance(-3 * 86_400_000);
    expect((await approve()).body.state).toBe('published');
    expect((await approve()).body.code).toBe('posting.not_in_review');
  });

  it('two who decide at once decide once', async () => {
    const { postingId } = await waiting();
    const colleague = services.staff('supervisor', '45');
    const answers = await Promise.all([
      verifier.ask('POST', `/postings/${postingId}/review`, { decision: 'approve' }),
      colleague.ask('POST', `/postings/${postingId}/review`, { decision: 'reject', reason: '不合适' }),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const decided = (await eventsOf(postingId)).filter(({ name }) => name === 'posting.decided.v1');
    expect(decided).toHaveLength(1);
  });
});

describe('a take-down', () => {
  it('closes the shifts, says why, and may be appealed once', async () => {
    const { postingId, shiftIds } = await published();
    const path = `/postings/${postingId}`;
    expect((await firm.ask('POST', `${path}/appeal`, { statement: '还没有下架' })).body.code).toBe(
      'posting.not_taken_down',
    );
    const { status, body } = await verifier.ask('POST', `${path}/take-down`, { reason: '有人举报收费' });
    expect([status, body.state]).toEqual([200, 'taken_down']);
    const events = await eventsOf(postingId);
    expect(events).toContainEqual({
      name: 'shift.closed.v1',
      payload: { postingId, shiftId: shiftIds[0], employerId: firm.employerId, reason: 'taken_down' },
    });
    expect(events).toContainEqual({
      name: 'posting.decided.v1',
      payload: { postingId, employerId: firm.employerId, decision: 'taken_down', reason: '有人举报收费' },
    });

    const { status: made, body: appeal } = await firm.ask('POST', `${path}/appeal`, { statement: '没有收过任何费用' });
    expect([made, appeal.state]).toEqual([201, 'made']);
    expect((await firm.ask('POST', `${path}/appeal`, { statement: '再申诉一次' })).body.code).toBe(
      'posting.appeal_exists',
    );

    const decide = (asker: Asker, uphold: boolean) =>
      asker.ask('POST', `${path}/appeal-decision`, { uphold, decision: '经核实未收费' });
    expect((await decide(verifier, true)).body.code).toBe('posting.appeal_own_act');
    const colleague = services.staff('supervisor', '45');
    expect((await decide(colleague, true)).body).toMatchObject({ state: 'upheld', decision: '经核实未收费' });
    expect((await decide(colleague, false)).body.code).toBe('posting.appeal_decided');
    expect((await firm.ask('GET', path)).body).toMatchObject({ state: 'taken_down', appeal: { state: 'upheld' } });
  });

  it('sends copies to review, over drafts and copies of copies, until an appeal is upheld', async () => {
    const { postingId } = await published();
    await verifier.ask('POST', `/postings/${postingId}/take-down`, { reason: '信息不实' });
    const copy = async (from: Id, publish = true) =>
      (await firm.ask('POST', `/postings/${from}/copies`, { dates: ['2026-12-01'], publish })).body;
    const direct = await copy(postingId);
    expect([direct.state, direct.because]).toEqual(['in_review', ['posting.taken-down-before']]);
    const unsent = await copy(postingId, false);
    expect((await copy(unsent.postingId)).because).toEqual(['posting.taken-down-before']);
    expect((await copy((await copy(unsent.postingId, false)).postingId)).because).toEqual([
      'posting.taken-down-before',
    ]);
    // What staff have approved is clean, and so are its copies.
    await verifier.ask('POST', `/postings/${direct.postingId}/review`, { decision: 'approve' });
    expect((await copy(direct.postingId)).state).toBe('published');

    await firm.ask('POST', `/postings/${postingId}/appeal`, { statement: '信息属实，有合同为证' });
    await services
      .staff('supervisor', '45')
      .ask('POST', `/postings/${postingId}/appeal-decision`, { uphold: true, decision: '属实' });
    expect((await copy(postingId)).state).toBe('published');
  });

  it('cannot be appealed after the time for it', async () => {
    const { postingId } = await published();
    await verifier.ask('POST', `/postings/${postingId}/take-down`, { reason: '信息不实' });
    services.clock.advance(15 * 86_400_000 + 1);
    expect((await firm.ask('POST', `/postings/${postingId}/appeal`, { statement: '太晚了吗' })).body).toMatchObject({
      code: 'posting.appeal_late',
    });
    services.clock.advance(-1);
    expect((await firm.ask('POST', `/postings/${postingId}/appeal`, { statement: '还来得及' })).status).toBe(201);
    services.clock.advance(-15 * 86_400_000);
  });
});

describe('another region', () => {
  it('sees, reviews, takes down and decides nothing; the same requests of the own region succeed', async () => {
    const stranger = services.staff('supervisor', '4502');
    const county = services.staff('supervisor', '450105');
    const { postingId: inReview } = await waiting();
    const { postingId: open } = await published();
    const tries: [method: 'GET' | 'POST', path: string, body?: object][] = [
      ['GET', `/postings/${open}`],
      ['POST', `/postings/${inReview}/review`, { decision: 'approve' }],
      ['POST', `/postings/${open}/take-down`, { reason: '信息不实' }],
    ];
    for (const [method, path, body] of tries) {
      expect([path, (await stranger.ask(method, path, body)).body.code]).toEqual([path, 'resource.not_found']);
    }
    for (const [method, path, body] of tries) {
      expect([path, (await county.ask(method, path, body)).status]).toEqual([path, 200]);
    }
    await firm.ask('POST', `/postings/${open}/appeal`, { statement: '没有问题的' });
    const decision = { uphold: false, decision: '维持' };
    expect((await stranger.ask('POST', `/postings/${open}/appeal-decision`, decision)).status).toBe(404);
    const colleague = services.staff('verifier', '4501');
    expect((await colleague.ask('POST', `/postings/${open}/appeal-decision`, decision)).body.state).toBe('dismissed');
  });

  it('a clerk looks and does not decide; an auditor only looks', async () => {
    const { postingId } = await waiting();
    for (const role of ['clerk', 'auditor'] as const) {
      const asker = services.staff(role, '45');
      expect((await asker.ask('GET', `/postings/${postingId}`)).body.contact).toBeNull();
      expect((await asker.ask('POST', `/postings/${postingId}/review`, { decision: 'approve' })).body.code).toBe(
        'access.denied',
      );
      expect((await asker.ask('POST', `/postings/${postingId}/take-down`, { reason: '信息不实' })).body.code).toBe(
        'access.denied',
      );
    }
  });
});

describe('acting for an employer', () => {
  const casual = {
    ...goodPosting,
    engagementType: 'casual',
    tradeCode: '4-02-05-01',
    title: '搬家两人',
    description: '搬运家具上车',
    responsibility: { insuranceKind: 'none' },
    contact: { name: '韦建国', phone: '13800138000' },
  };

  it('publishes for a household that phones, with who, for whom, how and on what consent', async () => {
    const household = await services.employer({ kind: 'household' });
    const clerk = services.staff('clerk', '4501');
    const { status, body } = await clerk.ask('POST', '/postings', {
      employerId: household.employerId,
      representedId: household.ownerId,
      channel: 'phone',
      posting: casual,
    });
    expect([status, body.state]).toEqual([201, 'published']);
    const consent = await services.connections.row<{ id: Id }>('SELECT id FROM consents WHERE account_id = ?', [
      household.ownerId,
    ]);
    const provenance = {
      actorId: clerk.caller.accountId,
      onBehalfOf: household.ownerId,
      channel: 'phone',
      consentId: consent!.id,
    };
    const row = await services.connections.row(
      'SELECT actor_id, on_behalf_of, channel, consent_id FROM postings WHERE id = ?',
      [body.postingId],
    );
    expect(row).toEqual(provenance);
    const transitions = await services.connections.rows(
      'SELECT actor_id, on_behalf_of, channel, consent_id FROM posting_transitions WHERE posting_id = ?',
      [body.postingId],
    );
    expect(transitions).toEqual([provenance, provenance]);
    const audited = await services.connections.rows<{ action: string }>(
      'SELECT action FROM audit_records WHERE subject_id = ? ORDER BY id',
      [body.postingId],
    );
    expect(audited.map(({ action }) => action)).toEqual(['posting.written_on_behalf', 'posting.published_on_behalf']);
    // The household reads it, contact and all, like one of its own.
    expect((await household.ask('GET', `/postings/${body.postingId}`)).body.contact).toEqual(casual.contact);
    // The wage floor is said to be the market's policy and not law.
    const cheap = { ...casual, pay: { kind: 'hourly', amountFen: 1_000 } };
    const { body: preview } = await clerk.ask('POST', '/postings/preview', {
      employerId: household.employerId,
      representedId: household.ownerId,
      channel: 'phone',
      posting: cheap,
    });
    const floor = preview.findings.find(({ ruleId }: { ruleId: string }) => ruleId.startsWith('wage'));
    expect(floor.basis.kind).toBe('market_policy');
  });

  it('needs the consent of a member of that very employer, of the clerk’s region', async () => {
    const household = await services.employer({ kind: 'household' });
    const other = await services.employer();
    const nobody = await services.person(false);
    const liuzhou = await services.employer({ kind: 'household', regionCode: '450203', ownerRegionCode: '450105' });
    const clerk = services.staff('clerk', '4501');
    const far = services.staff('clerk', '4502');
    const before = await services.connections.row('SELECT COUNT(*) AS n FROM postings');
    const send = (asker: Asker, employerId: Id, representedId: Id) =>
      asker.ask('POST', '/postings', { employerId, representedId, channel: 'phone', posting: casual });
    const codes = [
      await send(clerk, household.employerId, other.ownerId),
      await send(clerk, household.employerId, nobody),
      await send(clerk, newId(), household.ownerId),
      await send(far, household.employerId, household.ownerId),
      await send(clerk, liuzhou.employerId, liuzhou.ownerId),
      await send(services.staff('verifier', '4501'), household.employerId, household.ownerId),
    ].map(({ body }) => body.code);
    expect(codes).toEqual([
      'posting.consent_required',
      'identity.consent_missing',
      'resource.not_found',
      'resource.not_found',
      'resource.not_found',
      'access.denied',
    ]);
    expect(await services.connections.row('SELECT COUNT(*) AS n FROM postings')).toEqual(before);
  });
});

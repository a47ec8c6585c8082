import { newId, type Id } from '@gg/kernel';
import { goodShortage, goodSurplus, sharingGround, type SharingGround } from '../support/sharing';
import type { Asker, TestEmployer } from '../support/postings';

let ground: SharingGround;
let lender: TestEmployer;
let rival: TestEmployer;
let verifier: Asker;
let elsewhere: Asker;

beforeAll(async () => {
  ground = await sharingGround();
  lender = await ground.employer();
  rival = await ground.employer();
  verifier = ground.staff('verifier', '4501');
  elsewhere = ground.staff('supervisor', '4502');
}, 60_000);
afterAll(() => ground.close());

const row = (id: Id) =>
  ground.connections.row<{ state: string; version: number; materialVersion: number; contactPhone: Buffer }>(
    'SELECT * FROM shared_postings WHERE id = ?',
    [id],
  );

describe('a surplus', () => {
  it('is written, published, shown to its firm, and listed for everybody without its contact', async () => {
    const made = await lender.ask('POST', '/shared-postings', goodSurplus);
    expect(made).toMatchObject({ status: 201, body: { state: 'draft', version: 1, findings: [] } });
    const id = String(made.body.postingId);
    expect((await ground.get('/shared-postings?city=4501&side=surplus')).body.items).toEqual([]);
    const published = await lender.ask('POST', `/shared-postings/${id}/publication`);
    expect(published).toMatchObject({ status: 200, body: { state: 'published', version: 2, because: [] } });

    const own = await lender.ask('GET', `/shared-postings/${id}`);
    expect(own.body).toMatchObject({
      state: 'published',
      contact: { name: '覃美玲', phone: '13877100001' },
      terms: { declaration: { contracts: [{ until: '2027-12-31', count: 12 }] } },
      transitions: [
        { from: null, to: 'draft' },
        { from: 'draft', to: 'published', version: 2 },
      ],
    });
    const list = await ground.get('/shared-postings?city=4501&side=surplus');
    expect(list.body.items).toMatchObject([{ id, headcount: 12, pay: { unit: 'month', amountFen: 400_000 } }]);
    expect(JSON.stringify(list.body)).not.toMatch(/13877100001|覃美玲|contracts/);
    expect((await ground.get('/shared-postings?city=4502&side=surplus')).body.items).toEqual([]);
    // At rest the number is sealed.
    expect((await row(id))!.contactPhone.includes('13877100001')).toBe(false);
    expect((await lender.ask('GET', '/shared-postings?side=surplus&state=published')).body.items).toHaveLength(1);
  });

  it.each<[string, object, string]>([
    [
      'a contract that ends too soon',
      {
        declaration: {
          ...goodSurplus.declaration,
          contracts: [
            { until: '2027-02-27', count: 3 },
            { until: null, count: 9 },
          ],
        },
      },
      'shared.term',
    ],
    ['a fee', { feeFen: 20_000 }, 'shared.not-for-profit'],
    ['a fee in words', { notes: '每人收管理费' }, 'shared.not-for-profit'],
    ['dispatched workers', { declaration: { ...goodSurplus.declaration, dispatched: true } }, 'shared.own-employees'],
    ['no injury insurance', { declaration: { ...goodSurplus.declaration, workInjuryInsured: false } }, 'shared.injury'],
    ['contracts of too few', { headcount: 13 }, 'shared.required-content'],
  ])('is refused with %s, with the basis and the way out, and leaves nothing behind', async (_what, more, ruleId) => {
    const before = await ground.connections.row<{ n: number }>('SELECT COUNT(*) AS n FROM shared_postings');
    const answer = await lender.ask('POST', '/shared-postings', { ...goodSurplus, ...more, publish: true });
    expect(answer).toMatchObject({ status: 422, body: { code: 'shared-posting.blocked' } });
    expect(answer.body.findings).toContainEqual(
      expect.objectContaining({
        ruleId,
        severity: 'block',
        wayOut: expect.objectContaining({ zh: expect.any(String) }),
      }),
    );
    expect(await ground.connections.row('SELECT COUNT(*) AS n FROM shared_postings')).toEqual(before);
    const preview = await lender.ask('POST', '/shared-postings/preview', { ...goodSurplus, ...more });
    expect(preview.body.blocked).toBe(true);
    expect(preview.body.findings.map((one: { ruleId: string }) => one.ruleId)).toContain(ruleId);
  });

  it.each<[string, object, string]>([
    ['a term backwards', { to: '2026-11-30' }, 'shared-posting.term_reversed'],
    ['a term that is over', { from: '2026-11-01', to: '2026-11-22' }, 'shared-posting.term_past'],
    ['a validity that is over', { validUntil: '2026-11-22' }, 'shared-posting.term_past'],
    ['a term of years', { to: '2029-12-01' }, 'shared-posting.term_too_long'],
    ['a year mistyped', { from: '2028-12-01', to: '2029-01-01' }, 'shared-posting.term_too_far'],
    ['a group above the headcount', { leastGroup: 13 }, 'shared-posting.group_too_large'],
    ['more least days than days', { leastDays: 91 }, 'shared-posting.least_days_too_many'],
    ['the other side’s fields', { settlesThroughLender: true }, 'shared-posting.side_mixed'],
    ['a trade that is none', { tradeCodes: ['9-99-99-99'] }, 'shared-posting.trade_unknown'],
    ['a city for a county', { place: { ...goodSurplus.place, regionCode: '459999' } }, 'shared-posting.region_unknown'],
    [
      'a point elsewhere',
      { place: { ...goodSurplus.place, point: { lng: 22.7, lat: 80 } } },
      'shared-posting.point_outside',
    ],
  ])('is refused with %s', async (_what, more, code) => {
    expect(await lender.ask('POST', '/shared-postings', { ...goodSurplus, ...more })).toMatchObject({
      status: 422,
      body: { code },
    });
  });

  it('of an agency is blocked, and of a firm that is not verified waits for staff of its region', async () => {
    const agent = await ground.employer({
      kind: 'agent',
      licence: { number: '4501', validFrom: '2025-01-01', validTo: '2028-01-01' },
    });
    const refused = await agent.ask('POST', '/shared-postings', { ...goodSurplus, publish: true });
    expect(refused.body).toMatchObject({
      code: 'shared-posting.blocked',
      findings: [{ ruleId: 'shared.own-employees', key: 'agency' }],
    });

    const newcomer = await ground.employer({ verified: false });
    const waiting = await newcomer.ask('POST', '/shared-postings', { ...goodSurplus, publish: true });
    expect(waiting.body).toMatchObject({ state: 'in_review', because: ['employer.unverified'] });
    const id = String(waiting.body.postingId);
    expect((await verifier.ask('GET', '/shared-postings')).body.items.map((one: { id: Id }) => one.id)).toContain(id);
    expect((await elsewhere.ask('GET', '/shared-postings')).body.items).toEqual([]);
    expect((await elsewhere.ask('GET', `/shared-postings/${id}`)).status).toBe(404);
    expect((await elsewhere.ask('POST', `/shared-postings/${id}/review`, { decision: 'approve' })).status).toBe(404);
    expect(await verifier.ask('POST', `/shared-postings/${id}/review`, { decision: 'approve' })).toMatchObject({
      status: 409,
      body: { code: 'shared-posting.employer_unverified' },
    });
    const rejected = await verifier.ask('POST', `/shared-postings/${id}/review`, {
      decision: 'reject',
      reason: '请补材料',
    });
    expect(rejected.body).toMatchObject({ state: 'draft' });
    expect(await ground.events('shared-posting.decided.v1')).toMatchObject([
      { aggregateId: id, payload: { decision: 'rejected', reason: '请补材料', side: 'surplus' } },
    ]);
  });

  it('goes public once staff have looked at what a rule wants looked at', async () => {
    const asked = await lender.ask('POST', '/shared-postings', {
      ...goodShortage,
      pay: { unit: 'month', amountFen: 150_000 },
      publish: true,
    });
    expect(asked.body).toMatchObject({ state: 'in_review', because: ['shared.minimum-wage'] });
    const id = String(asked.body.postingId);
    const [one, two] = await Promise.all([
      verifier.ask('POST', `/shared-postings/${id}/review`, { decision: 'approve' }),
      ground
        .staff('verifier', '450105')
        .ask('POST', `/shared-postings/${id}/review`, { decision: 'reject', reason: '不行' }),
    ]);
    expect([one.status, two.status].sort((a, b) => a - b)).toEqual([200, 409]);
    await ground.connections.change('DELETE FROM shared_postings WHERE id = ?', [id]);
  });

  it('belongs to its firm alone, and to those of its members who may', async () => {
    const id = await ground.publish(lender, goodSurplus);
    for (const [method, path, body] of [
      ['GET', '', undefined],
      ['GET', '/explanation', undefined],
      ['PATCH', '', { version: 2, title: '别人的' }],
      ['POST', '/publication', undefined],
      ['POST', '/withdrawal', {}],
    ] as const) {
      expect((await rival.ask(method, `/shared-postings/${id}${path}`, body)).status).toBe(404);
    }
    const foreman = await lender.member('foreman');
    const draft = await foreman.ask('POST', '/shared-postings', goodSurplus);
    expect(draft.status).toBe(201);
    expect((await foreman.ask('POST', `/shared-postings/${draft.body.postingId}/publication`)).status).toBe(403);
    expect((await foreman.ask('PATCH', `/shared-postings/${id}`, { version: 2, title: '改名字' })).status).toBe(403);
    expect((await lender.ask('POST', `/shared-postings/${id}/withdrawal`, { reason: '自己用' })).body.state).toBe(
      'withdrawn',
    );
  });

  it('is changed by its version, also while it is open, and judged again', async () => {
    const id = await ground.publish(lender, goodSurplus);
    const path = `/shared-postings/${id}`;
    expect((await lender.ask('PATCH', path, { version: 2, title: '换个标题' })).body).toMatchObject({ version: 3 });
    expect(await row(id)).toMatchObject({ state: 'published', version: 3, materialVersion: 1 });
    expect((await lender.ask('PATCH', path, { version: 2, title: '旧版本' })).body.code).toBe(
      'shared-posting.changed_meanwhile',
    );
    expect((await lender.ask('PATCH', path, { version: 3, feeFen: 1 })).body.code).toBe('shared-posting.blocked');
    expect(await row(id)).toMatchObject({ version: 3 });
    expect((await lender.ask('PATCH', path, { version: 3, pay: { unit: 'month', amountFen: 390_000 } })).status).toBe(
      200,
    );
    expect(await row(id)).toMatchObject({ state: 'published', version: 4, materialVersion: 4 });
    // Two who change the same version: one does.
    const both = await Promise.all([1, 2].map((n) => lender.ask('PATCH', path, { version: 4, title: `标题 ${n}` })));
    expect(both.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409]);
    expect(
      (await lender.ask('PATCH', path, { version: 5, place: { ...goodSurplus.place, regionCode: '450123' } })).status,
    ).toBe(200);
    await lender.ask('POST', `${path}/withdrawal`, {});
    expect((await lender.ask('PATCH', path, { version: 7, title: '太晚了' })).body.code).toBe(
      'shared-posting.not_editable',
    );
  });

  it('is taken down by staff of its region, with the reason, on the audit trail', async () => {
    const id = await ground.publish(lender, goodSurplus);
    const path = `/shared-postings/${id}/take-down`;
    expect((await elsewhere.ask('POST', path, { reason: '不该看到' })).status).toBe(404);
    expect((await verifier.ask('POST', path, { reason: '电话打不通' })).body.state).toBe('taken_down');
    expect((await lender.ask('GET', `/shared-postings/${id}`)).body.transitions.at(-1)).toMatchObject({
      to: 'taken_down',
      reason: '电话打不通',
    });
    const trail = await ground.connections.rows('SELECT action, region_code FROM audit_records WHERE subject_id = ?', [
      id,
    ]);
    expect(trail).toEqual([{ action: 'shared_posting.taken_down', regionCode: '450105' }]);
  });

  it('expires by itself when its validity is over, and not before', async () => {
    const id = await ground.publish(lender, { ...goodSurplus, validUntil: '2026-11-25' });
    await ground.settle();
    expect(await row(id)).toMatchObject({ state: 'published' });
    ground.clock.advance(3 * 86_400_000);
    const listed = (await ground.get('/shared-postings?city=4501&side=surplus')).body.items;
    expect(listed.map((one: { id: Id }) => one.id)).not.toContain(id);
    await ground.settle();
    expect(await row(id)).toMatchObject({ state: 'expired' });
    ground.clock.advance(-3 * 86_400_000 - 60_000);
  });

  it('is one of few of its firm that are open', async () => {
    const eager = await ground.employer();
    for (let n = 0; n < 20; n++) await ground.publish(eager, { ...goodSurplus, place: goodSurplus.place });
    const more = await eager.ask('POST', '/shared-postings', { ...goodSurplus, publish: true });
    expect(more).toMatchObject({ status: 409, body: { code: 'shared-posting.too_many' } });
    // The other side counts for itself.
    await ground.publish(eager, goodShortage);
  });

  it('is written once for one key', async () => {
    const key = newId();
    const [one, two] = await Promise.all([1, 2].map(() => lender.ask('POST', '/shared-postings', goodSurplus, key)));
    expect(one!.body.postingId).toBe(two!.body.postingId);
  });
});

describe('staff for a firm', () => {
  it('write, publish, change and withdraw with the consent of a member who may, in their own region', async () => {
    const clerk = ground.staff('clerk', '450105');
    const query = `?onBehalfOf=${lender.ownerId}&channel=phone`;
    const base = `/employers/${lender.employerId}/shared-postings`;
    expect((await clerk.ask('POST', `${base}/preview${query}`, goodShortage)).body).toMatchObject({ blocked: false });
    const made = await clerk.ask('POST', `${base}${query}`, goodShortage);
    expect(made).toMatchObject({ status: 201, body: { state: 'draft' } });
    const path = `${base}/${made.body.postingId}`;
    expect((await clerk.ask('PATCH', `${path}${query}`, { version: 1, headcount: 8 })).status).toBe(200);
    expect((await clerk.ask('POST', `${path}/publication${query}`)).body.state).toBe('published');
    expect((await clerk.ask('GET', base)).body.items.map((one: { id: Id }) => one.id)).toContain(made.body.postingId);
    const own = await lender.ask('GET', `/shared-postings/${made.body.postingId}`);
    expect(own.body.transitions.at(-1)).toMatchObject({
      actorId: clerk.caller.accountId,
      onBehalfOf: lender.ownerId,
      channel: 'phone',
    });
    expect((await clerk.ask('POST', `${path}/withdrawal${query}`, {})).body.state).toBe('withdrawn');
    const trail = await ground.connections.rows<{ action: string }>(
      'SELECT action FROM audit_records WHERE subject_id = ? ORDER BY id',
      [made.body.postingId],
    );
    expect(trail.map(({ action }) => action)).toEqual(
      ['written', 'changed', 'published', 'withdrawn'].map((act) => `shared_posting.${act}_on_behalf`),
    );

    const stranger = ground.staff('clerk', '4502');
    expect((await stranger.ask('POST', `${base}${query}`, goodShortage)).status).toBe(404);
    const unasked = await ground.person(false);
    expect((await clerk.ask('POST', `${base}?onBehalfOf=${unasked}`, goodShortage)).status).toBe(403);
    // Somebody's consent, who is no member of this firm.
    expect((await clerk.ask('POST', `${base}?onBehalfOf=${rival.ownerId}`, goodShortage)).body.code).toBe(
      'posting.consent_required',
    );
  });
});

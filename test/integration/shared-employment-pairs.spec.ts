import { sharedNotForProfit } from '@gg/compliance';
import { newId, type Id } from '@gg/kernel';
import { systemCaller, type Tx } from '@gg/platform';
import { AllocateCity } from '../../libs/shared-employment/use-cases/allocate-city.use-case';
import { SharedCities } from '../../libs/shared-employment/use-cases/shared-cities';
import type { TestEmployer } from '../support/postings';
import { goodShortage, nextCity, sharingGround, type SharedPairBody, type SharingGround } from '../support/sharing';

let ground: SharingGround;
let lender: TestEmployer;
let second: TestEmployer;
let borrower: TestEmployer;
let other: TestEmployer;

beforeAll(async () => {
  ground = await sharingGround();
  lender = await ground.employer();
  second = await ground.employer();
  borrower = await ground.employer();
  other = await ground.employer();
}, 60_000);
afterAll(() => ground.close());

/** There are fewer cities than tests: what one has left in a city is over for the next. */
beforeEach(async () => {
  const { connections } = ground;
  await connections.change("UPDATE shared_postings SET state = 'withdrawn', held = 0");
  await connections.change("UPDATE shared_pairs SET state = 'withdrawn', live = NULL, barred = FALSE WHERE live = 1");
  await connections.change('UPDATE shared_cities SET pending = FALSE, allocation = 0');
  await connections.change('UPDATE event_deliveries SET done_at = due_at WHERE done_at IS NULL');
});

const DAY = 86_400_000;

/** A pair as it was first proposed. */
const SHOWN = { version: 1 };

const pairOf = async (firm: TestEmployer, postingId: Id): Promise<SharedPairBody | undefined> =>
  (await ground.pairsOf(firm)).find(({ surplus, shortage }) => [surplus.id, shortage.id].includes(postingId));

const held = async (postingId: Id) =>
  (await ground.connections.row<{ held: number }>('SELECT held FROM shared_postings WHERE id = ?', [postingId]))!.held;

const changes = async (pairId: Id) =>
  (await ground.events('shared-pair.changed.v1'))
    .filter(({ aggregateId }) => aggregateId === pairId)
    .map(({ payload }) => payload['state']);

/** A surplus and a shortage that were put together. */
async function proposed(more: { surplus?: object; shortage?: object } = {}) {
  const city = nextCity();
  const surplusId = await ground.publish(lender, city.surplus(more.surplus));
  const shortageId = await ground.publish(borrower, city.shortage(more.shortage));
  await ground.settle();
  const pair = (await pairOf(lender, surplusId))!;
  return { city, surplusId, shortageId, pair, path: `/shared-pairs/${pair?.id}` };
}

describe('an allocation', () => {
  it('places one surplus with many and many with one, explained, and tells both firms', async () => {
    const city = nextCity();
    const surplusId = await ground.publish(lender, city.surplus());
    const near = await ground.publish(borrower, city.shortage());
    const far = await ground.publish(other, city.shortage({ headcount: 8, board: { meals: false } }));
    const more = await ground.publish(second, city.surplus({ headcount: 5 }));
    await ground.settle();

    const mine = await ground.pairsOf(lender);
    const theirs = await ground.pairsOf(second);
    const all = [...mine, ...theirs].filter(({ surplus }) => [surplusId, more].includes(surplus.id));
    expect(all.reduce((sum, { heads }) => sum + heads, 0)).toBe(17);
    const of = (id: Id) => all.filter(({ shortage }) => shortage.id === id).reduce((sum, { heads }) => sum + heads, 0);
    // All who can be placed are; the better of the two shortages is filled first.
    expect([of(near), of(far)]).toEqual([10, 7]);
    const shown = await borrower.ask('GET', `/shared-pairs/${all.find(({ shortage }) => shortage.id === near)!.id}`);
    expect(shown.body).toMatchObject({
      state: 'proposed',
      side: 'borrower',
      contact: null,
      common: { tradeCodes: ['6-31-05-00'], from: '2026-12-01', to: '2027-01-31', days: 62 },
    });
    expect(shown.body.parts.map((part: { code: string; points: number }) => [part.code, part.points])).toEqual([
      ['period', 400],
      ['distance', 200],
      ['pay', 100],
      ['trade', 100],
      ['care', 40],
    ]);
    expect(shown.body.score).toBe(840);
    // The spread of a tenth is nobody's margin.
    const { basis } = sharedNotForProfit;
    expect(shown.body.parts[2].text.zh).toContain('高出部分归劳动者');
    expect(shown.body.wages).toMatchObject({
      text: {
        zh: expect.stringContaining('不得收费、提成或者赚取差价'),
        en: expect.stringContaining('the workers’ wages'),
      },
      basis: { zh: basis.zh, en: basis.en },
    });
    expect(basis.zh).toContain('人社厅发〔2020〕98号');
    for (const { id } of all) expect(await changes(id)).toEqual(['proposed']);
    const records = await ground.connections.rows('SELECT * FROM shared_pair_transitions WHERE pair_id IN (?)', [
      all.map(({ id }) => id),
    ]);
    expect(records).toHaveLength(all.length);
  });

  it('is asked for once for all that changes meanwhile, and made once by two who are told', async () => {
    const city = nextCity();
    for (let n = 0; n < 3; n++) await ground.publish(lender, city.surplus());
    await ground.publish(borrower, city.shortage());
    ground.clock.advance(5_000);
    const [delivery, ...more] = await ground.due();
    expect(more).toEqual([]);
    const twice = await Promise.all([ground.run(delivery!), ground.run(delivery!)]);
    expect(twice.filter(Boolean)).toHaveLength(1);
    // A second order for the same city finds nothing left to do.
    await ground.transactions.run(systemCaller('test'), 'test', (tx: Tx) =>
      ground.employerApp.get(AllocateCity).run(tx, city.cityCode),
    );
    const rows = await ground.connections.rows<{ allocation: number }>(
      'SELECT allocation FROM shared_pairs WHERE city_code = ? AND live = 1',
      [city.cityCode],
    );
    expect(rows).toEqual([{ allocation: 1 }]);
    await ground.settle();
  });

  it('leaves nothing of a run that dies, and makes it when it is run again', async () => {
    const city = nextCity();
    await ground.publish(lender, city.surplus());
    await ground.publish(borrower, city.shortage());
    const allocation = ground.employerApp.get(AllocateCity);
    const dying = ground.transactions.run(systemCaller('test'), 'test', async (tx: Tx) => {
      await allocation.run(tx, city.cityCode);
      throw new Error('killed');
    });
    await expect(dying).rejects.toThrow('killed');
    expect(
      await ground.connections.rows('SELECT id FROM shared_pairs WHERE city_code = ? AND live = 1', [city.cityCode]),
    ).toEqual([]);
    await ground.settle();
    expect(
      await ground.connections.rows('SELECT id FROM shared_pairs WHERE city_code = ? AND live = 1', [city.cityCode]),
    ).toHaveLength(1);
  });

  it('leaves pairs as they are when nothing better has come', async () => {
    const { city, shortageId, pair } = await proposed({ surplus: { headcount: 10 } });
    // As good as the other: no reason to change.
    await ground.publish(other, city.shortage());
    await ground.settle();
    expect(await pairOf(borrower, shortageId)).toMatchObject({ id: pair.id, heads: 10, state: 'proposed' });
    expect(await changes(pair.id)).toEqual(['proposed']);
    // A better one has its heads.
    const better = await ground.publish(second, city.shortage({ board: { meals: true, lodging: true } }));
    await ground.settle();
    expect(await pairOf(second, better)).toMatchObject({ heads: 10 });
    expect(await changes(pair.id)).toEqual(['proposed', 'lapsed']);
    expect((await borrower.ask('GET', `/shared-pairs/${pair.id}`)).body.ending.zh).toContain('整体安排');
  });

  it('keeps a pair against an older posting that has become as good', async () => {
    const city = nextCity();
    await ground.publish(lender, city.surplus({ headcount: 10 }));
    const pay = { unit: 'month', amountFen: 390_000 };
    const older = await ground.publish(other, city.shortage({ pay }));
    const newer = await ground.publish(borrower, city.shortage());
    await ground.settle();
    const pair = (await pairOf(borrower, newer))!;
    await other.ask('PATCH', `/shared-postings/${older}`, { version: 2, pay: goodShortage.pay });
    await ground.settle();
    expect(await pairOf(borrower, newer)).toMatchObject({ id: pair.id, heads: 10 });
    expect(await changes(pair.id)).toEqual(['proposed']);
  });

  it('proposes no group that is too small to be of use', async () => {
    const { city, pair } = await proposed({ surplus: { headcount: 12, leastGroup: 7 }, shortage: { headcount: 9 } });
    expect(pair.heads).toBe(9);
    // Three would be left for it.
    const small = await ground.publish(
      other,
      city.shortage({ headcount: 9, pay: { unit: 'month', amountFen: 400_000 } }),
    );
    await ground.settle();
    const all = [pair.id, (await pairOf(other, small))?.id].filter(Boolean);
    expect(all).toEqual([pair.id]);
    expect((await other.ask('GET', `/shared-postings/${small}/explanation`)).body).toMatchObject({
      considered: 1,
      pairs: 0,
      failed: [{ code: 'placed_elsewhere', count: 1 }],
    });
  });

  it('stays within a city', async () => {
    const [one, two] = [nextCity(), nextCity()];
    const surplusId = await ground.publish(lender, one.surplus());
    await ground.publish(borrower, two.shortage());
    await ground.settle();
    expect(await pairOf(lender, surplusId)).toBeUndefined();
  });

  it('tells a firm why it found nobody, by the first condition that fails', async () => {
    const city = nextCity();
    const surplusId = await ground.publish(lender, city.surplus({ board: { meals: true } }));
    await ground.publish(borrower, city.shortage({ pay: { unit: 'month', amountFen: 380_000 } }));
    await ground.publish(borrower, city.shortage({ pay: { unit: 'month', amountFen: 390_000 } }));
    await ground.publish(other, city.shortage({ board: { meals: false } }));
    await ground.settle();
    const { body } = await lender.ask('GET', `/shared-postings/${surplusId}/explanation`);
    expect(body).toMatchObject({
      state: 'published',
      considered: 3,
      pairs: 0,
      freeHeads: 12,
      failed: [
        { code: 'pay', count: 2, closestGap: 10_000, text: { zh: '报酬低于原企业的标准' } },
        { code: 'board', count: 1, closestGap: null },
      ],
    });
    const staff = ground.staff('auditor', city.cityCode);
    expect((await staff.ask('GET', `/shared-postings/${surplusId}/explanation`)).body).toEqual(body);
  });
});

describe('talks', () => {
  it('begin when both firms open, who then see each other’s contact and nobody else does', async () => {
    const { city, surplusId, shortageId, path } = await proposed();
    expect((await lender.ask('POST', `${path}/opening`, SHOWN)).body).toMatchObject({
      state: 'opened_by_lender',
      side: 'lender',
    });
    expect([await held(surplusId), await held(shortageId)]).toEqual([10, 10]);
    expect((await borrower.ask('GET', path)).body.contact).toBeNull();
    // A second tap changes nothing.
    expect((await lender.ask('POST', `${path}/opening`, SHOWN)).body).toMatchObject({
      state: 'opened_by_lender',
      version: 2,
    });
    expect((await borrower.ask('POST', `${path}/opening`, SHOWN)).body).toMatchObject({
      state: 'in_talks',
      side: 'borrower',
    });
    expect((await lender.ask('GET', path)).body.contact).toEqual({ name: '农志强', phone: '13877100002' });
    expect((await borrower.ask('GET', path)).body.contact).toEqual({ name: '覃美玲', phone: '13877100001' });
    expect((await lender.ask('GET', '/shared-pairs?state=in_talks')).body.items[0].contact).toBeNull();

    for (const [method, to] of [
      ['GET', ''],
      ['POST', '/opening'],
      ['POST', '/refusal'],
    ] as const) {
      expect((await other.ask(method, `${path}${to}`, method === 'POST' ? SHOWN : undefined)).status).toBe(404);
    }
    const here = ground.staff('clerk', String((await lender.ask('GET', path)).body.surplus.regionCode));
    const there = ground.staff('supervisor', city.cityCode === '4501' ? '4502' : '4501');
    const seen = (await here.ask('GET', '/shared-pairs?state=in_talks')).body.items;
    expect(seen.map(({ id }: { id: Id }) => `/shared-pairs/${id}`)).toEqual([path]);
    expect(JSON.stringify(seen)).not.toMatch(/1387710000/);
    const elsewhere = (await there.ask('GET', '/shared-pairs?limit=100')).body.items.map(
      ({ id }: { id: Id }) => `/shared-pairs/${id}`,
    );
    expect(elsewhere).not.toContain(path);
    const viewer = await lender.member('viewer');
    expect((await viewer.ask('POST', `${path}/refusal`, SHOWN)).status).toBe(403);
    // Neither more nor fewer than are in talks can be offered to others.
    const cut = await borrower.ask('PATCH', `/shared-postings/${shortageId}`, { version: 2, headcount: 9 });
    expect(cut.body).toMatchObject({ code: 'shared-posting.heads_in_talks' });
  });

  it('begin once when both open at the same moment', async () => {
    const { pair, path, surplusId } = await proposed();
    const answers = await Promise.all([
      lender.ask('POST', `${path}/opening`, SHOWN),
      borrower.ask('POST', `${path}/opening`, SHOWN),
      lender.ask('POST', `${path}/opening`, SHOWN),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await lender.ask('GET', path)).body.state).toBe('in_talks');
    expect(await held(surplusId)).toBe(10);
    const told = await changes(pair.id);
    expect(told).toHaveLength(3);
    expect(told.at(-1)).toBe('in_talks');
  });

  it('end with a refusal, which frees the heads for others and is not asked again before the terms change', async () => {
    const { city, surplusId, shortageId, pair, path } = await proposed();
    const rest = await ground.publish(other, city.shortage({ headcount: 12, board: { meals: false } }));
    await ground.settle();
    expect(await pairOf(other, rest)).toMatchObject({ heads: 2 });
    await lender.ask('POST', `${path}/opening`, SHOWN);
    await borrower.ask('POST', `${path}/opening`, SHOWN);
    const declined = await borrower.ask('POST', `${path}/refusal`, { ...SHOWN, reason: '自己招到人了' });
    expect(declined.body).toMatchObject({ state: 'declined' });
    expect(await held(surplusId)).toBe(0);
    expect((await lender.ask('GET', path)).body).toMatchObject({
      declinedBy: 'borrower',
      reason: '自己招到人了',
      contact: null,
    });
    await ground.settle();
    expect(await pairOf(other, rest)).toMatchObject({ heads: 12 });
    expect(await pairOf(borrower, shortageId)).toBeUndefined();
    expect((await borrower.ask('GET', `/shared-postings/${shortageId}/explanation`)).body.failed).toMatchObject([
      { code: 'barred', count: 1 },
    ]);
    expect((await lender.ask('POST', `${path}/opening`, SHOWN)).body.code).toBe('shared-pair.over');

    await borrower.ask('PATCH', `/shared-postings/${shortageId}`, { version: 2, notes: '包吃' });
    await ground.settle();
    expect(await pairOf(borrower, shortageId)).toBeUndefined();
    const pay = { unit: 'month', amountFen: 480_000 };
    expect((await borrower.ask('PATCH', `/shared-postings/${shortageId}`, { version: 3, pay })).status).toBe(200);
    await ground.settle();
    const anew = await pairOf(borrower, shortageId);
    expect(anew).toMatchObject({ heads: 10, state: 'proposed' });
    expect(anew!.id).not.toBe(pair.id);
  });

  it('are open or declined when the two cross, and no head is lost', async () => {
    for (let n = 0; n < 3; n++) {
      const { path, pair, surplusId, shortageId } = await proposed();
      const [open, decline] = await Promise.all([
        lender.ask('POST', `${path}/opening`, SHOWN),
        borrower.ask('POST', `${path}/refusal`, SHOWN),
      ]);
      expect(decline.body.state).toBe('declined');
      expect([200, 409]).toContain(open.status);
      expect([await held(surplusId), await held(shortageId)]).toEqual([0, 0]);
      expect((await changes(pair.id)).at(-1)).toBe('declined');
      await ground.settle();
      for (const [firm, id] of [
        [lender, surplusId],
        [borrower, shortageId],
      ] as const) {
        await firm.ask('POST', `/shared-postings/${id}/withdrawal`, {});
      }
      await ground.settle();
    }
  });

  it('end when a posting is withdrawn meanwhile, whoever is first', async () => {
    const { path, pair, surplusId, shortageId } = await proposed();
    const [open, withdrawn] = await Promise.all([
      borrower.ask('POST', `${path}/opening`, SHOWN),
      lender.ask('POST', `/shared-postings/${surplusId}/withdrawal`, {}),
    ]);
    expect(withdrawn.body.state).toBe('withdrawn');
    expect([200, 409]).toContain(open.status);
    expect((await borrower.ask('GET', path)).body).toMatchObject({ state: 'withdrawn', reason: 'posting_withdrawn' });
    expect([await held(surplusId), await held(shortageId)]).toEqual([0, 0]);
    expect((await changes(pair.id)).at(-1)).toBe('withdrawn');
  });

  it('lapse when a firm changes what the other has said yes to, and stay while talks are still possible', async () => {
    const { path, surplusId, shortageId } = await proposed();
    await lender.ask('POST', `${path}/opening`, SHOWN);
    const pay = { unit: 'month', amountFen: 430_000 };
    await borrower.ask('PATCH', `/shared-postings/${shortageId}`, { version: 2, pay });
    expect((await lender.ask('GET', path)).body).toMatchObject({ state: 'lapsed', reason: 'terms_changed' });
    expect(await held(surplusId)).toBe(0);
    await ground.settle();
    const anew = (await pairOf(lender, surplusId))!;
    for (const firm of [lender, borrower]) await firm.ask('POST', `/shared-pairs/${anew.id}/opening`, SHOWN);
    const more = { version: 3, pay: { unit: 'month', amountFen: 450_000 } };
    expect((await borrower.ask('PATCH', `/shared-postings/${shortageId}`, more)).status).toBe(200);
    expect((await lender.ask('GET', `/shared-pairs/${anew.id}`)).body.state).toBe('in_talks');
    expect(await changes(anew.id)).toEqual(['proposed', 'opened_by_lender', 'in_talks', 'in_talks']);
    const less = { version: 4, pay: { unit: 'month', amountFen: 390_000 } };
    expect((await borrower.ask('PATCH', `/shared-postings/${shortageId}`, less)).status).toBe(200);
    expect((await lender.ask('GET', `/shared-pairs/${anew.id}`)).body.state).toBe('lapsed');
    expect(await held(shortageId)).toBe(0);
  });

  it('end with a refusal of the terms that were changed in the talks, and it lasts until they change again', async () => {
    const { path, surplusId, shortageId } = await proposed();
    for (const firm of [lender, borrower]) await firm.ask('POST', `${path}/opening`, SHOWN);
    const worse = { pay: { unit: 'month', amountFen: 410_000 }, version: 2 };
    expect((await borrower.ask('PATCH', `/shared-postings/${shortageId}`, worse)).status).toBe(200);
    expect((await lender.ask('POST', `${path}/refusal`, SHOWN)).body.code).toBe('shared-pair.changed_meanwhile');
    // Proposed, opened, in talks, and told of other terms: what the lender reads now is the fourth.
    const no = { version: 4, reason: '降薪太多' };
    expect((await lender.ask('POST', `${path}/refusal`, no)).body.state).toBe('declined');
    await ground.settle();
    expect(await pairOf(lender, surplusId)).toBeUndefined();
    const better = { pay: { unit: 'month', amountFen: 450_000 }, version: 3 };
    expect((await borrower.ask('PATCH', `/shared-postings/${shortageId}`, better)).status).toBe(200);
    await ground.settle();
    expect(await pairOf(lender, surplusId)).toMatchObject({ state: 'proposed' });
  });

  it('do not begin on terms that were changed a moment before', async () => {
    const { path, surplusId, shortageId } = await proposed();
    const pay = { unit: 'month', amountFen: 405_000 };
    await borrower.ask('PATCH', `/shared-postings/${shortageId}`, { version: 2, pay });
    // The allocation has not looked at it yet.
    expect((await lender.ask('POST', `${path}/opening`, SHOWN)).body.code).toBe('shared-pair.heads_gone');
    expect([await held(surplusId), await held(shortageId)]).toEqual([0, 0]);
    await ground.settle();
    expect((await lender.ask('POST', `${path}/opening`, { version: 2 })).body.state).toBe('opened_by_lender');
  });

  it('begin on terms that a firm was shown, and on no others that have taken their place meanwhile', async () => {
    const { path, pair, shortageId } = await proposed();
    const { answerDueAt } = (await lender.ask('GET', path)).body;
    ground.clock.advance(4 * DAY);
    const worse = { version: 2, pay: { unit: 'month', amountFen: 410_000 } };
    expect((await borrower.ask('PATCH', `/shared-postings/${shortageId}`, worse)).status).toBe(200);
    await ground.settle();
    // The same heads, and another thing: both are told again, with the full time.
    const shown = (await lender.ask('GET', path)).body;
    expect(shown).toMatchObject({ state: 'proposed', version: 2, heads: 10, reason: 'terms_changed' });
    expect(shown.shortage.pay.amountFen).toBe(410_000);
    expect(Date.parse(shown.answerDueAt) - Date.parse(answerDueAt)).toBeGreaterThanOrEqual(4 * DAY);
    const events = (await ground.events('shared-pair.changed.v1')).filter(({ aggregateId }) => aggregateId === pair.id);
    expect(events.at(-1)).toMatchObject({
      aggregateVersion: 2,
      payload: { state: 'proposed', by: null, reason: 'terms_changed' },
    });
    for (const act of ['opening', 'refusal']) {
      expect((await lender.ask('POST', `${path}/${act}`, SHOWN)).body.code).toBe('shared-pair.changed_meanwhile');
    }
    expect((await lender.ask('POST', `${path}/opening`, { version: 3 })).body.code).toBe(
      'shared-pair.changed_meanwhile',
    );
    // The first end of the time to answer is none any more.
    ground.clock.advance(2 * DAY);
    await ground.settle();
    expect((await lender.ask('POST', `${path}/opening`, { version: 2 })).body.state).toBe('opened_by_lender');
    // The other firm has read the same terms, before the lender's yes.
    expect((await borrower.ask('POST', `${path}/opening`, { version: 2 })).body.state).toBe('in_talks');
  });

  it('begin for as many heads as a firm was shown', async () => {
    const { city, path } = await proposed({ surplus: { headcount: 20 } });
    const better = city.shortage({ headcount: 15, board: { meals: true, lodging: true } });
    await ground.publish(other, better);
    await ground.settle();
    expect((await lender.ask('GET', path)).body).toMatchObject({
      state: 'proposed',
      heads: 5,
      version: 2,
      reason: null,
    });
    expect((await lender.ask('POST', `${path}/opening`, SHOWN)).body.code).toBe('shared-pair.changed_meanwhile');
    expect((await lender.ask('POST', `${path}/opening`, { version: 2 })).body.state).toBe('opened_by_lender');
  });

  it('lapse when nobody answers in time; the second answer gets the full time', async () => {
    const { path, pair, surplusId } = await proposed();
    ground.clock.advance(4 * DAY);
    await lender.ask('POST', `${path}/opening`, SHOWN);
    ground.clock.advance(2 * DAY);
    await ground.settle();
    expect((await lender.ask('GET', path)).body.state).toBe('opened_by_lender');
    ground.clock.advance(4 * DAY);
    await ground.settle();
    expect((await lender.ask('GET', path)).body).toMatchObject({ state: 'lapsed', reason: 'unanswered' });
    expect(await held(surplusId)).toBe(0);
    expect(await changes(pair.id)).toEqual(['proposed', 'opened_by_lender', 'lapsed']);
    expect(await pairOf(lender, surplusId)).toBeUndefined();
  });

  it('end when staff take a posting down', async () => {
    const { city, path, shortageId } = await proposed();
    await lender.ask('POST', `${path}/opening`, SHOWN);
    const verifier = ground.staff('verifier', city.cityCode);
    await verifier.ask('POST', `/shared-postings/${shortageId}/take-down`, { reason: '信息不实' });
    expect((await lender.ask('GET', path)).body).toMatchObject({ state: 'withdrawn', reason: 'posting_taken_down' });
  });

  it('are opened by staff for a firm of their region, once by two of them at one moment', async () => {
    const { path } = await proposed();
    const clerks = [ground.staff('clerk', '450105'), ground.staff('clerk', '4501')];
    const query = `?onBehalfOf=${lender.ownerId}&channel=phone`;
    const base = `/employers/${lender.employerId}`;
    const listed = await clerks[0]!.ask('GET', `${base}/shared-pairs?limit=100`);
    expect(listed.body.items.map(({ id }: { id: Id }) => `/shared-pairs/${id}`)).toContain(path);
    const answers = await Promise.all(
      clerks.map((clerk) => clerk.ask('POST', `${base}${path}/opening${query}`, SHOWN)),
    );
    expect(answers.map(({ body }) => body.state)).toEqual(['opened_by_lender', 'opened_by_lender']);
    const trail = await ground.connections.rows<{ toState: string; onBehalfOf: Id; channel: string }>(
      'SELECT to_state, on_behalf_of, channel FROM shared_pair_transitions WHERE pair_id = ? ORDER BY pair_version',
      [path.split('/').at(-1)!],
    );
    expect(trail).toMatchObject([
      { toState: 'proposed' },
      { toState: 'opened_by_lender', onBehalfOf: lender.ownerId, channel: 'phone' },
    ]);
    expect((await ground.staff('clerk', '4502').ask('POST', `${base}${path}/opening${query}`, SHOWN)).status).toBe(404);
    // For a firm that is no side of the pair.
    const stranger = `/employers/${other.employerId}${path}/opening?onBehalfOf=${other.ownerId}`;
    expect((await clerks[0]!.ask('POST', stranger, SHOWN)).status).toBe(404);
    expect(
      (await clerks[0]!.ask('POST', `${base}${path}/refusal${query}`, { ...SHOWN, reason: '电话里说不借了' })).body
        .state,
    ).toBe('declined');
  });

  it('answer a repeated request with the first answer', async () => {
    const { path } = await proposed();
    const key = newId();
    const [first, again] = [
      await lender.ask('POST', `${path}/refusal`, SHOWN, key),
      await lender.ask('POST', `${path}/refusal`, SHOWN, key),
    ];
    expect(again).toMatchObject({ status: 200, body: first.body });
  });
});

it('a city held by one keeps the other waiting, and the heads of a posting are never given twice', async () => {
  const city = nextCity();
  const surplusId = await ground.publish(lender, city.surplus());
  const ids = [await ground.publish(borrower, city.shortage()), await ground.publish(other, city.shortage())];
  await ground.settle();
  const pairs = (await ground.pairsOf(lender)).filter(({ surplus }) => surplus.id === surplusId);
  expect(pairs.map(({ heads }) => heads).sort((a, b) => a - b)).toEqual([2, 10]);
  await Promise.all([
    ...pairs.map(({ id }) => lender.ask('POST', `/shared-pairs/${id}/opening`, SHOWN)),
    ...[borrower, other].flatMap((firm) =>
      pairs.map(({ id }) => firm.ask('POST', `/shared-pairs/${id}/opening`, SHOWN)),
    ),
    ground.transactions.run(systemCaller('test'), 'test', async (tx: Tx) => {
      const shared = ground.employerApp.get(SharedCities);
      await shared.hold(tx, city.cityCode);
      await shared.askAllocation(tx, city.cityCode);
    }),
  ]);
  await ground.settle();
  expect(await held(surplusId)).toBe(12);
  expect((await Promise.all(ids.map(held))).reduce((sum, one) => sum + one, 0)).toBe(12);
  await expect(
    ground.connections.change('UPDATE shared_postings SET held = headcount + 1 WHERE id = ?', [surplusId]),
  ).rejects.toThrow(/chk_shared_postings_held/);
});

import { readFacts, replayFinding, type Finding } from '@gg/compliance';
import { newId } from '@gg/kernel';
import fc from 'fast-check';
import { goodPosting, postingsServices, TEST_NOW, type PostingsServices, type TestEmployer } from '../support/postings';

let services: PostingsServices;
let firm: TestEmployer;

beforeAll(async () => {
  services = await postingsServices();
  firm = await services.employer();
});
afterAll(() => services.close());

const TABLES = [
  'postings',
  'shifts',
  'posting_transitions',
  'posting_judgements',
  'posting_findings',
  'events',
  'event_deliveries',
  'idempotency_keys',
];

/** How many rows each table has: what is the same before and after wrote nothing. */
async function counts(): Promise<Record<string, number>> {
  const all = await Promise.all(
    TABLES.map(async (table) => {
      const row = await services.connections.row<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`);
      return [table, Number(row!.n)] as const;
    }),
  );
  return Object.fromEntries(all);
}

const published = (more: object = {}, asker = firm) =>
  asker.ask('POST', '/postings', { ...goodPosting, ...more, publish: true });
const draft = (more: object = {}, asker = firm) => asker.ask('POST', '/postings', { ...goodPosting, ...more });
const rulesOf = (findings: readonly Finding[]) => findings.map(({ ruleId, severity }) => `${severity} ${ruleId}`);

describe('publishing', () => {
  it('writes posting, shifts, record and findings with one event a shift and a timer for the end', async () => {
    const shifts = [{ ...goodPosting.shifts[0], repeatOn: ['2026-11-26', '2026-11-27'] }];
    const { status, body } = await published({ shifts });
    expect([status, body.state, body.version, body.shiftIds.length]).toEqual([201, 'published', 2, 3]);

    const rows = await services.connections.rows<{
      state: string;
      startsAt: Date;
      headcount: number;
      hourlyWorthFen: number;
    }>('SELECT state, starts_at, headcount, hourly_worth_fen FROM shifts WHERE posting_id = ? ORDER BY starts_at', [
      body.postingId,
    ]);
    expect(rows.map(({ startsAt, ...row }) => ({ ...row, startsAt: startsAt.toISOString() }))).toEqual(
      ['24', '25', '26'].map((day) => ({
        state: 'open',
        headcount: 2,
        hourlyWorthFen: 2_400,
        startsAt: `2026-11-${day}T22:30:00.000Z`,
      })),
    );
    const transitions = await services.connections.rows(
      'SELECT from_state, to_state, at, actor_id, on_behalf_of, channel FROM posting_transitions WHERE posting_id = ? ORDER BY id',
      [body.postingId],
    );
    const who = { actorId: firm.ownerId, onBehalfOf: null, channel: 'api', at: new Date(TEST_NOW) };
    expect(transitions).toEqual([
      { fromState: null, toState: 'draft', ...who },
      { fromState: 'draft', toState: 'published', ...who },
    ]);
    const posted = (await services.events('shift.posted.v1')).filter(
      ({ payload }) => payload['postingId'] === body.postingId,
    );
    expect(posted.map(({ aggregateId }) => aggregateId).sort()).toEqual([...(body.shiftIds as string[])].sort());
    expect(posted[0]!.payload).toMatchObject({ employerId: firm.employerId, headcount: 2 });
    const timer = await services.connections.row<{ consumer: string; dueAt: Date }>(
      `SELECT d.consumer, d.due_at FROM event_deliveries d JOIN events e ON e.id = d.event_id
        WHERE e.name = 'posting.expiry-due.v1' AND e.aggregate_id = ?`,
      [body.postingId],
    );
    expect(timer).toEqual({ consumer: 'postings.expire-when-due', dueAt: new Date('2026-11-27T02:30:00Z') });
  });

  it('shows a warning and publishes all the same', async () => {
    const { status, body } = await published({ conditions: '' });
    expect([status, body.state]).toEqual([201, 'published']);
    expect(rulesOf(body.findings)).toContain('warn posting.required-content');
    const { body: view } = await firm.ask('GET', `/postings/${body.postingId}`);
    expect(view.findings).toEqual(body.findings);
  });

  it.each<[string, object, string]>([
    ['sex and a deposit', { description: '分拣快件，限男，押金200元' }, 'posting.no-discrimination'],
    ['a deposit under meals', { meals: '包吃，先交押金200元' }, 'posting.no-fee'],
    ['less than the minimum wage', { pay: { kind: 'hourly', amountFen: 1_000 } }, 'part-time.minimum-wage'],
    ['nothing said of the work', { description: '' }, 'posting.required-content'],
    ['children', { minAge: 15 }, 'age.child'],
    ['settlement after a month', { settlement: { cycle: 'monthly', days: 31 } }, 'part-time.settlement'],
  ])('refuses %s with the article and the way out, and writes nothing', async (_what, more, ruleId) => {
    const before = await counts();
    const { status, body } = await published(more);
    expect([status, body.code]).toEqual([422, 'posting.blocked']);
    const blocking = (body.findings as Finding[]).filter(({ severity }) => severity === 'block');
    expect(blocking.map((one) => one.ruleId)).toContain(ruleId);
    for (const { basis, sentence, wayOut } of blocking) {
      for (const words of [basis, sentence, wayOut])
        expect([words.zh, words.en]).toEqual([
          expect.stringMatching(/\p{Script=Han}/u),
          expect.stringMatching(/[a-z]/i),
        ]);
    }
    expect(await counts()).toEqual(before);
  });

  it('sends to review what a rule wants staff to see, without opening a seat', async () => {
    const { status, body } = await published({ engagementType: 'casual' });
    expect([status, body.state, body.because]).toEqual([201, 'in_review', ['casual.who']]);
    const events = (await services.events()).filter(({ payload }) => payload['postingId'] === body.postingId);
    expect(events.map(({ name }) => name).sort()).toEqual(['posting.expiry-due.v1', 'posting.review-asked.v1']);
    const shift = await services.connections.row<{ state: string }>('SELECT state FROM shifts WHERE posting_id = ?', [
      body.postingId,
    ]);
    expect(shift).toEqual({ state: 'planned' });
  });

  it('sends the postings of an employer to review until staff have verified it', async () => {
    const newcomer = await services.employer({ verified: false });
    const { body } = await published({}, newcomer);
    expect([body.state, body.because]).toEqual(['in_review', ['employer.unverified']]);
  });

  it('of a household counts hours under a key of its own', async () => {
    const household = await services.employer({ kind: 'household' });
    const { body } = await published(
      {
        engagementType: 'casual',
        tradeCode: '4-02-05-01',
        title: '搬家',
        description: '搬运家具',
        responsibility: { insuranceKind: 'none' },
      },
      household,
    );
    expect(body.state).toBe('published');
    const row = await services.connections.row('SELECT legal_employer_code FROM postings WHERE id = ?', [
      body.postingId,
    ]);
    expect(row).toEqual({ legalEmployerCode: `household:${household.employerId}` });
  });

  it('twice with one key is one posting, and the same answer', async () => {
    const key = newId();
    const before = await counts();
    const answers = await Promise.all(
      [1, 2, 3].map(() => firm.ask('POST', '/postings', { ...goodPosting, publish: true }, key)),
    );
    expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1);
    expect((await counts())['postings']).toBe(before['postings']! + 1);
    expect((await firm.ask('POST', '/postings', { ...goodPosting, title: '别的' }, key)).body.code).toBe(
      'idempotency.key_reused',
    );
  });
});

describe('a draft', () => {
  it('is changed in parts, published, and then stays as it is', async () => {
    const { body: made } = await draft({ validUntil: '2026-11-24T20:00:00+08:00' });
    expect([made.state, made.version, made.findings]).toEqual(['draft', 1, []]);
    const path = `/postings/${made.postingId}`;
    const { status, body: changed } = await firm.ask('PATCH', path, {
      version: 1,
      title: '夜间分拣员',
      shifts: [{ start: '2026-11-25T20:00:00+08:00', end: '2026-11-25T23:00:00+08:00', headcount: 7 }],
    });
    expect([status, changed.version, changed.shiftIds.length]).toEqual([200, 2, 1]);
    const { body: view } = await firm.ask('GET', path);
    expect(view.terms).toMatchObject({
      title: '夜间分拣员',
      description: goodPosting.description,
      pay: goodPosting.pay,
    });
    expect(view.shifts).toMatchObject([{ id: changed.shiftIds[0], state: 'planned', headcount: 7 }]);
    expect(view.expiresAt).toBe('2026-11-24T12:00:00.000Z');

    expect((await firm.ask('PATCH', path, { version: 1, title: '别的' })).body.code).toBe('posting.changed_meanwhile');
    const { body: out } = await firm.ask('POST', `${path}/publication`);
    expect([out.state, out.shiftIds]).toEqual(['published', changed.shiftIds]);
    expect((await firm.ask('PATCH', path, { title: '别的' })).body.code).toBe('posting.not_editable');
    expect((await firm.ask('POST', `${path}/publication`)).body.code).toBe('posting.not_editable');
  });

  it('of another trade asks for the papers and the exposure of that trade', async () => {
    const { body } = await draft({ tradeCode: '4-07-05-01', title: '保安', requiredCertificates: ['health'] });
    const path = `/postings/${body.postingId}`;
    expect((await firm.ask('GET', path)).body.terms).toMatchObject({
      requiredCertificates: ['security_guard', 'health'],
      outdoor: false,
    });
    await firm.ask('PATCH', path, { tradeCode: '4-02-05-01' });
    expect((await firm.ask('GET', path)).body.terms).toMatchObject({ requiredCertificates: [], outdoor: true });
  });

  it('is not published once its shift has begun', async () => {
    const { body } = await draft();
    services.clock.advance(3 * 86_400_000);
    try {
      expect((await firm.ask('POST', `/postings/${body.postingId}/publication`)).body.code).toBe(
        'posting.shift_in_past',
      );
    } finally {
      services.clock.advance(-3 * 86_400_000);
    }
  });

  it('published twice at once is public once', async () => {
    const { body } = await draft();
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => firm.ask('POST', `/postings/${body.postingId}/publication`)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const posted = (await services.events('shift.posted.v1')).filter(
      ({ payload }) => payload['postingId'] === body.postingId,
    );
    expect(posted).toHaveLength(1);
  });
});

describe('a preview', () => {
  it('says what publishing would say, and writes nothing', async () => {
    const before = await counts();
    const { status, body } = await firm.ask('POST', '/postings/preview', {
      ...goodPosting,
      description: '限男，押金200',
    });
    expect([status, body.blocked]).toEqual([200, true]);
    const { body: refused } = await published({ description: '限男，押金200' });
    expect(body.findings.map((one: Finding) => one.key)).toEqual(refused.findings.map((one: Finding) => one.key));
    expect(body.responsibility.legalEmployer.creditCode).toBe(firm.creditCode);
    expect(await counts()).toEqual(before);
  });
});

describe('a copy', () => {
  it('lays the shifts on new dates, with everything else and the contact', async () => {
    const { body: source } = await published({ contact: { name: '韦建国', phone: '13800138000' } });
    const { status, body } = await firm.ask('POST', `/postings/${source.postingId}/copies`, {
      dates: ['2026-12-01', '2026-12-02'],
      publish: true,
    });
    expect([status, body.state, body.shiftIds.length]).toEqual([201, 'published', 2]);
    const { body: view } = await firm.ask('GET', `/postings/${body.postingId}`);
    expect(view.copiedFrom).toBe(source.postingId);
    expect(view.contact).toEqual({ name: '韦建国', phone: '13800138000' });
    expect(view.shifts.map(({ start }: { start: string }) => start)).toEqual([
      '2026-11-30T22:30:00.000Z',
      '2026-12-01T22:30:00.000Z',
    ]);
  });
});

describe('closing', () => {
  it('ends a public posting and tells bookings of every shift ahead; a draft is given up', async () => {
    const { body } = await published();
    const { body: closed } = await firm.ask('POST', `/postings/${body.postingId}/closure`, { reason: '人够了' });
    expect(closed.state).toBe('closed');
    const told = (await services.events('shift.closed.v1')).filter(
      ({ payload }) => payload['postingId'] === body.postingId,
    );
    expect(told.map(({ payload }) => payload)).toEqual([
      { postingId: body.postingId, shiftId: body.shiftIds[0], employerId: firm.employerId, reason: 'closed' },
    ]);
    expect((await firm.ask('POST', `/postings/${body.postingId}/closure`, {})).body.code).toBe(
      'state.transition_refused',
    );

    const { body: unsent } = await draft();
    expect((await firm.ask('POST', `/postings/${unsent.postingId}/closure`, {})).body.state).toBe('withdrawn');
  });
});

describe('the place of work', () => {
  it('may be a site of the employer’s own', async () => {
    const site = {
      id: newId(),
      name: '一号仓',
      address: '沙井大道1号',
      regionCode: '450105',
      point: { lng: 108.25, lat: 22.78 },
    };
    const owner = await services.employer({ sites: [site] });
    const { body } = await published({ assembly: { siteId: site.id, minutesBefore: 15 } }, owner);
    const { body: view } = await owner.ask('GET', `/postings/${body.postingId}`);
    expect(view.terms.assembly).toEqual({
      point: site.point,
      name: site.name,
      address: site.address,
      regionCode: '450105',
      minutesBefore: 15,
      siteId: site.id,
    });
    expect((await published({ assembly: { siteId: site.id } })).status).toBe(404);
  });
});

describe('the site contact', () => {
  it('is sealed in the table and shown to the employer', async () => {
    const { body } = await published({ contact: { name: '韦 建国', phone: '138-0013-8000' } });
    const row = await services.connections.row<{ contactName: Buffer; contactPhone: Buffer }>(
      'SELECT contact_name, contact_phone FROM postings WHERE id = ?',
      [body.postingId],
    );
    expect(row!.contactPhone.includes('13800138000')).toBe(false);
    expect(row!.contactName.includes(Buffer.from('韦建国'))).toBe(false);
    const { body: view } = await firm.ask('GET', `/postings/${body.postingId}`);
    expect(view.contact).toEqual({ name: '韦建国', phone: '13800138000' });
    const everything = await services.connections.rows<{ terms: string }>('SELECT terms FROM postings');
    expect(everything.some(({ terms }) => terms.includes('13800138000'))).toBe(false);
    expect(JSON.stringify(await services.events())).not.toContain('13800138000');
  });
});

describe('who may', () => {
  it('a foreman writes and does not publish; a viewer only reads', async () => {
    const [foreman, viewer] = [await firm.member('foreman'), await firm.member('viewer')];
    const { status, body } = await draft({}, foreman as TestEmployer);
    expect(status).toBe(201);
    expect((await published({}, foreman as TestEmployer)).body.code).toBe('access.denied');
    expect((await foreman.ask('POST', `/postings/${body.postingId}/publication`)).body.code).toBe('access.denied');
    expect(
      (await foreman.ask('POST', `/postings/${body.postingId}/copies`, { dates: ['2026-12-01'], publish: true })).body
        .code,
    ).toBe('access.denied');
    expect((await viewer.ask('GET', `/postings/${body.postingId}`)).status).toBe(200);
    expect((await draft({}, viewer as TestEmployer)).body.code).toBe('access.denied');
  });

  it('another employer reads, changes, publishes, copies and closes nothing of it', async () => {
    const stranger = await services.employer();
    const { body } = await draft();
    const path = `/postings/${body.postingId}`;
    const tries: [method: 'GET' | 'POST' | 'PATCH', path: string, body?: object][] = [
      ['GET', path],
      ['PATCH', path, { title: '别人的' }],
      ['POST', `${path}/copies`, { dates: ['2026-12-01'] }],
      ['POST', `${path}/publication`],
      ['POST', `${path}/closure`, {}],
      ['POST', `${path}/appeal`, { statement: '不是我的岗位' }],
    ];
    for (const [method, where, sent] of tries) {
      const { status, body: answer } = await stranger.ask(method, where, sent);
      expect([where, status, answer.code]).toEqual([where, 404, 'resource.not_found']);
    }
    expect((await stranger.ask('GET', '/postings')).body.items).toEqual([]);
    // The same requests reach the owner's posting.
    for (const [method, where, sent] of tries.slice(0, 5)) {
      expect([where, (await firm.ask(method, where, sent)).status < 300]).toEqual([where, true]);
    }
  });

  it('no one may write another firm’s code on a posting of their own', async () => {
    const stranger = await services.employer();
    const legalEmployer = { name: '别家', creditCode: stranger.creditCode };
    expect((await published({ responsibility: { ...goodPosting.responsibility, legalEmployer } })).body.code).toBe(
      'posting.legal_employer_foreign',
    );
  });
});

describe('a list', () => {
  it('pages through an employer’s postings, newest first, each once', async () => {
    const owner = await services.employer();
    const ids: string[] = [];
    for (let i = 0; i < 7; i++) {
      ids.unshift((await draft({ title: `第${i}个` }, owner)).body.postingId);
      if (i % 2 === 0) services.clock.advance(1_000);
    }
    const seen: string[] = [];
    let after = '';
    do {
      const { body } = await owner.ask('GET', `/postings?limit=3${after && `&after=${after}`}`);
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      after = body.next ?? '';
    } while (after);
    expect([...seen].sort()).toEqual([...ids].sort());
    expect((await owner.ask('GET', '/postings?state=published')).body.items).toEqual([]);
    expect((await owner.ask('GET', '/postings?after=nonsense')).status).toBe(400);
  });
});

describe('bad input', () => {
  const shift = goodPosting.shifts[0];
  it.each<[string, object, number, string]>([
    ['no seats', { shifts: [{ ...shift, headcount: 0 }] }, 400, 'request.invalid'],
    ['10,000 seats', { shifts: [{ ...shift, headcount: 10_000 }] }, 400, 'request.invalid'],
    [
      'a reversed shift',
      { shifts: [{ ...shift, start: shift!.end, end: shift!.start }] },
      422,
      'posting.shift_reversed',
    ],
    [
      'a shift of yesterday',
      { shifts: [{ ...shift, start: '2026-11-22T06:30:00+08:00', end: '2026-11-22T10:30:00+08:00' }] },
      422,
      'posting.shift_in_past',
    ],
    [
      'a shift of the year 9999',
      { shifts: [{ ...shift, start: '9999-11-22T06:30:00Z', end: '9999-11-22T10:30:00Z' }] },
      422,
      'posting.shift_too_far',
    ],
    ['a time without a zone', { shifts: [{ ...shift, start: '2026-11-25T06:30:00' }] }, 400, 'request.invalid'],
    ['no shift', { shifts: [] }, 400, 'request.invalid'],
    ['a repetition in the past', { shifts: [{ ...shift, repeatOn: ['2020-01-01'] }] }, 422, 'posting.shift_in_past'],
    ['an unknown trade', { tradeCode: '9-99-99-99' }, 422, 'posting.trade_unknown'],
    ['a trade of another form', { tradeCode: "4' OR 1=1" }, 400, 'request.invalid'],
    [
      'an unknown county',
      { assembly: { ...goodPosting.assembly, regionCode: '459999' } },
      422,
      'posting.region_unknown',
    ],
    [
      'a county elsewhere',
      { assembly: { ...goodPosting.assembly, regionCode: '440106' } },
      422,
      'posting.region_unknown',
    ],
    [
      'a point at sea',
      { assembly: { ...goodPosting.assembly, point: { lng: 0, lat: 0 } } },
      422,
      'posting.point_outside',
    ],
    ['a long title', { title: '好'.repeat(61) }, 400, 'request.invalid'],
    ['negative pay', { pay: { kind: 'hourly', amountFen: -1 } }, 400, 'request.invalid'],
    ['half a fen', { pay: { kind: 'hourly', amountFen: 0.5 } }, 400, 'request.invalid'],
    ['more than a safe number', { pay: { kind: 'hourly', amountFen: 1e20 } }, 400, 'request.invalid'],
    ['a field nobody knows', { salary: 1 }, 400, 'request.invalid'],
    ['claims beside applications', { mode: { claim: true, application: true } }, 422, 'posting.mode_conflict'],
    ['a validity of yesterday', { validUntil: '2026-11-22T00:00:00Z' }, 422, 'posting.valid_until_past'],
    [
      'a wrong credit code',
      { responsibility: { legalEmployer: { name: '甲', creditCode: '123' } } },
      422,
      'identity.credit_code_length',
    ],
    ['a wrong phone', { contact: { name: '韦建国', phone: '12345' } }, 422, 'identity.phone_invalid'],
  ])('%s is a problem with a code, and nothing is written', async (_what, more, status, code) => {
    const before = await counts();
    const answer = await published(more);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await counts()).toEqual(before);
  });

  it('a text of 500 kB is too large', async () => {
    expect((await published({ description: 'x'.repeat(500_000) })).body.code).toBe('request.too_large');
  });
});

it('whatever is published has no blocking finding, and its stored findings come out the same again', async () => {
  const words = fc.constantFrom(
    '分拣快件',
    '限男',
    '押金200元',
    '男女不限',
    '高薪保录用',
    '户外搬运',
    '仅限本地户口',
    '酒吧服务',
    '健康证',
  );
  const posting = fc.record({
    engagementType: fc.constantFrom('part_time', 'short_full_time', 'casual', 'platform', 'shared'),
    tradeCode: fc.constantFrom('4-02-06-02', '4-02-05-01', '4-07-05-01', '6-29-01-01', '4-03-02-05'),
    description: fc.array(words, { maxLength: 3 }).map((parts) => parts.join('，')),
    conditions: words,
    amountFen: fc.constantFrom(100, 1_400, 1_699, 1_700, 2_009, 2_010, 2_400, 20_000),
    days: fc.constantFrom(0, 7, 15, 16, 31),
    hours: fc.integer({ min: 1, max: 12 }),
    insuranceKind: fc.constantFrom('work_injury', 'accident', 'none', null),
    minAge: fc.constantFrom(null, 15, 16, 18),
    loads: fc.constantFrom(null, { maxKg: 21, repeated: true }, { maxKg: 40, repeated: false }),
    repeat: fc.subarray(['2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29']),
  });
  const CLEAN: typeof posting extends fc.Arbitrary<infer Posting> ? Posting : never = {
    engagementType: 'part_time',
    tradeCode: '4-02-06-02',
    description: '分拣快件',
    conditions: '男女不限',
    amountFen: 2_400,
    days: 7,
    hours: 4,
    insuranceKind: 'work_injury',
    minAge: 18,
    loads: null,
    repeat: [],
  };
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(posting, async ({ amountFen, days, hours, insuranceKind, repeat, ...rest }) => {
      const start = new Date('2026-11-25T00:00:00Z');
      const { status, body } = await published({
        ...rest,
        pay: { kind: 'hourly', amountFen },
        settlement: { cycle: 'per_shift', days },
        responsibility: { insuranceKind, insurer: '示例单位' },
        shifts: [
          {
            start: start.toISOString(),
            end: new Date(start.getTime() + hours * 3_600_000).toISOString(),
            headcount: 1,
            repeatOn: repeat,
          },
        ],
      });
      seen.add(status === 201 ? body.state : body.code);
      if (status !== 201) {
        expect(body.code).toBe('posting.blocked');
        return;
      }
      const judgement = await services.connections.row<{ id: string; facts: string }>(
        'SELECT id, facts FROM posting_judgements WHERE posting_id = ?',
        [body.postingId],
      );
      const stored = await services.connections.rows<{ finding: string; ruleVersion: number; severity: string }>(
        'SELECT finding, rule_version, severity FROM posting_findings WHERE judgement_id = ? ORDER BY place',
        [judgement!.id],
      );
      for (const { finding: text, ruleVersion, severity } of stored) {
        const finding = JSON.parse(text) as Finding;
        expect([finding.ruleVersion, finding.severity]).toEqual([ruleVersion, severity]);
        expect(severity).not.toBe('block');
        expect(replayFinding(finding, readFacts(judgement!.facts))).toEqual(finding);
      }
      expect(stored).toHaveLength(body.findings.length);
    }),
    // Chance makes few that are clean: one that is known to be.
    { numRuns: 120, examples: [[CLEAN]] },
  );
  // The property says something only when all three came up.
  expect([...seen].sort()).toEqual(['in_review', 'posting.blocked', 'published']);
}, 60_000);

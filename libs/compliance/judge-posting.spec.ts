import { minimumWageFor } from '@gg/reference-data';
import { judgePosting, type Finding, type PostingContent } from '.';
import { aPosting, aResponsibility, CREDIT_CODE, shiftOn } from './sample-facts';

const TODAY = '2026-11-23';
const short = ({ ruleId, severity, key }: Finding): string => `${severity} ${ruleId} ${key}`;
const found = (own: Partial<PostingContent>): string[] => judgePosting(aPosting(own), TODAY).findings.map(short);
const about = (ruleId: string, own: Partial<PostingContent>): Finding[] =>
  judgePosting(aPosting(own), TODAY).findings.filter((finding) => finding.ruleId === ruleId);

const hourly = (amountFen: number) => ({ kind: 'hourly' as const, amountFen, preTax: true });

it('has nothing to say of the lawful sample', () => {
  const verdict = judgePosting(aPosting(), TODAY);
  expect(verdict.findings).toEqual([]);
  expect(verdict).toMatchObject({ blocked: false, needsReview: false, at: TODAY });
});

describe('part-time hours', () => {
  it('warns of the eight-hour day with the article and the other form', () => {
    const [finding] = about('part-time.weekly-hours', { shifts: [shiftOn('2026-11-24', 6, 14.5, 30)] });
    expect(finding).toMatchObject({
      severity: 'warn',
      key: 'average-day',
      numbers: { averageDayMinutes: 480, limitMinutes: 240 },
      basis: { kind: 'law', law: '劳动合同法', article: '68', lastVerified: '2026-11-23' },
    });
    expect(finding!.basis.zh).toBe('《劳动合同法》第六十八条');
    expect(finding!.sentence.zh).toContain('8 小时');
    expect(finding!.wayOut.zh).toContain('短期全日制');
  });

  it.each([
    [
      '24 h in one week',
      [18, 19, 20, 21].map((d) => shiftOn(`2026-12-${d - 4}`, 6, 12)),
      ['warn part-time.weekly-hours average-day'],
    ],
    [
      '24 h and a minute',
      [...[14, 15, 16].map((d) => shiftOn(`2026-12-${d}`, 6, 12)), shiftOn('2026-12-17', 6, 12 + 1 / 60)],
      ['warn part-time.weekly-hours average-day', 'warn part-time.weekly-hours week:2026-12-14'],
    ],
    ['six times four hours', [14, 15, 16, 17, 18, 19].map((d) => shiftOn(`2026-12-${d}`, 8, 12)), []],
    [
      'seven times four hours',
      [14, 15, 16, 17, 18, 19, 20].map((d) => shiftOn(`2026-12-${d}`, 8, 12)),
      ['warn part-time.weekly-hours week:2026-12-14'],
    ],
    ['28 h over two weeks', [16, 17, 18, 19, 20, 21, 22].map((d) => shiftOn(`2026-12-${d}`, 8, 12)), []],
  ])('%s', (_, shifts, expected) => expect(found({ shifts })).toEqual(expected));

  it.each([
    ['a stated probation', { probationDays: 3 }, ['block part-time.no-probation stated']],
    ['probation in words', { description: '分拣。试用期三天。' }, ['block part-time.no-probation words:试用期']],
    ['none in words', { description: '分拣。无试用期。' }, []],
    [
      'dispatch',
      { responsibility: aResponsibility({ labourDispatch: true }) },
      ['block part-time.no-dispatch dispatch'],
    ],
    [
      'another user',
      { responsibility: aResponsibility({ actualUser: { name: '另一家工厂', creditCode: '91450100MA5N000002' } }) },
      ['warn part-time.no-dispatch employer-is-not-user'],
    ],
    [
      'the same user under another name form',
      { responsibility: aResponsibility({ actualUser: { name: '示例物流', creditCode: CREDIT_CODE.toLowerCase() } }) },
      [],
    ],
    ['settled after 15 days', { settlement: { cycle: 'weekly' as const, days: 15 } }, []],
    [
      'settled after 16 days',
      { settlement: { cycle: 'weekly' as const, days: 16 } },
      ['block part-time.settlement cycle'],
    ],
    [
      'a monthly cycle, whatever it says',
      { settlement: { cycle: 'monthly' as const, days: 3 } },
      ['block part-time.settlement cycle'],
    ],
  ])('%s', (_, own, expected) => expect(found(own)).toEqual(expected));
});

describe('pay', () => {
  const wage = minimumWageFor('450105', TODAY);

  it.each([
    [wage.hourlyFen, []],
    [wage.hourlyFen - 1, ['warn part-time.minimum-wage below-presumed']],
    [wage.lowestHourlyFen, ['warn part-time.minimum-wage below-presumed']],
    [wage.lowestHourlyFen - 1, ['block part-time.minimum-wage below-minimum']],
    [1, ['block part-time.minimum-wage below-minimum']],
  ])('%d fen an hour where the class is presumed', (amountFen, expected) => {
    expect(found({ pay: hourly(amountFen) })).toEqual(expected);
  });

  it('names the rate that it compared with', () => {
    const [warned, blocked] = [1900, 1699].map(
      (fen) => about('part-time.minimum-wage', { pay: hourly(fen) })[0]!.sentence.zh,
    );
    expect(warned).toContain('20.10 元');
    expect(blocked).toContain('全区最低一类的小时最低工资标准 17 元');
  });

  it('says that the class is presumed, and blocks at the class’s own rate once staff have verified it', () => {
    expect(about('part-time.minimum-wage', { pay: hourly(1900) })[0]!.sentence.zh).toContain('尚未核实');
    const known = {
      minimumWages: {
        rates: [{ ...notice, hourlyFen: { 1: 2240, 2: 2080, 3: 1900 } as const }],
        classifications: [{ ...notice, classes: { 45: 3 as const, 450105: 1 as const }, verified: true }],
      },
    };
    const judged = (amountFen: number) =>
      judgePosting(aPosting({ pay: hourly(amountFen) }), TODAY, known).findings.map(short);
    expect(judged(2239)).toEqual(['block part-time.minimum-wage below-minimum']);
    expect(judged(2240)).toEqual([]);
  });
  const notice = {
    effectiveFrom: '2026-06-01',
    monthlyFen: { 1: 220_000, 2: 204_000, 3: 187_000 } as const,
    source: '示例通知',
    lastVerified: '2026-06-02',
  };

  it('counts a rise that comes into force before the shift is worked', () => {
    const additions = {
      minimumWages: {
        rates: [{ ...notice, effectiveFrom: '2026-12-01', hourlyFen: { 1: 3000, 2: 2900, 3: 2800 } as const }],
      },
    };
    const judged = (date: string) =>
      judgePosting(aPosting({ shifts: [shiftOn(date, 18, 22)] }), TODAY, additions).blocked;
    expect([judged('2026-11-30'), judged('2026-12-01')]).toEqual([false, true]);
  });

  const daily = (amountFen: number, expectedMinutes: number | null) => ({
    kind: 'daily' as const,
    amountFen,
    expectedMinutes,
    preTax: true,
  });
  const piece = (amountFen: number, expectedOutput: number | null, expectedMinutes: number | null) => ({
    kind: 'piece' as const,
    amountFen,
    unit: '件',
    expectedOutput,
    expectedMinutes,
    preTax: true,
  });

  it.each([
    ['80.40 yuan for four hours', daily(8040, 240), []],
    ['80.39 yuan for four hours', daily(8039, 240), ['warn piece-rate.effective-hourly below-presumed']],
    ['67.99 yuan for four hours', daily(6799, 240), ['block piece-rate.effective-hourly below-minimum']],
    ['a day rate without its hours', daily(30_000, null), ['block piece-rate.effective-hourly unstated']],
    ['two hours stated for a shift of four', daily(4100, 120), ['block piece-rate.effective-hourly below-minimum']],
    ['0.3 yuan, 70 an hour', piece(30, 70, 60), []],
    ['0.3 yuan, 60 an hour', piece(30, 60, 60), ['warn piece-rate.effective-hourly below-presumed']],
    ['20 yuan a day for hard work', piece(10, 200, 480), ['block piece-rate.effective-hourly below-minimum']],
    ['a piece rate without output', piece(30, null, 60), ['block piece-rate.effective-hourly unstated']],
    ['a piece rate without time', piece(30, 70, null), ['block piece-rate.effective-hourly unstated']],
    ['nonsense for time', piece(30, 70, Number.NaN), ['block piece-rate.effective-hourly unstated']],
  ])('%s', (_, pay, expected) => expect(found({ pay })).toEqual(expected));

  it('shows the same floor as a policy of the market where no law sets it', () => {
    const household = {
      engagementType: 'casual' as const,
      employerKind: 'household' as const,
      responsibility: aResponsibility({
        legalEmployer: { name: '张先生', creditCode: null },
        actualUser: { name: '张先生', creditCode: null },
        payer: '张先生',
        insuranceKind: 'accident',
      }),
    };
    const [finding] = about('wage.floor', { ...household, pay: hourly(1500) });
    expect(finding).toMatchObject({ severity: 'block', basis: { kind: 'market_policy' } });
    expect(finding!.basis.zh).toContain('不是法律');
    expect(about('part-time.minimum-wage', { ...household, pay: hourly(1500) })).toEqual([]);
    expect(found(household)).toEqual(['info insurance.stated commercial']);
  });

  it.each([
    ['through a leader', '工资由班长代领', 'through_leader'],
    ['in goods', '以购物卡抵工资', 'in_kind'],
    ['held back', '押半个月工资', 'held_back'],
    ['unpaid trial', '试工一天无工资', 'unpaid_trial'],
  ])('wages %s are blocked by law, and elsewhere by policy', (_, words, kind) => {
    const description = `分拣。${words}。`;
    expect(about('wage.payment', { description })[0]!.key).toContain(kind);
    expect(about('wage.direct', { description, engagementType: 'platform' })[0]!.basis.kind).toBe('market_policy');
  });

  it('names who pays, and pays once a month at least', () => {
    expect(found({ responsibility: aResponsibility({ payer: ' ' }) })).toEqual(['block wage.payment payer']);
    expect(
      about('wage.payment', { engagementType: 'shared', settlement: { cycle: 'monthly', days: 32 } })[0]!.key,
    ).toBe('cycle');
    expect(about('wage.payment', { engagementType: 'shared', settlement: { cycle: 'monthly', days: 31 } })).toEqual([]);
    expect(
      about('wage.settlement', { engagementType: 'platform', settlement: { cycle: 'monthly', days: 30 } })[0]!.severity,
    ).toBe('warn');
  });
});

describe('full-time hours', () => {
  const full = { engagementType: 'short_full_time' as const };

  it('tells the duties, and limits the day', () => {
    expect(found({ ...full, shifts: [shiftOn('2026-11-24', 8, 16)] })).toEqual([
      'info short-full-time.contract duties',
    ]);
    expect(found({ ...full, shifts: [shiftOn('2026-11-24', 8, 19)] })).toEqual([
      'info hours.overtime overtime-pay',
      'info short-full-time.contract duties',
    ]);
    expect(found({ ...full, shifts: [shiftOn('2026-11-24', 8, 19.25)] })).toEqual([
      'block hours.overtime day:2026-11-24',
      'info hours.overtime overtime-pay',
      'info short-full-time.contract duties',
    ]);
  });

  it('warns of a month and a week that one person could not lawfully work', () => {
    const everyDay = Array.from({ length: 20 }, (_, i) => shiftOn(`2026-12-${String(i + 1).padStart(2, '0')}`, 8, 18));
    expect(about('hours.overtime', { ...full, shifts: everyDay }).map(short)).toEqual([
      'warn hours.overtime month:2026-12',
      'warn hours.overtime week:2026-12-07',
      'warn hours.overtime week:2026-12-14',
      'info hours.overtime overtime-pay',
    ]);
  });

  it.each([
    ['a month', 30, 1, true],
    ['three months', 89, 31, false],
    ['three months', 89, 32, true],
    ['a year', 365, 62, false],
    ['a year', 365, 63, true],
    ['three years', 1095, 184, false],
    ['three years', 1095, 185, true],
  ])('probation in a contract of %s (%d days): %d days refused: %p', (_, contractDays, probationDays, refused) => {
    const findings = about('short-full-time.contract', { ...full, contractDays, probationDays });
    expect(findings.some(({ key, severity }) => key === 'probation' && severity === 'block')).toBe(refused);
  });

  it('blocks a shift that leaves no night', () => {
    expect(about('hours.rest', { shifts: [shiftOn('2026-11-24', 6, 22)] })).toEqual([]);
    const [finding] = about('hours.rest', { shifts: [shiftOn('2026-11-24', 6, 22.5)] });
    expect(finding).toMatchObject({
      severity: 'block',
      basis: { kind: 'market_policy' },
      numbers: { restMinutes: 450, limitMinutes: 480 },
    });
  });
});

describe('who employs', () => {
  it.each(['organisation', 'sole_trader', 'agent'] as const)(
    'a %s that chooses casual is warned and reviewed',
    (employerKind) => {
      const own = {
        employerKind,
        engagementType: 'casual' as const,
        responsibility: aResponsibility({
          intermediary: { name: '某人力', licence: '4501001', licenceValidUntil: null },
        }),
      };
      expect(about('casual.who', own)[0]).toMatchObject({
        severity: 'warn',
        review: true,
        basis: { law: expect.stringContaining('劳社部发〔2005〕12号') },
      });
      expect(judgePosting(aPosting(own), TODAY)).toMatchObject({ blocked: false, needsReview: true });
    },
  );

  it('a household may only post casual work', () => {
    expect(about('household.who', { employerKind: 'household' })[0]!.severity).toBe('block');
  });

  const agent = (own: object) =>
    found({ employerKind: 'agent', responsibility: aResponsibility(own) }).filter((f) => f.includes('agent'));
  const intermediary = { name: '南宁某人力资源公司', licence: '4501002020001', licenceValidUntil: '2027-01-01' };
  it.each([
    ['no intermediary', {}, ['block agent.licence unnamed']],
    ['no licence', { intermediary: { ...intermediary, licence: null } }, ['block agent.licence unlicensed']],
    ['a blank licence', { intermediary: { ...intermediary, licence: ' ' } }, ['block agent.licence unlicensed']],
    [
      'an expired licence',
      { intermediary: { ...intermediary, licenceValidUntil: '2026-11-22' } },
      ['block agent.licence expired'],
    ],
    ['a licence valid to the day', { intermediary: { ...intermediary, licenceValidUntil: '2026-11-23' } }, []],
    [
      'itself as user',
      { intermediary, actualUser: { name: intermediary.name, creditCode: CREDIT_CODE } },
      ['block agent.licence hides-user'],
    ],
    ['a clean post', { intermediary }, []],
  ])('an agent with %s', (_, own, expected) => expect(agent(own)).toEqual(expected));
});

describe('insurance', () => {
  it.each([
    ['part_time', 'work_injury', []],
    ['part_time', null, ['block insurance.three-regimes unstated']],
    ['part_time', 'none', ['block insurance.three-regimes no-substitute']],
    ['part_time', 'employer_liability', ['block insurance.three-regimes no-substitute']],
    ['short_full_time', 'accident', ['block insurance.three-regimes no-substitute']],
    ['platform', 'occupational_injury', []],
    ['platform', 'accident', ['warn insurance.stated commercial']],
    ['platform', null, ['block insurance.stated unstated']],
    ['platform', 'none', ['warn insurance.stated none']],
  ] as const)('%s with %s', (engagementType, insuranceKind, expected) => {
    const all = found({ engagementType, responsibility: aResponsibility({ insuranceKind }) });
    expect(all.filter((finding) => finding.includes('insurance'))).toEqual(expected);
  });

  it('reviews a promise that the card does not keep', () => {
    const own = {
      engagementType: 'platform' as const,
      responsibility: aResponsibility({ insuranceKind: 'none' as const }),
    };
    const [promised] = about('insurance.stated', { ...own, description: '配送，买保险。' }).filter(
      ({ key }) => key === 'promised',
    );
    expect(promised).toMatchObject({ severity: 'warn', review: true, quote: '买保险' });
    expect(about('insurance.stated', { ...own, description: '配送，没有保险。' }).map(({ key }) => key)).toEqual([
      'none',
    ]);
  });
});

import fc from 'fast-check';
import { addDays } from '@gg/kernel';
import {
  EMPLOYER_KINDS,
  judgeSharing,
  payRank,
  readFacts,
  replayFinding,
  writeFacts,
  type LenderDeclaration,
  type SharingContent,
} from '.';
import { findProfit } from './domain/text/profit-words';
import { readText } from './domain/text/read-text';

const TODAY = '2026-11-23';

const declared = (more: Partial<LenderDeclaration> = {}): LenderDeclaration => ({
  ownEmployees: true,
  dispatched: false,
  workInjuryInsured: true,
  contracts: [
    { until: '2027-12-31', count: 8 },
    { until: null, count: 4 },
  ],
  ...more,
});

const aSurplus = (more: Partial<SharingContent> = {}): SharingContent => ({
  engagementType: 'shared',
  side: 'surplus',
  employerKind: 'organisation',
  title: '电子厂淡季富余员工',
  description: '流水线组装、包装，能上两班。',
  notes: '',
  tradeCodes: ['6-31-05-00'],
  headcount: 12,
  from: '2026-12-01',
  to: '2027-03-15',
  regionCode: '450105',
  placeText: '沙井大道18号',
  pay: { unit: 'month', amountFen: 420_000 },
  feeFen: 0,
  settlesThroughLender: null,
  declaration: declared(),
  ...more,
});

const aShortage = (more: Partial<SharingContent> = {}): SharingContent =>
  aSurplus({ side: 'shortage', settlesThroughLender: true, declaration: null, ...more });

const ids = (content: SharingContent) =>
  judgeSharing(content, TODAY).findings.map(({ ruleId, key, severity }) => `${severity} ${ruleId} ${key}`);

describe('shared employment', () => {
  it('says nothing of a lawful surplus and a lawful shortage', () => {
    expect(ids(aSurplus())).toEqual([]);
    expect(ids(aShortage())).toEqual([]);
  });

  it.each<[string, SharingContent, string]>([
    [
      'a contract that ends within the term',
      aSurplus({ declaration: declared({ contracts: [{ until: '2027-03-14', count: 12 }] }) }),
      'block shared.term term',
    ],
    ['a fee a head', aSurplus({ feeFen: 100 }), 'block shared.not-for-profit fee'],
    ['a fee that is offered', aShortage({ feeFen: 5_000 }), 'block shared.not-for-profit fee'],
    ['wages past the lender', aShortage({ settlesThroughLender: false }), 'block shared.not-for-profit wages'],
    ['a fee in words', aSurplus({ notes: '每人每月收管理费 200 元' }), 'block shared.not-for-profit charge:管理费'],
    [
      'a margin in words',
      aShortage({ description: '包装糖袋，工资差价归中间人' }),
      'block shared.not-for-profit share:差价',
    ],
    ['dispatch in words', aSurplus({ title: '劳务派遣工 12 名' }), 'block shared.not-for-profit trade:劳务派遣'],
    [
      'dispatched workers',
      aSurplus({ declaration: declared({ dispatched: true }) }),
      'block shared.own-employees dispatched',
    ],
    [
      'no declaration',
      aSurplus({ declaration: declared({ ownEmployees: false }) }),
      'block shared.own-employees undeclared',
    ],
    ['an agency that lends', aSurplus({ employerKind: 'agent' }), 'block shared.own-employees agency'],
    ['a household', aShortage({ employerKind: 'household' }), 'block household.who household'],
    [
      'no injury insurance',
      aSurplus({ declaration: declared({ workInjuryInsured: false }) }),
      'block shared.injury insurance',
    ],
    ['contracts of fewer than are lent', aSurplus({ headcount: 13 }), 'block shared.required-content contracts'],
    [
      'a term that has passed',
      aShortage({ from: '2026-10-01', to: '2026-11-22' }),
      'block shared.required-content past',
    ],
    [
      'a term that runs backwards',
      aShortage({ from: '2027-01-02', to: '2027-01-01' }),
      'block shared.required-content term',
    ],
    ['no place', aShortage({ placeText: ' ' }), 'block shared.required-content place'],
    ['an unknown trade', aShortage({ tradeCodes: ['6-31-05-00', '0-00-00-00'] }), 'block shared.required-content work'],
    [
      'pay below the minimum of an unsure class',
      aShortage({ pay: { unit: 'month', amountFen: 100_000 } }),
      'warn shared.minimum-wage monthly',
    ],
    ['a deposit', aShortage({ notes: '入职交押金 200 元' }), 'block posting.no-fee deposit:押金'],
    ['discrimination', aShortage({ notes: '限男' }), 'block posting.no-discrimination sex:限男'],
  ])('finds %s', (_what, content, expected) => expect(ids(content)).toContain(expected));

  it('names how many do not reach and the lawful way out', () => {
    const contracts = [
      { until: '2027-02-28', count: 1 },
      { until: '2027-01-31', count: 2 },
      { until: null, count: 9 },
    ];
    const [finding] = judgeSharing(aSurplus({ declaration: declared({ contracts }) }), TODAY).findings;
    expect(finding).toMatchObject({
      numbers: { workers: 12, contractsTooShort: 3, contractsReach: 9 },
      sentence: { zh: '12 人中有 3 人的劳动合同在 2027-03-15 之前到期（2027-01-31：2 人，2027-02-28：1 人）。' },
      wayOut: { zh: '把人数减为 9 人，或者把期限缩短到 2027-01-31；续订劳动合同后可以再发布。' },
    });
  });

  it('lends for as long as each contract lasts, to the day', () => {
    const anyEnd = fc.option(fc.integer({ min: -5, max: 5 }).map((days) => addDays('2027-03-15', days)));
    fc.assert(
      fc.property(fc.array(anyEnd, { minLength: 1, maxLength: 12 }), (ends) => {
        const contracts = ends.map((until) => ({ until, count: 1 }));
        const surplus = aSurplus({ headcount: ends.length, declaration: declared({ contracts }) });
        const [finding] = judgeSharing(surplus, TODAY).findings;
        const short = ends.filter((until) => until !== null && new Date(until) < new Date('2027-03-15')).length;
        expect(finding?.numbers['contractsTooShort'] ?? 0).toBe(short);
      }),
    );
  });

  it('has nobody publish below the minimum wage unseen', () => {
    expect(judgeSharing(aShortage({ pay: { unit: 'hour', amountFen: 1_000 } }), TODAY)).toMatchObject({
      blocked: false,
      needsReview: true,
    });
  });

  it.each(['不收取任何管理费', '无差价、无提成', '不以营利为目的', '非劳务派遣', '绩效提成另计', '不收管理费和服务费'])(
    'takes %s for what it is',
    (text) => expect(findProfit(readText(text))).toEqual([]),
  );

  it.each([
    ['收服务费', 'charge'],
    ['按人头费结算', 'charge'],
    ['我方抽成一成', 'share'],
    ['管 理 费每人一百', 'charge'],
    ['不收押金，管理费另计', 'charge'],
  ])('takes %s for a %s', (text, kind) => expect(findProfit(readText(text)).map((hit) => hit.kind)).toEqual([kind]));

  it('compares pay of any two units exactly', () => {
    expect(payRank({ unit: 'day', amountFen: 20_000 })).toBe(payRank({ unit: 'month', amountFen: 435_000 }));
    expect(payRank({ unit: 'hour', amountFen: 2_500 })).toBe(payRank({ unit: 'day', amountFen: 20_000 }));
  });

  it('is replayed from the stored facts', () => {
    const anyContent = fc
      .record({
        side: fc.constantFrom('surplus' as const, 'shortage' as const),
        employerKind: fc.constantFrom(...EMPLOYER_KINDS),
        headcount: fc.integer({ min: 0, max: 20 }),
        feeFen: fc.integer({ min: 0, max: 2 }),
        days: fc.integer({ min: -5, max: 200 }),
        until: fc.integer({ min: 0, max: 300 }),
        notes: fc.constantFrom('', '收管理费', '限女', '押金 100'),
        amountFen: fc.integer({ min: 0, max: 400_000 }),
        regionCode: fc.constantFrom('450105', '451425', '45', ''),
        dispatched: fc.boolean(),
      })
      .map(({ side, days, until, amountFen, dispatched, ...rest }) => {
        const contracts = [{ until: addDays(TODAY, until), count: rest.headcount }];
        const base = side === 'surplus' ? aSurplus({ declaration: declared({ dispatched, contracts }) }) : aShortage();
        return { ...base, ...rest, to: addDays(base.from, days), pay: { unit: 'month' as const, amountFen } };
      });
    fc.assert(
      fc.property(anyContent, (content) => {
        const { facts, findings } = judgeSharing(content, TODAY);
        const stored = readFacts(writeFacts(facts));
        expect(stored).toEqual(facts);
        expect(new Set(findings.map(({ ruleId, key }) => `${ruleId}|${key}`)).size).toBe(findings.length);
        for (const finding of findings) {
          expect(finding.sentence.zh).toMatch(/\p{Script=Han}/u);
          expect(replayFinding(finding, stored)).toEqual(finding);
        }
      }),
      { numRuns: 60 },
    );
  });
});

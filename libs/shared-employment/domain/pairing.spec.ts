import fc from 'fast-check';
import { addDays, localDate } from '@gg/kernel';
import { allocationChanges, pairCandidates, type CityState, type StandingPair } from './allocation';
import { plainSkill } from './assert-terms';
import { answerableUntil, judgePair, type OpenPosting, type PairPolicy } from './pair-conditions';
import { PAIR_SCORE, scorePair } from './pair-score';
import { pairText } from './pair-texts';
import { isMaterialChange } from './material-change';
import { holdsHeads, opened, SHARED_PAIR_LIFECYCLE, SHARED_PAIR_STATES } from './shared-pair-lifecycle';
import type { SharedTerms } from './shared-terms';

const POLICY: PairPolicy = { leastDays: 7, commuteM: 30_000, shuttleM: 80_000 };
const TODAY = '2026-11-23';
const WHEN = { today: TODAY, barred: false };

const terms = (more: Partial<SharedTerms> = {}): SharedTerms => ({
  side: 'surplus',
  title: '富余',
  description: '包装',
  notes: '',
  tradeCodes: ['6-31-05-00'],
  skills: [],
  certificates: [],
  headcount: 10,
  leastGroup: 1,
  from: '2026-12-01',
  to: '2027-02-28',
  leastDays: 1,
  place: { point: { lng: 108.24, lat: 22.78 }, address: '一号', regionCode: '450105' },
  pay: { unit: 'month', amountFen: 400_000 },
  feeFen: 0,
  settlesThroughLender: null,
  board: { meals: false, lodging: false },
  transport: false,
  declaration: null,
  validUntil: null,
  ...more,
});

let number = 0;
const open = (
  more: Partial<SharedTerms> & { employerId?: string; lawful?: OpenPosting['trades'][number]['lawful'] } = {},
): OpenPosting => {
  const { employerId = `firm-${++number}`, lawful = [], ...own } = more;
  const all = terms(own);
  return {
    id: `posting-${++number}`,
    employerId,
    terms: all,
    trades: all.tradeCodes.map((code) => ({ code, lawful })),
    skills: new Map(all.skills.map((skill) => [plainSkill(skill), skill])),
    freeHeads: all.headcount,
  };
};

const surplus = (more: Parameters<typeof open>[0] = {}) => open(more);
const shortage = (more: Parameters<typeof open>[0] = {}) => open({ side: 'shortage', ...more });

const failed = (a: OpenPosting, b: OpenPosting, when = WHEN) => {
  const judged = judgePair(a, b, POLICY, when);
  return judged.met ? null : judged.failure;
};

describe('a pair', () => {
  it('is possible with what both have in common', () => {
    const judged = judgePair(
      surplus({ tradeCodes: ['6-31-05-00', '4-02-05-01'], leastGroup: 3 }),
      shortage({ tradeCodes: ['4-02-05-01'], headcount: 8, from: '2027-01-01', to: '2027-03-31' }),
      POLICY,
      WHEN,
    );
    expect(judged).toEqual({
      met: true,
      ground: {
        tradeCodes: ['4-02-05-01'],
        from: '2027-01-01',
        to: '2027-02-28',
        days: 59,
        distanceM: 0,
        most: 8,
        least: 3,
      },
    });
  });

  it('is possible until the moment that is told, to the day', () => {
    const days = fc.integer({ min: 0, max: 120 });
    fc.assert(
      fc.property(
        days,
        days,
        days,
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 40 }),
        (a, b, c, d, e) => {
          const term = (from: number, length: number) => ({
            from: addDays(TODAY, from),
            to: addDays(TODAY, from + length),
          });
          const [lender, borrower] = [
            surplus({ ...term(0, a), leastDays: d }),
            shortage({ ...term(b, c), leastDays: e }),
          ];
          fc.pre(judgePair(lender, borrower, POLICY, WHEN).met);
          const until = answerableUntil(lender.terms, borrower.terms, POLICY);
          const on = (at: Date) => failed(lender, borrower, { today: localDate(at), barred: false });
          expect(on(new Date(until.getTime() - 1))).toBeNull();
          expect(on(until)).toMatchObject({ code: 'period', gap: 1 });
        },
      ),
    );
  });

  it.each<[string, OpenPosting, OpenPosting, object]>([
    ['the same firm', surplus({ employerId: 'x' }), shortage({ employerId: 'x' }), { code: 'same_firm' }],
    ['another trade', surplus(), shortage({ tradeCodes: ['4-02-05-01'] }), { code: 'trade' }],
    [
      'a skill that is missing',
      surplus({ skills: ['叉车'] }),
      shortage({ skills: ['叉 车', '电焊'] }),
      { code: 'skill', gap: 1 },
    ],
    ['a certificate that is asked for', surplus(), shortage({ certificates: ['health'] }), { code: 'skill', gap: 1 }],
    ['a certificate that law asks for', surplus(), shortage({ lawful: ['health'] }), { code: 'skill', gap: 1 }],
    [
      'terms that do not meet',
      surplus(),
      shortage({ from: '2027-03-01', to: '2027-05-01' }),
      { code: 'period', gap: 7 },
    ],
    ['too few common days', surplus(), shortage({ from: '2027-02-23', to: '2027-05-01' }), { code: 'period', gap: 1 }],
    [
      'fewer days than the lender needs',
      surplus({ leastDays: 60 }),
      shortage({ to: '2027-01-28' }),
      { code: 'period', gap: 1 },
    ],
    [
      'pay below the standard',
      surplus(),
      shortage({ pay: { unit: 'day', amountFen: 18_390 } }),
      { code: 'pay', gap: 18 },
    ],
    [
      'no meals where they are needed',
      surplus({ board: { meals: true, lodging: false } }),
      shortage(),
      { code: 'board' },
    ],
    [
      'a way too far',
      surplus(),
      shortage({ place: { ...terms().place, point: { lng: 108.6, lat: 22.78 } } }),
      { code: 'distance' },
    ],
    [
      'a group larger than what is free',
      surplus({ leastGroup: 6 }),
      shortage({ headcount: 5 }),
      { code: 'heads', gap: 1 },
    ],
  ])('fails at %s', (_what, a, b, expected) => expect(failed(a, b)).toMatchObject(expected));

  it('counts only days that are still to come, and nobody who has declined', () => {
    expect(failed(surplus(), shortage(), { today: '2027-02-22', barred: false })).toBeNull();
    expect(failed(surplus(), shortage(), { today: '2027-02-23', barred: false })).toMatchObject({ code: 'period' });
    expect(failed(surplus(), shortage(), { today: TODAY, barred: true })).toMatchObject({ code: 'barred' });
  });

  it.each([
    ['lodging', { board: { meals: false, lodging: true } }, 500],
    ['transport', { transport: true }, 70],
  ])('reaches farther with %s', (_what, more, km) => {
    const far = { ...terms().place, point: { lng: 108.24, lat: 22.78 + km / 111.3 } };
    expect(failed(surplus(), shortage({ place: far }))).toMatchObject({ code: 'distance' });
    expect(failed(surplus(), shortage({ place: far, ...more }))).toBeNull();
  });

  it('has a score whose parts add up and stay within their bounds', () => {
    fc.assert(
      fc.property(
        fc.record({
          amountFen: fc.integer({ min: 400_000, max: 900_000 }),
          days: fc.integer({ min: 6, max: 200 }),
          lat: fc.double({ min: 22.6, max: 23, noNaN: true }),
          meals: fc.boolean(),
          lodging: fc.boolean(),
          transport: fc.boolean(),
        }),
        ({ amountFen, days, lat, meals, lodging, transport }) => {
          const a = surplus();
          const b = shortage({
            to: addDays('2026-12-01', days),
            pay: { unit: 'month', amountFen },
            place: { ...terms().place, point: { lng: 108.24, lat } },
            board: { meals, lodging },
            transport,
          });
          const judged = judgePair(a, b, POLICY, WHEN);
          if (!judged.met) return;
          const { score, parts } = scorePair(a.terms, b.terms, judged.ground, POLICY);
          expect(score).toBe(parts.reduce((sum, { points }) => sum + points, 0));
          for (const { code, points, params } of parts) {
            expect(points).toBeGreaterThanOrEqual(0);
            expect(points).toBeLessThanOrEqual(PAIR_SCORE[code]);
            expect(Number.isInteger(points)).toBe(true);
            expect(pairText(`score.${code}`, params).zh).not.toMatch(/[{}]/);
          }
        },
      ),
    );
    expect(Object.values(PAIR_SCORE).reduce((sum, one) => sum + one, 0)).toBe(1_000);
  });

  it.each([
    [{ meals: 1, lodging: 0, transport: 1 }, '提供用餐、接送', 'gives meals, transport'],
    [{ meals: 0, lodging: 0, transport: 0 }, '提供：无', 'gives none of meals, lodging and transport'],
  ])('what is given is told by its names: %j', (params, zh, en) => {
    expect(pairText('score.care', params)).toEqual({ zh, en });
  });

  it('is another thing after a material change only', () => {
    expect(isMaterialChange(terms(), terms({ title: '别的', notes: 'x', validUntil: '2027-01-01' }))).toBe(false);
    expect(isMaterialChange(terms(), terms({ headcount: 9 }))).toBe(true);
    expect(isMaterialChange(terms(), terms({ pay: { amountFen: 400_000, unit: 'month' } }))).toBe(false);
    expect(isMaterialChange(terms(), terms({ board: { meals: true, lodging: false } }))).toBe(true);
  });
});

describe('the life of a pair', () => {
  it.each(['lender', 'borrower'] as const)('is opened by a %s, then by the other', (side) => {
    const other = side === 'lender' ? 'borrower' : 'lender';
    expect(opened('proposed', side)).toBe(`opened_by_${side}`);
    expect(opened(`opened_by_${side}`, side)).toBeNull();
    expect(opened(`opened_by_${side}`, other)).toBe('in_talks');
    expect(opened('in_talks', side)).toBeNull();
  });

  it('keeps heads exactly between the first yes and the end', () => {
    expect(SHARED_PAIR_STATES.filter(holdsHeads)).toEqual(['opened_by_lender', 'opened_by_borrower', 'in_talks']);
    for (const state of SHARED_PAIR_STATES.filter(holdsHeads)) expect(SHARED_PAIR_LIFECYCLE.isFinal(state)).toBe(false);
  });
});

describe('a city', () => {
  const city = (pairs: StandingPair[] = []): CityState & { a: OpenPosting; b: OpenPosting; c: OpenPosting } => {
    const [a, b, c] = [surplus(), shortage(), shortage()];
    return { a, b, c, surpluses: [a], shortages: [b, c], pairs, barred: new Set() };
  };

  it('leaves opened pairs and the barred out of it', () => {
    const { a, b, c, ...state } = city();
    expect(pairCandidates(state, POLICY, TODAY)).toHaveLength(2);
    const talks: StandingPair = { id: 'p', surplusId: a.id, shortageId: b.id, state: 'in_talks', heads: 4 };
    expect(pairCandidates({ ...state, pairs: [talks] }, POLICY, TODAY).map(({ shortage: s }) => s.id)).toEqual([c.id]);
    const barred = new Set([`${a.id}:${c.id}`]);
    expect(pairCandidates({ ...state, pairs: [talks], barred }, POLICY, TODAY)).toEqual([]);
  });

  it('says what an allocation changes, and lapses nothing that a firm has opened', () => {
    const { a, b, c, ...state } = city();
    const proposed: StandingPair = { id: 'p', surplusId: a.id, shortageId: b.id, state: 'proposed', heads: 4 };
    const talks: StandingPair = { id: 't', surplusId: 'elsewhere', shortageId: c.id, state: 'in_talks', heads: 1 };
    const pairs = [proposed, talks];
    const candidates = pairCandidates({ ...state, pairs }, POLICY, TODAY);
    expect(allocationChanges({ pairs }, candidates, [6, 0])).toMatchObject({
      proposed: [],
      kept: [{ pair: proposed, heads: 6 }],
      lapsed: [],
    });
    expect(allocationChanges({ pairs }, candidates, [0, 5])).toMatchObject({
      proposed: [{ candidate: { shortage: { id: c.id } }, heads: 5 }],
      kept: [],
      lapsed: [proposed],
    });
  });
});

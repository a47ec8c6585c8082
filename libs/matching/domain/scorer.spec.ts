import { aQuery, at, aWorker } from '../test/examples';
import { northOf } from '../test/places-and-days';
import type { Candidate } from './candidate';
import { compileCandidate } from './compiled-candidate';
import { prepareQuery } from './prepared-query';
import { REASON_TEXTS, reasonLine } from './reason-texts';
import { Scorer, type ScoreReason } from './scorer';
import { assertScorePolicy, DEFAULT_SCORE_POLICY, type ScorePartName, type ScorePolicy } from './score-policy';
import type { ShiftQuery } from './shift-query';
import { travelDistanceM } from './travel-distance';

const scorer = new Scorer(DEFAULT_SCORE_POLICY);

function reasonsOf(worker: Partial<Candidate>, query: Partial<ShiftQuery> = {}): ScoreReason[] {
  const [c, q] = [compileCandidate(aWorker(worker)), prepareQuery(aQuery(query))];
  const reasons = scorer.reasons(c, q, travelDistanceM(c, q));
  expect(scorer.score(c, q, travelDistanceM(c, q))).toBe(reasons.reduce((sum, r) => sum + r.points, 0));
  return reasons;
}

const valueOf = (
  part: ScorePartName,
  worker: Partial<Candidate>,
  query: Partial<ShiftQuery> = {},
): number | undefined => reasonsOf(worker, query).find((r) => r.part === part)?.value;

const likes = (change: Partial<Candidate['preferences']>): Partial<Candidate> => ({
  preferences: { ...aWorker().preferences, ...change },
});
const night = { window: { start: at('2026-11-24 20:00'), end: at('2026-11-25 04:00') }, unpaidBreaks: [] };

describe('the value of each part', () => {
  type Case = [ScorePartName, string, Partial<Candidate>, Partial<ShiftQuery>, number];
  it.each<Case>([
    ['distance', 'at the assembly point', { point: northOf(0) }, {}, 1_000_000],
    ['distance', '5 km away', { point: northOf(5_000) }, {}, 500_000],
    ['distance', '20 km away', { point: northOf(20_000) }, {}, 200_000],
    ['experience', 'none', { trades: [{ code: 'sorter', experienceShifts: 0, experienceMonths: 0 }] }, {}, 0],
    [
      'experience',
      'ten shifts',
      { trades: [{ code: 'sorter', experienceShifts: 10, experienceMonths: 0 }] },
      {},
      500_000,
    ],
    [
      'experience',
      'years stated count as 24',
      { trades: [{ code: 'sorter', experienceShifts: 0, experienceMonths: 240 }] },
      {},
      705_882,
    ],
    ['show_up', 'nothing known', {}, {}, 900_000],
    ['show_up', 'one no-show in one', { reliability: { shows: 0, noShows: 1, cancellations: 0 } }, {}, 818_181],
    [
      'show_up',
      'two late cancellations weigh as one no-show',
      { reliability: { shows: 0, noShows: 0, cancellations: 2 } },
      {},
      818_181,
    ],
    [
      'show_up',
      'ninety shifts, none missed',
      { reliability: { shows: 90, noShows: 0, cancellations: 0 } },
      {},
      990_000,
    ],
    ['pay', 'no wish', {}, {}, 500_000],
    ['pay', 'exactly what was asked for', likes({ minHourlyPayFen: 2400 }), {}, 1_000_000],
    ['pay', 'a quarter less than asked for', likes({ minHourlyPayFen: 3200 }), {}, 375_000],
    ['trade_wish', 'no wish', {}, {}, 500_000],
    ['trade_wish', 'a favourite', likes({ preferredTrades: ['loader', 'sorter'] }), {}, 1_000_000],
    ['trade_wish', 'not a favourite', likes({ preferredTrades: ['loader'] }), {}, 0],
    ['nights', 'no wish', {}, night, 500_000],
    ['nights', 'three quarters at night, wanted', likes({ nights: 'wanted' }), night, 750_000],
    ['nights', 'three quarters at night, avoided', likes({ nights: 'avoided' }), night, 250_000],
    [
      'nights',
      'before six is night',
      likes({ nights: 'wanted' }),
      { window: { start: at('2026-11-24 05:00'), end: at('2026-11-24 07:00') }, unpaidBreaks: [] },
      500_000,
    ],
    ['fewer_offers', 'none today', {}, {}, 1_000_000],
    ['fewer_offers', 'five today', { offersToday: { date: '2026-11-23', count: 5 } }, {}, 750_000],
    ['fewer_offers', 'five yesterday', { offersToday: { date: '2026-11-22', count: 5 } }, {}, 1_000_000],
    ['fewer_offers', 'more than the cap', { offersToday: { date: '2026-11-23', count: 30 } }, {}, 0],
    ['waiting', 'an offer half a week ago', { lastOfferAt: at('2026-11-20 08:10') }, {}, 500_000],
    ['waiting', 'an offer last year', { lastOfferAt: at('2025-11-20 08:10') }, {}, 1_000_000],
    ['waiting', 'an offer this minute', { lastOfferAt: at('2026-11-23 20:10') }, {}, 0],
    [
      'waiting',
      'an offer a second ahead of our clock',
      { lastOfferAt: new Date(at('2026-11-23 20:10').getTime() + 1000) },
      {},
      0,
    ],
    ['waiting', 'never an offer, here for half a week', { registeredAt: at('2026-11-20 08:10') }, {}, 500_000],
    ['newcomer', 'old hand', {}, {}, 0],
    ['newcomer', 'new, no offer yet', { registeredAt: at('2026-11-20 08:10') }, {}, 1_000_000],
    [
      'newcomer',
      'new, four offers',
      { registeredAt: at('2026-11-20 08:10'), acceptance: { offers: 4, accepts: 1 } },
      {},
      600_000,
    ],
    [
      'newcomer',
      'new, eleven offers',
      { registeredAt: at('2026-11-20 08:10'), acceptance: { offers: 11, accepts: 1 } },
      {},
      0,
    ],
    ['newcomer', 'thirty days to the minute', { registeredAt: at('2026-10-24 20:10') }, {}, 0],
    ['newcomer', 'a minute less than thirty days', { registeredAt: at('2026-10-24 20:11') }, {}, 1_000_000],
  ])('%s: %s', (part, _, worker, query, expected) => expect(valueOf(part, worker, query)).toBe(expected));
});

describe('without personal ranking', () => {
  const optedOut: Partial<Candidate> = { personalised: false, registeredAt: at('2026-11-23 20:10') };

  it('looks at nearness and newness only', () => {
    expect(reasonsOf(optedOut).map(({ part, value, weight }) => [part, value, weight])).toEqual([
      ['distance', 833_333, 300],
      ['newest', 1_000_000, 100],
      ['neutral', 600_000, 600],
    ]);
    expect(valueOf('newest', { ...optedOut, registeredAt: at('2024-11-23 20:10') })).toBe(0);
  });

  it('gives the same score whatever else is known of the person', () => {
    const [c, q] = [aWorker(optedOut), aQuery()];
    const changed: Partial<Candidate> = {
      ...optedOut,
      ...likes({ minHourlyPayFen: 9_000, nights: 'avoided', preferredTrades: ['loader'] }),
      reliability: { shows: 0, noShows: 9, cancellations: 9 },
      trades: [{ code: 'sorter', experienceShifts: 99, experienceMonths: 99 }],
      offersToday: { date: '2026-11-23', count: 9 },
      lastOfferAt: at('2026-11-23 20:00'),
      acceptance: { offers: 9, accepts: 0 },
      sex: 'male',
      birthDate: '1970-01-01',
    };
    const scoreOfWorker = (worker: Candidate): number => {
      const [compiled, prepared] = [compileCandidate(worker), prepareQuery(q)];
      return scorer.score(compiled, prepared, travelDistanceM(compiled, prepared));
    };
    expect(scoreOfWorker({ ...c, ...changed })).toBe(scoreOfWorker(c));
  });

  it('costs an average worker next to nothing', () => {
    const average: Partial<Candidate> = {
      reliability: { shows: 10, noShows: 1, cancellations: 1 },
      lastOfferAt: at('2026-11-20 08:10'),
    };
    const total = (worker: Partial<Candidate>): number => reasonsOf(worker).reduce((sum, r) => sum + r.points, 0);
    expect(Math.abs(total(average) - total({ ...average, personalised: false }))).toBeLessThan(100_000);
  });
});

describe('upper bounds, by which a search passes over people', () => {
  const boundsOf = (worker: Partial<Candidate>, query: Partial<ShiftQuery>, leastM: number) => {
    const [c, q] = [compileCandidate(aWorker(worker)), prepareQuery(aQuery(query))];
    const fixed = scorer.fixedPoints(c, q.query.trade);
    return {
      atMost: fixed + scorer.varyingPointsAtMost(c) + scorer.distancePointsAtMost(leastM),
      atBest: scorer.scoreAtBest(fixed, c, q),
      score: scorer.score(c, q, travelDistanceM(c, q)),
    };
  };

  it('are reached by whoever has all that varies in their favour, and exceeded by nobody', () => {
    const lucky: Partial<Candidate> = {
      ...likes({ minHourlyPayFen: 2400, nights: 'avoided' }),
      lastOfferAt: at('2026-11-10 20:10'),
      registeredAt: at('2026-11-10 20:10'),
    };
    const { atMost, atBest, score } = boundsOf({ ...lucky, point: northOf(0) }, {}, 0);
    expect([atBest, score]).toEqual([atMost, atMost]);
    const far = boundsOf({ ...lucky, point: northOf(7_000) }, {}, 7_000);
    expect([far.atBest, far.score]).toEqual([atBest, far.atMost]);
    const optedOut = boundsOf({ personalised: false, registeredAt: at('2026-11-23 20:10'), point: northOf(0) }, {}, 0);
    expect(optedOut.score).toBe(optedOut.atBest);
    expect(optedOut.score).toBeLessThanOrEqual(optedOut.atMost);
  });
});

it('sex, age and origin weigh nothing', () => {
  expect(reasonsOf({ sex: 'male', birthDate: '1960-01-01', regionCode: '520100' })).toEqual(reasonsOf({}));
});

it('a worked example: the points are the values by their weights, rounded down, and add up', () => {
  const reasons = reasonsOf({ lastOfferAt: at('2026-11-20 08:10') });
  expect(reasons.map(({ part, points }) => [part, points])).toEqual([
    ['distance', 249_999], // 833,333 × 0.3
    ['experience', 100_000], // 500,000 × 0.2
    ['show_up', 180_000], // 900,000 × 0.2
    ['pay', 30_000],
    ['trade_wish', 20_000],
    ['nights', 20_000],
    ['fewer_offers', 60_000],
    ['waiting', 30_000],
    ['newcomer', 0],
  ]);
});

it('every part is told in both languages with its numbers', () => {
  const told = [
    ...reasonsOf({}),
    ...reasonsOf(likes({ minHourlyPayFen: 1, nights: 'wanted', preferredTrades: ['sorter'] })),
    ...reasonsOf(likes({ minHourlyPayFen: 9_999, nights: 'avoided', preferredTrades: ['loader'] })),
    ...reasonsOf({ personalised: false }),
  ];
  const scoreKeys = Object.keys(REASON_TEXTS).filter((key) => key.startsWith('score.'));
  expect(new Set(told.map((r) => r.textKey))).toEqual(new Set(scoreKeys));
  for (const { textKey, params } of told) {
    for (const language of ['zh', 'en'] as const)
      expect(reasonLine(textKey, params, language)).not.toMatch(/[{}]|undefined/);
  }
  expect(
    [
      { shifts: 3, months: 2 },
      { shifts: 3, months: 0 },
      { shifts: 0, months: 2 },
      { shifts: 0, months: 0 },
    ].map((params) => reasonLine('score.experience', params, 'zh')),
  ).toEqual(['本工种做过 3 班，自述经验 2 个月', '本工种做过 3 班', '自述本工种经验 2 个月', '本工种还没有经验记录']);
  for (const { textKey, params } of told) {
    const nothing = Object.fromEntries(Object.keys(params).map((name) => [name, 0]));
    if (/experience|show_up|newcomer|newest|waiting|fewer/.test(textKey)) {
      expect(reasonLine(textKey, nothing, 'zh')).not.toMatch(/\d/);
    }
  }
  expect(reasonLine('score.pay.below', { pays: '24', wish: '99.99' }, 'zh')).toBe('时薪 24 元，低于期望的 99.99 元');
});

it.each<[string, Partial<ScorePolicy>]>([
  ['weights that do not sum to 1000', { personalised: [{ part: 'distance', weight: 999 }] }],
  [
    'parts of a thousandth',
    {
      nonPersonalised: [
        { part: 'distance', weight: 0.5 },
        { part: 'newest', weight: 999.5 },
      ],
    },
  ],
  [
    'a negative weight',
    {
      nonPersonalised: [
        { part: 'distance', weight: -1 },
        { part: 'newest', weight: 1001 },
      ],
    },
  ],
  [
    'a part twice',
    {
      nonPersonalised: [
        { part: 'distance', weight: 500 },
        { part: 'distance', weight: 500 },
      ],
    },
  ],
  ['no half distance', { halfDistanceM: 0 }],
  ['half a shift', { priorShows: 0.5 }],
  ['fewer months than none', { maxStatedMonths: -1 }],
  ['more than one', { neutralMicro: 1_000_001 }],
])('refuses a policy with %s', (_, change) => {
  expect(() => assertScorePolicy(DEFAULT_SCORE_POLICY)).not.toThrow();
  expect(() => assertScorePolicy({ ...DEFAULT_SCORE_POLICY, ...change })).toThrow(RangeError);
});

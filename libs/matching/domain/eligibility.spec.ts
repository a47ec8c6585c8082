import { aBooking, aQuery, at, aWorker } from '../test/examples';
import { northOf } from '../test/places-and-days';
import type { Candidate } from './candidate';
import { compileCandidate } from './compiled-candidate';
import { CONDITION_CODES, eligibilityFailures, type EligibilityFailure } from './eligibility';
import { prepareQuery } from './prepared-query';
import { REASON_TEXTS, reasonLine, type ReasonTextKey } from './reason-texts';
import type { ShiftQuery } from './shift-query';

const failuresOf = (worker: Partial<Candidate>, query: Partial<ShiftQuery> = {}): EligibilityFailure[] =>
  eligibilityFailures(compileCandidate(aWorker(worker)), prepareQuery(aQuery(query)));

const codesOf = (worker: Partial<Candidate>, query: Partial<ShiftQuery> = {}): string[] =>
  failuresOf(worker, query).map((f) => f.code);

const OK: string[] = [];
const limits = aQuery().lawLimits;
const withCodeA = (start: string, end: string) => aBooking(start, end, { legalEmployerCode: 'CODE-A' });
/** Sunday 22:00 to Monday 06:00. */
const overSunday = { window: { start: at('2026-11-29 22:00'), end: at('2026-11-30 06:00') }, unpaidBreaks: [] };
describe('who may be asked', () => {
  type Case = [string, Partial<Candidate>, Partial<ShiftQuery>, string[]];
  it.each<Case>([
    ['somebody free and near', {}, {}, OK],
    ['paused', { active: false }, {}, ['active']],
    ['no real name', { identityState: 'unverified' }, {}, ['identity']],
    ['verified', { identityState: 'verified' }, {}, OK],
    ['another trade', { trades: [{ code: 'loader', experienceShifts: 1, experienceMonths: 1 }] }, {}, ['trade']],
    ['blocked the employer', { blockedEmployerIds: ['employer-a'] }, {}, ['blocked_by_worker']],
    ['blocked by the employer', { blockedByEmployerIds: ['employer-a'] }, {}, ['blocked_by_employer']],
    ['blocked another employer', { blockedEmployerIds: ['employer-b'] }, {}, OK],
    [
      'several at once, in order',
      { active: false, openOffers: 3, birthDate: null },
      {},
      ['active', 'age', 'open_offers'],
    ],
  ])('%s', (_, worker, query, expected) => expect(codesOf(worker, query)).toEqual(expected));
});

describe('certificates: valid on every local date of the shift', () => {
  const health = (validFrom: string, validTo: string | null) => ({ kind: 'health', validFrom, validTo });
  it.each<[string, Candidate['certificates'], string[]]>([
    ['last valid on the second day', [health('2025-12-01', '2026-11-30')], OK],
    ['runs out on the first day', [health('2025-12-01', '2026-11-29')], ['certificate']],
    ['begins on the second day', [health('2026-11-30', null)], ['certificate']],
    [
      'renewed at midnight, so that no one paper covers it',
      [health('2025-12-01', '2026-11-29'), health('2026-11-30', null)],
      ['certificate'],
    ],
    ['renewed before', [health('2025-12-01', '2026-11-29'), health('2026-11-01', null)], OK],
    ['another kind', [{ kind: 'forklift', validFrom: '2025-01-01', validTo: null }], ['certificate']],
    ['none', [], ['certificate']],
  ])('%s', (_, certificates, expected) =>
    expect(codesOf({ certificates }, { ...overSunday, requiredCertificates: ['health'] })).toEqual(expected),
  );

  it('a shift that ends at midnight asks nothing of the next day', () => {
    const window = { start: at('2026-11-29 16:00'), end: at('2026-11-30 00:00') };
    expect(
      codesOf({ certificates: [health('2025-12-01', '2026-11-29')] }, { window, requiredCertificates: ['health'] }),
    ).toEqual(OK);
  });
});

describe('age and identity', () => {
  it.each<[string, Partial<Candidate>, Partial<ShiftQuery>, string[]]>([
    ['fifteen until the day after', { birthDate: '2010-11-25' }, {}, ['age']],
    ['sixteen at midnight in the shift is too late', { birthDate: '2010-11-30' }, overSunday, ['age']],
    [
      'born on 29 February, seventeen on 28 February',
      { birthDate: '2008-02-29' },
      { window: { start: at('2026-02-28 08:00'), end: at('2026-02-28 12:00') }, minAge: 18 },
      ['age'],
    ],
    [
      'born on 29 February, eighteen on 1 March',
      { birthDate: '2008-02-29' },
      { window: { start: at('2026-03-01 08:00'), end: at('2026-03-01 12:00') }, minAge: 18 },
      OK,
    ],
    ['of the oldest age', { birthDate: '1966-11-24' }, { maxAge: 60 }, OK],
    ['a year too old', { birthDate: '1965-11-24' }, { maxAge: 60 }, ['age']],
    ['too old from midnight on', { birthDate: '1965-11-30' }, { ...overSunday, maxAge: 60 }, ['age']],
    ['age unknown', { birthDate: null }, {}, ['age']],
    [
      'sixteen on the day but fifteen when asked',
      { birthDate: '2010-11-24' },
      { now: at('2026-11-23 20:10') },
      ['age'],
    ],
    ['sixteen when asked', { birthDate: '2010-11-23' }, { now: at('2026-11-23 20:10') }, OK],
    ['no sex, so no number', { sex: undefined }, {}, ['identity']],
  ])('%s', (_, worker, query, expected) => expect(codesOf(worker, query)).toEqual(expected));
});

describe('work that law closes to women', () => {
  it.each<[string, Partial<Candidate>, Partial<ShiftQuery>, string[]]>([
    ['a woman', {}, { closedTo: 'female' }, ['protected_work']],
    ['a man', { sex: 'male' }, { closedTo: 'female' }, OK],
    ['other work', {}, { closedTo: null }, OK],
  ])('%s', (_, worker, query, expected) => expect(codesOf(worker, query)).toEqual(expected));
});

describe('rules that only compliance tells', () => {
  const young = { birthDate: '2009-11-24' };
  const fullTime = {
    engagementType: 'short_full_time' as const,
    lawLimits: { weeklyMinutesWithEmployer: null, dailyPlatformMinutes: null },
  };
  const elevenHours = (date: string) => withCodeA(`${date} 07:00`, `${date} 18:00`);
  const days = (...numbers: number[]) => numbers.map((n) => elevenHours(`2026-11-${String(n).padStart(2, '0')}`));
  const noon = (date: string) => withCodeA(`${date} 12:00`, `${date} 12:01`);
  it.each<[string, Partial<Candidate>, Partial<ShiftQuery>, string[]]>([
    ['a juvenile for eight hours by day', young, {}, OK],
    [
      'and a minute more',
      young,
      { unpaidBreaks: [{ start: at('2026-11-24 10:00'), end: at('2026-11-24 10:29') }] },
      ['rules'],
    ],
    [
      'a juvenile from a minute before six',
      young,
      { window: { start: at('2026-11-24 05:59'), end: at('2026-11-24 12:00') } },
      ['rules'],
    ],
    [
      'an adult from a minute before six',
      {},
      { window: { start: at('2026-11-24 05:59'), end: at('2026-11-24 12:00') } },
      OK,
    ],
    [
      'a juvenile with an hour elsewhere that day',
      { ...young, bookings: [aBooking('2026-11-24 16:00', '2026-11-24 17:00')] },
      {},
      ['rules'],
    ],
    [
      'eleven hours with this employer',
      { bookings: [withCodeA('2026-11-24 15:00', '2026-11-24 18:00')] },
      fullTime,
      OK,
    ],
    ['a minute more', { bookings: [withCodeA('2026-11-24 15:00', '2026-11-24 18:01')] }, fullTime, ['rules']],
    ['a minute more with another', { bookings: [aBooking('2026-11-24 15:00', '2026-11-24 18:01')] }, fullTime, OK],
    ['36 hours of overtime in the month', { bookings: days(2, 3, 4, 9, 10, 11, 12, 16, 17, 18, 26, 27) }, fullTime, OK],
    ['three hours more', { bookings: days(2, 3, 4, 9, 10, 11, 12, 16, 17, 18, 19, 26, 27) }, fullTime, ['rules']],
    ['a sixth day of the week', { bookings: [23, 25, 26, 27, 28].map((n) => noon(`2026-11-${n}`)) }, fullTime, OK],
    ['a seventh', { bookings: [23, 25, 26, 27, 28, 29].map((n) => noon(`2026-11-${n}`)) }, fullTime, ['rules']],
    [
      'a seventh day of part-time work',
      { bookings: [23, 25, 26, 27, 28, 29].map((n) => noon(`2026-11-${n}`)) },
      {},
      OK,
    ],
  ])('%s', (_, worker, query, expected) => expect(codesOf(worker, query)).toEqual(expected));

  it('is told in the rule’s own words', () => {
    const [failure] = failuresOf({ ...young, bookings: [aBooking('2026-11-24 16:00', '2026-11-24 17:00')] });
    expect(reasonLine('condition.rules', failure!.params, 'zh')).toBe(
      '2026-11-24 合计 9 小时，16–17 周岁每天不超过 8 小时。',
    );
  });
});

describe('distance to the assembly point', () => {
  const soon = { now: at('2026-11-24 02:00') };
  const presence = (change: object = {}) => ({
    marketId: 'm',
    point: northOf(2_000),
    arrivedAt: at('2026-11-24 01:00'),
    until: at('2026-11-24 04:00'),
    ...change,
  });
  it.each<[string, Partial<Candidate>, Partial<ShiftQuery>, string[]]>([
    ['on the circle', { point: northOf(5_000) }, {}, OK],
    ['a metre beyond', { point: northOf(5_001) }, {}, ['distance']],
    ['at the own limit', { preferences: { ...aWorker().preferences, maxDistanceM: 1_000 } }, {}, OK],
    [
      'a metre beyond the own limit',
      { preferences: { ...aWorker().preferences, maxDistanceM: 999 } },
      {},
      ['own_distance'],
    ],
    ['far from home but at a market, four hours before', { point: northOf(30_000), presence: presence() }, soon, OK],
    [
      'at a market, a minute too early for it to count',
      { point: northOf(30_000), presence: presence() },
      { now: at('2026-11-24 01:59') },
      ['distance'],
    ],
    ['the market is not known', { point: northOf(30_000), presence: presence({ point: null }) }, soon, ['distance']],
    [
      'presence has just run out',
      { point: northOf(30_000), presence: presence({ until: at('2026-11-24 02:00') }) },
      soon,
      ['distance'],
    ],
    ['at a far market but living near', { presence: presence({ point: northOf(30_000) }) }, soon, OK],
  ])('%s', (_, worker, query, expected) => expect(codesOf(worker, query)).toEqual(expected));
});

describe('free for every minute', () => {
  const weekly = (...ranges: [number, number, number][]) =>
    ranges.map(([weekday, startMinute, endMinute]) => ({ weekday, startMinute, endMinute }));
  it.each<[string, Partial<Candidate>, Partial<ShiftQuery>, string[]]>([
    ['exactly the shift', { weeklyAvailability: weekly([2, 360, 870]) }, {}, OK],
    ['from a minute later', { weeklyAvailability: weekly([2, 361, 870]) }, {}, ['available']],
    ['to a minute earlier', { weeklyAvailability: weekly([2, 360, 869]) }, {}, ['available']],
    ['two ranges that touch', { weeklyAvailability: weekly([2, 600, 900], [2, 300, 600]) }, {}, OK],
    [
      'a minute between two ranges, in the break',
      { weeklyAvailability: weekly([2, 300, 600], [2, 601, 900]) },
      {},
      ['available'],
    ],
    ['never', { weeklyAvailability: [] }, {}, ['available']],
    ['Sunday night runs on into Monday', { weeklyAvailability: weekly([7, 1320, 1800]) }, overSunday, OK],
    [
      'Sunday night is a minute short on Monday',
      { weeklyAvailability: weekly([7, 1320, 1799]) },
      overSunday,
      ['available'],
    ],
    ['Sunday and Monday said apart', { weeklyAvailability: weekly([7, 1200, 1440], [1, 0, 400]) }, overSunday, OK],
    ['busy on the date', { exceptions: [{ date: '2026-11-24', free: [] }] }, {}, ['available']],
    ['busy on another date', { exceptions: [{ date: '2026-11-25', free: [] }] }, {}, OK],
    [
      'free on the date only',
      { weeklyAvailability: [], exceptions: [{ date: '2026-11-24', free: [{ startMinute: 360, endMinute: 870 }] }] },
      {},
      OK,
    ],
    [
      "busy on Monday cuts Sunday's night",
      { exceptions: [{ date: '2026-11-30', free: [] }] },
      overSunday,
      ['available'],
    ],
    [
      'busy on Sunday leaves Monday alone',
      { exceptions: [{ date: '2026-11-29', free: [] }] },
      { window: { start: at('2026-11-30 00:00'), end: at('2026-11-30 05:00') }, unpaidBreaks: [] },
      OK,
    ],
  ])('%s', (_, worker, query, expected) => expect(codesOf(worker, query)).toEqual(expected));
});

describe('bookings and rest', () => {
  const noRest = { policy: { ...aQuery().policy, minRestMinutes: 0 } };
  it.each<[string, Candidate['bookings'], Partial<ShiftQuery>, string[]]>([
    ['ends as the shift starts', [aBooking('2026-11-24 05:00', '2026-11-24 06:00')], noRest, OK],
    ['starts as the shift ends', [aBooking('2026-11-24 14:30', '2026-11-24 15:00')], noRest, OK],
    ['a minute into the shift', [aBooking('2026-11-24 05:00', '2026-11-24 06:01')], noRest, ['booked']],
    ["in the shift's break", [aBooking('2026-11-24 10:00', '2026-11-24 10:30')], noRest, ['booked']],
    ['half an hour before', [aBooking('2026-11-24 05:00', '2026-11-24 05:30')], {}, OK],
    ['29 minutes before', [aBooking('2026-11-24 05:00', '2026-11-24 05:31')], {}, ['rest']],
    ['29 minutes after', [aBooking('2026-11-24 14:59', '2026-11-24 15:30')], {}, ['rest']],
    ['a late shift, then 8 hours', [aBooking('2026-11-23 17:00', '2026-11-23 22:00')], {}, OK],
    [
      'a late shift, then a minute less than 8 hours',
      [aBooking('2026-11-23 14:00', '2026-11-23 22:01')],
      {},
      ['daily_rest'],
    ],
    ['a second short shift on the same day', [aBooking('2026-11-24 17:00', '2026-11-24 21:00')], {}, OK],
    ['a night after the day', [aBooking('2026-11-24 22:00', '2026-11-25 06:00')], {}, ['daily_rest']],
  ])('%s', (_, bookings, query, expected) => expect(codesOf({ bookings }, query)).toEqual(expected));

  it('a shift of more than 16 hours leaves nobody their rest', () => {
    const window = { start: at('2026-11-24 06:00'), end: at('2026-11-24 22:01') };
    expect(codesOf({}, { window, unpaidBreaks: [] })).toEqual(['daily_rest']);
  });
});

describe('hours under the law', () => {
  const wednesdayAndFriday = [
    withCodeA('2026-11-25 06:00', '2026-11-25 14:00'),
    withCodeA('2026-11-27 06:00', '2026-11-27 14:00'),
  ];
  const night = {
    legalEmployerCode: 'CODE-A',
    paidMinutes: [
      { date: '2026-11-29', minutes: 240 },
      { date: '2026-11-30', minutes: 120 },
    ],
  };
  it.each<[string, Candidate['bookings'], Partial<ShiftQuery>, string[]]>([
    ['exactly 24 hours with this employer', wednesdayAndFriday, {}, OK],
    ['a minute more', [...wednesdayAndFriday, withCodeA('2026-11-28 06:00', '2026-11-28 06:01')], {}, ['hours_week']],
    ['26 hours', [...wednesdayAndFriday, withCodeA('2026-11-28 06:00', '2026-11-28 08:00')], {}, ['hours_week']],
    ['hours with another employer', [...wednesdayAndFriday, aBooking('2026-11-28 06:00', '2026-11-28 08:00')], {}, OK],
    [
      'hours on Sunday of the week before',
      [...wednesdayAndFriday, withCodeA('2026-11-22 06:00', '2026-11-22 08:00')],
      {},
      OK,
    ],
    [
      'work done on Monday counts',
      [...wednesdayAndFriday, withCodeA('2026-11-23 06:00', '2026-11-23 07:00')],
      {},
      ['hours_week'],
    ],
    [
      "a night over Sunday: only Sunday's hours are of this week",
      [...wednesdayAndFriday, aBooking('2026-11-29 20:00', '2026-11-30 02:00', night)],
      {},
      ['hours_week'],
    ],
    [
      'a night over Sunday fits with 4 hours less',
      [
        wednesdayAndFriday[0]!,
        withCodeA('2026-11-27 06:00', '2026-11-27 10:00'),
        aBooking('2026-11-29 20:00', '2026-11-30 02:00', night),
      ],
      {},
      OK,
    ],
    [
      'no such limit',
      [...wednesdayAndFriday, withCodeA('2026-11-28 06:00', '2026-11-28 12:00')],
      { engagementType: 'short_full_time', lawLimits: { ...limits, weeklyMinutesWithEmployer: null } },
      OK,
    ],
  ])('%s', (_, bookings, query, expected) => expect(codesOf({ bookings }, query)).toEqual(expected));

  it('a shift over Sunday midnight asks each week for its own hours', () => {
    const sevenThirty = { legalEmployerCode: 'CODE-A', paidMinutes: [{ date: '2026-11-25', minutes: 1320 }] };
    const worker = { bookings: [aBooking('2026-11-25 06:00', '2026-11-25 07:00', sevenThirty)] };
    expect(codesOf(worker, overSunday)).toEqual(OK);
    const more = { ...sevenThirty, paidMinutes: [{ date: '2026-11-25', minutes: 1321 }] };
    expect(codesOf({ bookings: [aBooking('2026-11-25 06:00', '2026-11-25 07:00', more)] }, overSunday)).toEqual([
      'hours_week',
    ]);
    const after = { ...sevenThirty, paidMinutes: [{ date: '2026-12-06', minutes: 1080 }] };
    expect(codesOf({ bookings: [aBooking('2026-12-06 06:00', '2026-12-06 07:00', after)] }, overSunday)).toEqual(OK);
  });

  const platform = {
    engagementType: 'platform' as const,
    lawLimits: { ...limits, weeklyMinutesWithEmployer: null, dailyPlatformMinutes: 720 },
  };
  it.each<[string, number, 'platform' | 'part_time', string[]]>([
    ['exactly twelve hours of platform work', 240, 'platform', OK],
    ['a minute more, with whatever employer', 241, 'platform', ['hours_day']],
    ['other work is not counted', 241, 'part_time', OK],
  ])('%s', (_, minutes, engagementType, expected) => {
    const paidMinutes = [{ date: '2026-11-24', minutes }];
    expect(
      codesOf(
        { bookings: [aBooking('2026-11-24 16:00', '2026-11-24 20:00', { engagementType, paidMinutes })] },
        platform,
      ),
    ).toEqual(expected);
  });
});

describe('caps on offers', () => {
  it.each<[string, Partial<Candidate>, string[]]>([
    ['nineteen today', { offersToday: { date: '2026-11-23', count: 19 } }, OK],
    ['twenty today', { offersToday: { date: '2026-11-23', count: 20 } }, ['daily_offers']],
    ['twenty yesterday', { offersToday: { date: '2026-11-22', count: 20 } }, OK],
    ['two open', { openOffers: 2 }, OK],
    ['three open', { openOffers: 3 }, ['open_offers']],
  ])('%s', (_, worker, expected) => expect(codesOf(worker)).toEqual(expected));

  it('the day is the local day of asking', () => {
    const count = { offersToday: { date: '2026-11-23', count: 20 } };
    expect(codesOf(count, { now: at('2026-11-23 23:59') })).toEqual(['daily_offers']);
    expect(codesOf(count, { now: at('2026-11-24 00:00') })).toEqual(OK);
  });
});

describe('quiet hours', () => {
  const policy = { ...aQuery().policy, quietHours: { fromHour: 22, untilHour: 7, urgentMinutes: 120 } };
  const willing = { preferences: { ...aWorker().preferences, nightOffers: true } };
  const present = (until: string): Partial<Candidate> => ({
    presence: { marketId: 'market-1', point: null, arrivedAt: at('2026-11-23 21:00'), until: at(until) },
  });
  const [cannotWait, canWait] = ['2026-11-24 08:59', '2026-11-24 09:00'];
  it.each<[string, Partial<Candidate>, string, string, string[]]>([
    ['before they begin', {}, '2026-11-23 21:59', canWait, OK],
    ['when they have ended', {}, '2026-11-24 07:00', canWait, OK],
    ['in them nobody', {}, '2026-11-23 22:00', cannotWait, ['quiet_hours']],
    ['but who has allowed it', willing, '2026-11-23 22:00', cannotWait, OK],
    ['for work that cannot wait', willing, '2026-11-23 22:00', canWait, ['quiet_hours']],
    ['or is awake at a market', present('2026-11-24 00:00'), '2026-11-23 23:59', canWait, OK],
    ['while they are there', present('2026-11-24 00:00'), '2026-11-24 00:00', cannotWait, ['quiet_hours']],
  ])('%s', (_, worker, now, start, expected) => {
    const window = { start: at(start), end: at('2026-11-24 13:00') };
    const change = {
      now: at(now),
      window,
      policy,
      unpaidBreaks: [],
      lawLimits: { weeklyMinutesWithEmployer: 1440, dailyPlatformMinutes: null },
    };
    expect(codesOf(worker, change)).toEqual(expected);
  });

  it('are told with their hours', () => {
    const [asleep] = failuresOf({}, { now: at('2026-11-23 23:00'), policy });
    expect(reasonLine('condition.quiet_hours', asleep!.params, 'zh')).toMatch(/^22:00 至次日 07:00/);
  });
});

it('every failure is told in both languages with its numbers', () => {
  const told = failuresOf(
    {
      active: false,
      identityState: 'unverified',
      trades: [],
      birthDate: '2009-01-01',
      openOffers: 4,
      point: northOf(9_000),
      weeklyAvailability: [],
      blockedEmployerIds: ['employer-a'],
      blockedByEmployerIds: ['employer-a'],
      offersToday: { date: '2026-11-23', count: 21 },
      preferences: { ...aWorker().preferences, maxDistanceM: 1 },
      bookings: [
        aBooking('2026-11-24 07:00', '2026-11-24 08:00'),
        aBooking('2026-11-24 14:31', '2026-11-24 23:00', { engagementType: 'platform' }),
        withCodeA('2026-11-26 00:00', '2026-11-26 23:59'),
      ],
    },
    {
      requiredCertificates: ['health'],
      minAge: 18,
      closedTo: 'female',
      lawLimits: { weeklyMinutesWithEmployer: 1440, dailyPlatformMinutes: 720 },
      policy: { ...aQuery().policy, quietHours: { fromHour: 20, untilHour: 7, urgentMinutes: 1 } },
    },
  );
  expect(told.map((f) => f.code)).toEqual(CONDITION_CODES);
  for (const { code, params } of told) {
    const key = `condition.${code}` as ReasonTextKey;
    for (const text of [key, `way.${code}`, `count.${code}`] as ReasonTextKey[]) {
      expect(REASON_TEXTS).toHaveProperty([text]);
      for (const language of ['zh', 'en'] as const)
        expect(reasonLine(text, { ...params, count: 3 }, language)).not.toMatch(/[{}]|undefined/);
    }
  }
  const [week] = told.filter((f) => f.code === 'hours_week');
  expect(reasonLine('condition.hours_week', week!.params, 'zh')).toBe(
    '2026-11-23 起一周在该单位将达 1919 分钟，超过法定上限 1440 分钟',
  );
});

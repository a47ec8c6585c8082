import type { Person as SeededPerson } from '@database/seed';
import type { Demand } from './demand';
import type { Habits } from './habits';
import { whyNot, type Facts } from './may-take-oracle';
import { groupsAtOneInstant, unlawfulOffers, upperBound, type Willing } from './upper-bound';

const local = (text: string): Date => new Date(`${text}:00+08:00`);

const demand = (more: Partial<Demand> = {}): Demand => ({
  postingId: 'p',
  shiftId: 's',
  employerId: 'firm',
  key: 'k',
  city: '4501',
  headcount: 2,
  start: local('2026-11-24T08:00'),
  end: local('2026-11-24T12:00'),
  unpaidBreaks: [],
  tradeCode: '4-02-05-01',
  engagementType: 'part_time',
  legalEmployerCode: 'X',
  point: { lng: 108.3, lat: 22.8 },
  certificates: ['health'],
  loads: null,
  minAge: null,
  maxAge: null,
  tradeLeastAge: 0,
  sentMs: 0,
  ...more,
});

const person = (more: Partial<SeededPerson> = {}): SeededPerson =>
  ({
    id: 'ann',
    paused: false,
    identityState: 'format_ok',
    birthDate: '1990-11-24',
    sex: 'female',
    home: { lng: 108.31, lat: 22.8 },
    trades: [{ code: '4-02-05-01', months: 3 }],
    certificates: [{ kind: 'health', validFrom: '2025-11-25', validTo: '2026-11-24', proofState: 'stated' }],
    weekly: [{ weekday: 2, startMinute: 480, endMinute: 720 }],
    exceptions: [],
    preferences: { maxDistanceM: 2_000 },
    blockedEmployerIds: [],
    ...more,
  }) as unknown as SeededPerson;

const facts = (more: Partial<Facts> = {}): Facts => ({
  person: person(),
  market: null,
  employer: { id: 'firm', blockedWorkerIds: [] },
  worked: [],
  ...more,
});

it('lets somebody take what nothing forbids', () => {
  expect(whyNot(facts(), demand())).toBeNull();
});

/** A shift of the law week with the same firm: twenty hours and a minute, with a paid break. */
const worked = [
  {
    responsibility: { legalEmployer: { name: 'Firm', creditCode: 'X' } },
    shifts: [{ start: local('2026-11-23T00:00'), end: local('2026-11-23T20:01'), breaks: [] }],
  },
] as unknown as Facts['worked'];

it.each<[string, Partial<Facts>, Partial<Demand>]>([
  ['paused', { person: person({ paused: true }) }, {}],
  ['identity', { person: person({ identityState: 'unverified' }) }, {}],
  ['trade', {}, { tradeCode: '4-09-08-01' }],
  ['certificate', {}, { certificates: ['health', 'security_guard'] }],
  ['certificate', {}, { end: local('2026-11-25T00:01') }],
  ['age', { person: person({ birthDate: '2010-11-25' }) }, {}],
  ['age', {}, { minAge: 37 }],
  ['age', {}, { maxAge: 35 }],
  ['age', { person: person({ birthDate: '2008-11-25' }) }, { tradeLeastAge: 18 }],
  ['load', {}, { loads: { maxKg: 26, repeated: false } }],
  ['load', {}, { loads: { maxKg: 21, repeated: true } }],
  ['load', { person: person({ sex: 'male', birthDate: '2008-11-25' }) }, { loads: { maxKg: 26, repeated: false } }],
  ['blocked_by_worker', { person: person({ blockedEmployerIds: ['firm'] }) }, {}],
  ['blocked_by_employer', { employer: { id: 'firm', blockedWorkerIds: ['ann'] } }, {}],
  ['distance', {}, { point: { lng: 108.33, lat: 22.8 } }],
  [
    'distance',
    { person: person({ preferences: { maxDistanceM: null } as never }) },
    { point: { lng: 108.8, lat: 22.8 } },
  ],
  ['available', {}, { start: local('2026-11-24T07:59') }],
  ['available', {}, { end: local('2026-11-24T12:01') }],
  ['available', { person: person({ exceptions: [{ date: '2026-11-24', free: [] }] }) }, {}],
  ['hours_week', { worked }, {}],
])('%s forbids it', (why, who, what) => {
  expect(whyNot(facts(who), demand(what))).toBe(why);
});

it.each<[string, Partial<Facts>, Partial<Demand>]>([
  ['exactly twenty-four hours', { worked }, { start: local('2026-11-24T08:01') }],
  ['another form of engagement', { worked }, { engagementType: 'short_full_time' }],
  ['another firm', { worked }, { legalEmployerCode: 'Y' }],
  ['a man of age with a heavy load', { person: person({ sex: 'male' }) }, { loads: { maxKg: 40, repeated: true } }],
  ['a market that is near', { market: { lng: 108.33, lat: 22.8 } }, { point: { lng: 108.33, lat: 22.8 } }],
])('%s is fine', (_what, who, what) => {
  expect(whyNot(facts(who), demand(what))).toBeNull();
});

it('groups shifts that share an instant, and no others', () => {
  const shift = (shiftId: string, from: string, to: string): Demand =>
    demand({ shiftId, start: local(`2026-11-24T${from}`), end: local(`2026-11-24T${to}`) });
  const shifts = [shift('a', '08:00', '12:00'), shift('b', '11:00', '15:00'), shift('c', '12:00', '16:00')];
  expect(groupsAtOneInstant(shifts).map((group) => group.map(({ shiftId }) => shiftId))).toEqual([['a', 'b'], ['c']]);
  expect(groupsAtOneInstant([])).toEqual([]);
});

describe('the bound', () => {
  const willing = (id: string, more: Partial<SeededPerson> = {}): Willing => ({
    person: { id, withApp: true, goesWith: id, acceptPerMille: 500 },
    facts: () => facts({ person: person({ id, ...more }) }),
  });
  const everybody = { wants: () => true } as unknown as Habits;
  const people = [willing('a'), willing('b'), willing('c', { paused: true })];

  it('counts who wants to and may', () => {
    expect(upperBound(people, [demand({ headcount: 5 })], everybody)).toBe(2);
    expect(upperBound(people, [demand({ headcount: 1 })], everybody)).toBe(1);
    expect(upperBound(people, [demand()], { wants: () => false } as unknown as Habits)).toBe(0);
  });

  it('counts somebody once for shifts at the same time, and twice for shifts one after the other', () => {
    const [morning, noon] = [demand({ end: local('2026-11-24T10:00') }), demand({ start: local('2026-11-24T10:00') })];
    expect(upperBound(people, [demand(), demand({ shiftId: 't' })], everybody)).toBe(2);
    expect(upperBound(people, [morning, noon], everybody)).toBe(4);
  });

  it('finds offers to people who may not come, and to who is away', () => {
    const known = new Map(people.map((one) => [one.person.id, one]));
    const offers = [{ id: 'o', shiftId: 's', memberIds: ['a', 'c', 'x'] }];
    expect(unlawfulOffers(offers, known, new Map([['s', demand()]]))).toEqual([
      'offer o went to c, who may not take it: paused',
      'offer o went to x, who may not take it: takes no part',
    ]);
  });
});

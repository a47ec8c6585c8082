import { anOffer, aParty, aRow, aState, seats } from '../test/dispatch-examples';
import { aShift, at, aWorker } from '../test/examples';
import { northOf } from '../test/places-and-days';
import type { Candidate } from './candidate';
import { DEFAULT_DISPATCH_POLICY } from './dispatch-policy';
import type { DispatchState, OfferSoFar, WavePlan } from './dispatch-state';
import { offerLifeMinutes } from './offer-life';
import { planWave } from './plan-wave';

function waveOf(state: DispatchState): WavePlan {
  const plan = planWave(state);
  if (plan.kind !== 'wave') throw new Error(`no wave but ${JSON.stringify(plan)}`);
  return plan;
}

/** Numbers of those picked, a party's in one list. */
const picked = (plan: WavePlan): (number | number[])[] =>
  plan.picks.map((pick) => {
    const numbers = pick.memberIds.map((memberId) => Number(memberId.slice('worker-'.length)));
    return pick.partyId === null ? numbers[0]! : numbers;
  });

const sources = (plan: WavePlan): string[] => plan.picks.map((pick) => pick.source);
const ids = (...numbers: number[]): string[] => numbers.map((n) => `worker-${n}`);
const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);

describe('the size of a wave', () => {
  it.each<[string, number, number, OfferSoFar[], number]>([
    ['one seat by 0.4', 1, 0, [], 3],
    ['two seats by 0.4', 2, 0, [], 5],
    ['four seats by 0.4', 4, 0, [], 10],
    ['what is filled is not asked for', 4, 3, [], 3],
    ['never more than 200', 100, 0, [], 200],
    [
      'open offers count with what was expected of them',
      4,
      0,
      [anOffer(301), anOffer(302, { expectedAcceptanceMicro: 900_000 })],
      7,
    ],
    ['open offers without a number count as their source', 4, 0, [anOffer(301, { expectedAcceptanceMicro: null })], 9],
    [
      'an open offer to a party counts for each member',
      6,
      0,
      [anOffer([301, 302, 303], { partyId: 'p', source: 'party' })],
      12,
    ],
    ['an offer whose end has come is not open', 1, 0, [anOffer(301, { expiresAt: at('2026-11-23 20:10') })], 3],
  ])('%s', (_, headcount, filled, offers, expected) => {
    const plan = waveOf(aState(aRow(250), { seats: seats(headcount, filled), offers }));
    expect(picked(plan)).toEqual(range(1, expected));
    expect(plan.picks.map((pick) => pick.rank)).toEqual(range(1, expected));
    expect(plan.expectedAcceptanceMicro).toBe(expected * plan.picks[0]!.expectedAcceptanceMicro);
    expect(plan.unresolvedSeats).toBe(headcount === 100 ? 20 : 0);
  });

  it('learns from each worker: those who always accept are asked fewer at a time', () => {
    const always = aRow(20, { acceptance: { offers: 40, accepts: 40 } });
    expect(picked(waveOf(aState(always)))).toEqual(range(1, 5)); // (0.4 × 5 + 40) / 45 = 0.933
    const never = aRow(200, { acceptance: { offers: 400, accepts: 0 } });
    expect(picked(waveOf(aState(never)))).toEqual(range(1, 80)); // not below 5 %
  });

  it('learns from the source and from the shift itself', () => {
    const eager = { acceptanceBySource: { nearby: { offers: 980, accepts: 784 } } };
    expect(picked(waveOf(aState(aRow(50), eager)))).toHaveLength(6); // (0.4 × 20 + 784) / 1000 = 0.792
    const declined = range(101, 120).map((n) => anOffer(n, { state: 'declined' }));
    expect(picked(waveOf(aState(aRow(50), { offers: declined })))).toHaveLength(20); // 0.4 × 20 / 40 = 0.2
    const unreached = range(101, 120).map((n) => anOffer(n, { state: 'expired', reached: false }));
    expect(picked(waveOf(aState(aRow(50), { offers: unreached })))).toHaveLength(10); // no answers: 0.4, as before
    const ofRegulars = range(101, 120).map((n) => anOffer(n, { state: 'declined', source: 'regular' }));
    expect(picked(waveOf(aState(aRow(50), { offers: ofRegulars })))).toHaveLength(10);
  });

  it('says what it could not cover when people run out', () => {
    const plan = waveOf(aState(aRow(5)));
    expect(picked(plan)).toEqual(range(1, 5));
    expect([plan.expectedAcceptanceMicro, plan.unresolvedSeats]).toEqual([2_000_000, 2]);
  });
});

describe('regulars', () => {
  const row = aRow(30);

  it('are wave 0, alone, by score', () => {
    const plan = waveOf(aState(row, { regularIds: ids(25, 20, 29) }));
    expect([plan.wave, picked(plan), sources(plan)]).toEqual([0, [20, 25, 29], ['regular', 'regular', 'regular']]);
    expect(plan.unresolvedSeats).toBe(3);
  });

  it('without them the first wave is wave 1', () => expect(waveOf(aState(row)).wave).toBe(1));

  it('are asked only as many as needed, the others in the next wave before anybody else', () => {
    const state = aState(row, { regularIds: ids(...range(11, 30)) });
    expect(picked(waveOf(state))).toEqual(range(11, 20));
    const offers = range(11, 20).map((n) =>
      anOffer(n, { wave: 0, source: 'regular', state: n < 13 ? 'declined' : 'open' }),
    );
    const next = waveOf({ ...state, nextWave: 1, offers });
    expect([next.wave, picked(next), sources(next)]).toEqual([1, [21, 22, 23], ['regular', 'regular', 'regular']]);
  });

  it('come from within the widest radius, and only when every condition holds', () => {
    const far = [
      aWorker({ number: 1, point: northOf(49_000) }),
      aWorker({ number: 2, point: northOf(51_000) }),
      aWorker({ number: 3, active: false }),
      aWorker({ number: 4, preferences: { ...aWorker().preferences, maxDistanceM: 999 } }),
    ];
    const plan = waveOf(aState(far, { regularIds: ids(1, 2, 3, 4, 5) }));
    expect(picked(plan)).toEqual([1]);
    expect(plan.radiusM).toBe(0);
  });
});

describe('those at a market', () => {
  const here = (arrived: string, change: Partial<Candidate> = {}): Partial<Candidate> => ({
    presence: {
      marketId: 'm',
      point: northOf(8_000),
      arrivedAt: at(`2026-11-24 ${arrived}`),
      until: at('2026-11-24 08:00'),
    },
    ...change,
  });
  const morning = { now: at('2026-11-24 05:00'), seats: seats(1) };
  const hall = [
    ...aRow(3),
    aWorker({ number: 11, ...here('04:40', { reliability: { shows: 90, noShows: 0, cancellations: 0 } }) }),
    aWorker({ number: 12, ...here('04:10', { point: northOf(40_000) }) }),
    aWorker({ number: 13, ...here('05:01') }),
  ];

  it('come first, in order of arrival, then the neighbourhood', () => {
    const plan = waveOf(aState(hall, morning));
    expect(picked(plan)).toEqual([12, 11, 1, 2]);
    expect(sources(plan)).toEqual(['present', 'present', 'nearby', 'nearby']);
  });

  it('stand in the row as others for work that starts later', () => {
    const plan = waveOf(
      aState(hall, {
        ...morning,
        shift: aShift({ window: { start: at('2026-11-24 09:01'), end: at('2026-11-24 14:30') } }),
      }),
    );
    expect(sources(plan)).toEqual(['nearby', 'nearby', 'nearby']);
    expect(plan.picks.some((pick) => pick.workerId === 'worker-12')).toBe(false);
  });

  it('are not sent farther than 20 km on the ground that they are present', () => {
    const far = hall.map((c) =>
      c.presence ? { ...c, point: northOf(25_000), presence: { ...c.presence, point: northOf(21_000) } } : c,
    );
    expect(sources(waveOf(aState(far, morning)))).toEqual(['nearby', 'nearby', 'nearby', 'nearby']);
  });

  it('a party that is all here stands where its last member came in; a couple half here does not wait for the other', () => {
    const crowd = range(1, 5).map((number) => aWorker({ number, ...here(`04:0${number}`) }));
    const absent = aWorker({ number: 6 });
    const parties = [aParty('all-here', [crowd[1]!, crowd[3]!]), aParty('half-here', [crowd[2]!, absent])];
    const plan = waveOf(aState([...crowd, absent], { ...morning, seats: seats(3) }, parties));
    expect(picked(plan)).toEqual([1, 3, [2, 4], 5, 6]);
    expect(sources(plan)).toEqual(['present', 'present', 'party', 'present', 'nearby']);
  });
});

describe('rings', () => {
  const ring = (number: number, km: number, shows = 0): Candidate =>
    aWorker({ number, point: northOf(km * 1000), reliability: { shows, noShows: 0, cancellations: 0 } });
  const people = [ring(1, 4), ring(2, 3), ring(3, 9), ring(4, 19), ring(5, 30), ring(6, 49), ring(7, 51)];

  it.each<[number, number[], number]>([
    [1, [2, 1, 3], 10_000],
    [2, [2, 1, 3, 4, 5], 50_000],
    [4, [2, 1, 3, 4, 5, 6], 50_000],
  ])('%d seats ask %j within %d m, each ring before the next', (count, expected, radiusM) => {
    const plan = waveOf(aState(people, { seats: seats(count) }));
    expect([picked(plan), plan.radiusM]).toEqual([expected, radiusM]);
  });

  it('a nearer ring comes first, even when somebody farther scores higher', () => {
    const veteran = aWorker({
      number: 9,
      point: northOf(5_500),
      trades: [{ code: 'sorter', experienceShifts: 200, experienceMonths: 0 }],
    });
    expect(picked(waveOf(aState([...aRow(2, {}, 1, 4_900), veteran], { seats: seats(1) })))).toEqual([1, 2, 9]);
  });

  it('never shrink for the same shift', () => {
    const plan = waveOf(
      aState([...people, ...aRow(3, {}, 20)], { seats: seats(1), radiusSoFarM: 20_000, nextWave: 2 }),
    );
    expect([plan.radiusM, plan.wave]).toEqual([20_000, 2]);
  });
});

describe('parties', () => {
  it('stand in the row as a unit with the mean of their scores, and nobody of them singly too', () => {
    const row = aRow(12, {}, 1, 100);
    const plan = waveOf(aState(row, {}, [aParty('couple', [row[1]!, row[5]!])]));
    expect(picked(plan)).toEqual([1, 3, [2, 6], 4, 5, 7, 8, 9, 10]);
    const pick = plan.picks[2]!;
    expect([pick.source, pick.workerId, pick.partyId, pick.reasons.length]).toEqual(['party', 'worker-2', 'couple', 2]);
    expect(plan.expectedAcceptanceMicro).toBe(4_000_000);
  });

  it.each<[number, (number | number[])[]]>([
    [3, [[1, 2, 3], 4, 5, 6, 7, 8]],
    [2, [1, 2, 3, 4, 5]],
    [1, [1, 2, 3]],
  ])('with %d seats left a crew of three is asked as %j', (left, expected) => {
    const row = aRow(9);
    expect(picked(waveOf(aState(row, { seats: seats(10, 10 - left) }, [aParty('crew', row.slice(0, 3))])))).toEqual(
      expected,
    );
  });

  it('come without those who may not, down to their minimum; whoever stays is asked nothing on their own', () => {
    const row = aRow(4);
    const minor = aWorker({ number: 5, birthDate: '2011-01-01' });
    const crew = aParty('crew', [...row.slice(0, 3), minor], { minimum: 3 });
    expect(picked(waveOf(aState([...row, minor], {}, [crew])))).toEqual([[1, 2, 3], 4]);
    expect(picked(waveOf(aState([...row, minor], {}, [{ ...crew, minimum: 4 }])))).toEqual([1, 2, 3, 4]);
  });

  it('who share a member: the better one is asked, the rest of the other as single workers', () => {
    const row = aRow(5);
    const parties = [aParty('near', [row[0]!, row[1]!]), aParty('far', [row[1]!, row[4]!])];
    const policy = { ...DEFAULT_DISPATCH_POLICY, radiiM: [5_000] };
    expect(picked(waveOf(aState(row, { policy }, parties)))).toEqual([[1, 2], 3, 4, 5]);
  });

  it('are not cut in pieces by a ring: they stand in the ring of the member who is farthest', () => {
    const [a, b, c] = [
      aWorker({ number: 1, point: northOf(1_000) }),
      aWorker({ number: 2, point: northOf(2_000) }),
      aWorker({ number: 3, point: northOf(9_000) }),
    ];
    const crew = aParty('crew', [a, b, c], { minimum: 2 });
    const near = aRow(2, {}, 10, 3_000);
    const plan = waveOf(aState([a, b, c, ...near], { seats: seats(3) }, [crew]));
    // Singles of the first ring are asked as such; the crew would otherwise come without the one at 9 km.
    expect(picked(plan)).toEqual([1, 2, 10, 11, 3]);
    const alone = waveOf(aState([a, b, c], { seats: seats(3), radiusSoFarM: 10_000 }, [crew]));
    expect(picked(alone)).toEqual([[1, 2, 3]]);
  });

  it('are left whole while one of them is being asked singly', () => {
    const row = aRow(4);
    const crew = aParty('crew', row.slice(0, 3), { minimum: 2 });
    expect(picked(waveOf(aState(row, { offers: [anOffer(1)] }, [crew])))).toEqual([2, 3, 4]);
    // Whoever has said no leaves the others free to come.
    const declined = aState(row, { offers: [anOffer(3, { state: 'declined' })] }, [crew]);
    expect(picked(waveOf(declined))).toEqual([[1, 2], 4]);
  });

  it('count one by one in the bound of the wave', () => {
    const row = aRow(12);
    const policy = { ...DEFAULT_DISPATCH_POLICY, maxWavePeople: 4 };
    expect(picked(waveOf(aState(row, { policy }, [aParty('crew', row.slice(1, 4))])))).toEqual([1, [2, 3, 4]]);
    // No room for three after the first: the crew keeps its place and leads the next wave.
    const three = aState(row, { policy: { ...policy, maxWavePeople: 3 } }, [aParty('crew', row.slice(1, 4))]);
    expect(picked(waveOf(three))).toEqual([1]);
    expect(picked(waveOf({ ...three, offers: [anOffer(1)] }))).toEqual([[2, 3, 4]]);
    // A party larger than any wave is asked one by one.
    const two = { ...policy, maxWavePeople: 2 };
    expect(picked(waveOf(aState(row, { policy: two }, [aParty('crew', row.slice(1, 4))])))).toEqual([1, 2]);
  });

  it('are expected to accept as their leader does', () => {
    const row = aRow(3);
    Object.assign(row[1]!, { acceptance: { offers: 45, accepts: 45 } });
    const plan = waveOf(
      aState(row, { seats: seats(2) }, [aParty('couple', row.slice(0, 2), { leaderId: 'worker-2' })]),
    );
    expect(plan.picks[0]!.expectedAcceptanceMicro).toBe(940_000);
  });
});

describe('nobody is asked twice', () => {
  const row = aRow(3);
  it.each<[string, Partial<DispatchState>, number[] | 'none']>([
    ['after declining', { offers: [anOffer(1, { state: 'declined' })] }, [2, 3]],
    ['after letting it expire', { offers: [anOffer(1, { state: 'expired' })] }, [2, 3]],
    ['whose offer has just ended', { offers: [anOffer(1, { expiresAt: at('2026-11-23 20:10') })] }, [2, 3]],
    ['after accepting and giving the seat back', { offers: [anOffer(1, { state: 'accepted' })] }, [2, 3]],
    ['while the offer is open', { offers: [anOffer(1)] }, [2, 3]],
    ['who holds a seat by claim', { seatedWorkerIds: ids(1) }, [2, 3]],
    ['in a party that declined', { offers: [anOffer([1, 2], { state: 'declined', partyId: 'p' })] }, [3]],
    ['unless it reached nobody', { offers: [anOffer(1, { state: 'expired', reached: false })] }, [1, 2, 3]],
    [
      'nor a third time when two reached nobody',
      { offers: [1, 2].map(() => anOffer(1, { state: 'expired', reached: false })) },
      [2, 3],
    ],
    [
      'after declining what is not known to have reached them',
      { offers: [anOffer(1, { state: 'declined', reached: false })] },
      [2, 3],
    ],
    ['unless the offer was withdrawn', { offers: [anOffer(1, { state: 'withdrawn' })] }, [1, 2, 3]],
    [
      'unless the shift changed materially',
      { offers: [anOffer(1, { state: 'declined' })], materialVersion: 2 },
      [1, 2, 3],
    ],
    ['while an offer of the shift as it was is open', { offers: [anOffer(1)], materialVersion: 2 }, [2, 3]],
    [
      'who holds a seat of the shift as it was',
      { offers: [anOffer(1, { state: 'accepted' })], materialVersion: 2, seatedWorkerIds: ids(1) },
      [2, 3],
    ],
  ])('%s', (_, change, expected) =>
    expect(picked(waveOf(aState(row, { seats: seats(4), ...change })))).toEqual(expected),
  );

  it('neither as a regular', () => {
    const plan = waveOf(aState(row, { regularIds: ids(1, 2), offers: [anOffer(1, { state: 'declined' })] }));
    expect(picked(plan)).toEqual([2]);
  });

  it('and a party one of whom has declined comes without that one, if it may', () => {
    const crew = aRow(3);
    const party = aParty('crew', crew, { minimum: 2, leaderId: 'worker-2' });
    const offers = [anOffer(1, { state: 'declined' })];
    expect(picked(waveOf(aState(crew, { offers }, [party])))).toEqual([[2, 3]]);
    // The leader is asked for all of them, so a leader who has declined is not asked again.
    expect(picked(waveOf(aState(crew, { offers }, [{ ...party, leaderId: 'worker-1' }])))).toEqual([2, 3]);
  });
});

describe('the life of an offer', () => {
  it.each<[string, string, { socket: number; sms: number }]>([
    ['a day ahead', '2026-11-23 06:00', { socket: 20, sms: 60 }],
    ['a minute more than 12 hours', '2026-11-23 17:59', { socket: 20, sms: 60 }],
    ['12 hours', '2026-11-23 18:00', { socket: 10, sms: 10 }],
    ['a minute more than 2 hours', '2026-11-24 03:59', { socket: 10, sms: 10 }],
    ['2 hours', '2026-11-24 04:00', { socket: 3, sms: 3 }],
    ['2 minutes', '2026-11-24 05:58', { socket: 2, sms: 2 }],
    ['1 minute', '2026-11-24 05:59', { socket: 1, sms: 1 }],
  ])('%s before the start', (_, now, expected) => {
    expect(waveOf(aState(aRow(3), { now: at(now) })).offerLifeMinutes).toEqual(expected);
  });

  it('is not longer for seconds that are not whole minutes', () => {
    const now = new Date(at('2026-11-24 05:57').getTime() + 30_000);
    expect(offerLifeMinutes(now, at('2026-11-24 06:00'), DEFAULT_DISPATCH_POLICY)).toEqual({ socket: 2, sms: 2 });
  });
});

describe('a plan never changes what it is given', () => {
  it('and gives the same answer again', () => {
    const row = aRow(12);
    const state = aState(row, { regularIds: ids(4, 5), offers: [anOffer(7, { state: 'declined' })] }, [
      aParty('p', row.slice(0, 2)),
    ]);
    const before = JSON.stringify({ ...state, candidates: null });
    expect(planWave(state)).toEqual(planWave(state));
    expect(JSON.stringify({ ...state, candidates: null })).toBe(before);
  });
});

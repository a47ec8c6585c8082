import fc from 'fast-check';
import { dayNumber, localDate } from '@gg/kernel';
import type { Candidate, PartyCandidate } from '../candidate';
import { CONDITION_CODES } from '../eligibility';
import { PackedCandidateIndex } from './packed-candidate-index';
import {
  bruteDistance,
  bruteFailures,
  bruteParties,
  bruteScore,
  bruteSearch,
  bruteShift,
} from '../../test/brute-force';
import { Dice } from '../../test/dice';
import { aParty } from '../../test/dispatch-examples';
import { aBooking, aQuery, at, aWorker } from '../../test/examples';
import { northOf } from '../../test/places-and-days';
import { changeSomebody, fitWorker, randomPopulation, randomQuery, randomWorker } from '../../test/population';

// Thousands of populations take seconds on a free machine, and longer on one that is shared.
jest.setTimeout(180_000);

const aSeed = fc.integer({ min: 0, max: 0x7fffffff });
const aSize = fc.integer({ min: 0, max: 30 });

function indexOf(candidates: readonly Candidate[], parties: readonly PartyCandidate[] = []): PackedCandidateIndex {
  const index = new PackedCandidateIndex();
  for (const c of candidates) index.upsert(c);
  for (const p of parties) index.upsertParty(p);
  return index;
}

const someOf = (candidates: readonly Candidate[], dice: Dice, share: number): string[] =>
  candidates.filter(() => dice.percent(share)).map((c) => c.workerId);

describe('search against a brute force that shares no code', () => {
  it('gives the same best k in the same order, with the same scores and distances', () => {
    fc.assert(
      fc.property(aSeed, aSize, fc.integer({ min: 0, max: 50 }), (seed, size, k) => {
        const { query, candidates } = randomPopulation(seed, size);
        const dice = new Dice(seed ^ 1);
        const exclude = new Set(someOf(candidates, dice, 15));
        const found = indexOf(candidates).search(query, { k, exclude });
        const expected = bruteSearch(candidates, query, { exclude }).slice(0, k);
        expect(found.map(({ workerId, score, distanceM }) => ({ workerId, score, distanceM }))).toEqual(
          expected.map(({ workerId, score, distanceM }) => ({ workerId, score, distanceM })),
        );
      }),
      { numRuns: 400 },
    );
  });

  it('orders those at a market by arrival, and looks only at those named', () => {
    fc.assert(
      fc.property(aSeed, aSize, fc.boolean(), fc.boolean(), (seed, size, present, named) => {
        const { query, candidates } = randomPopulation(seed, size);
        const restrictTo = named ? [...someOf(candidates, new Dice(seed), 50), 'nobody', 'nobody'] : undefined;
        const options = { present, ...(restrictTo && { restrictTo }) };
        expect(
          indexOf(candidates)
            .search(query, { k: 50, ...options })
            .map((c) => c.workerId),
        ).toEqual(bruteSearch(candidates, query, options).map((c) => c.workerId));
      }),
      { numRuns: 250 },
    );
  });

  it('passes over nobody in a crowd: the best few are the first of all', () => {
    fc.assert(
      fc.property(aSeed, fc.integer({ min: 1, max: 40 }), (seed, k) => {
        const { query, candidates } = randomPopulation(seed, 600);
        const index = indexOf(candidates);
        const all = index.search(query, { k: 10_000 });
        expect(index.search(query, { k })).toEqual(all.slice(0, k));
        expect(all.map((c) => c.workerId)).toEqual(bruteSearch(candidates, query).map((c) => c.workerId));
      }),
      { numRuns: 12 },
    );
  });

  it('explains everybody with exactly the conditions that fail, in order, and the score that was used', () => {
    fc.assert(
      fc.property(aSeed, (seed) => {
        const { query, candidates } = randomPopulation(seed, 12);
        const index = indexOf(candidates);
        const shift = bruteShift(query);
        for (const c of candidates) {
          const explained = index.explain(c.workerId, query)!;
          const failing = bruteFailures(c, shift);
          expect(explained.failures.map((f) => f.code)).toEqual(
            CONDITION_CODES.filter((code) => failing.includes(code)),
          );
          expect(explained.failed).toEqual(explained.failures[0] ?? null);
          expect(explained.eligible).toBe(failing.length === 0);
          expect(explained.score).toBe(bruteScore(c, shift));
          expect(explained.distanceM).toBe(bruteDistance(c, query));
          expect(explained.reasons.reduce((sum, r) => sum + r.points, 0)).toBe(explained.score);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('finds the same parties as units', () => {
    fc.assert(
      fc.property(
        aSeed,
        fc.integer({ min: 6, max: 40 }),
        fc.integer({ min: 1, max: 8 }),
        fc.boolean(),
        (seed, size, maxSize, present) => {
          const { query, candidates, parties } = randomPopulation(seed, size);
          const dice = new Dice(seed ^ 2);
          const options = {
            exclude: new Set(someOf(candidates, dice, 10)),
            withoutAnyOf: new Set(someOf(candidates, dice, 5)),
            maxSize,
            present,
            ...(dice.percent(50) && { withinM: dice.whole(0, query.radiusM) }),
          };
          const found = indexOf(candidates, parties).searchParties(query, { k: 50, ...options });
          expect(
            found.map(({ partyId, memberIds, score, distanceM }) => ({ partyId, memberIds, score, distanceM })),
          ).toEqual(bruteParties(candidates, parties, query, options));
        },
      ),
      { numRuns: 250 },
    );
  });

  it('surveys those of the trade within the radius, each at the first failing condition', () => {
    fc.assert(
      fc.property(aSeed, aSize, (seed, size) => {
        const { query, candidates } = randomPopulation(seed, size);
        const exclude = new Set(someOf(candidates, new Dice(seed), 20));
        const shift = bruteShift(query);
        const near = candidates.filter(
          (c) => c.trades.some((t) => t.code === query.trade) && bruteDistance(c, query) <= query.radiusM,
        );
        const failing: Record<string, number> = {};
        let eligible = 0;
        for (const c of near.filter((n) => !exclude.has(n.workerId))) {
          const failures = bruteFailures(c, shift);
          const first = CONDITION_CODES.find((code) => failures.includes(code));
          if (first === undefined) eligible++;
          else failing[first] = (failing[first] ?? 0) + 1;
        }
        const excluded = near.filter((c) => exclude.has(c.workerId)).length;
        expect(indexOf(candidates).survey(query, { exclude })).toEqual({
          considered: near.length,
          excluded,
          eligible,
          failing,
        });
      }),
      { numRuns: 250 },
    );
  });

  it('is asked about populations in which each condition decides alone, again and again', () => {
    const alone: Record<string, number> = {};
    for (let seed = 0; seed < 400; seed++) {
      const { query, candidates } = randomPopulation(seed, 20);
      const shift = bruteShift(query);
      for (const c of candidates) {
        const failures = bruteFailures(c, shift);
        const key = failures.length === 0 ? 'eligible' : failures.length === 1 ? failures[0]! : 'several';
        alone[key] = (alone[key] ?? 0) + 1;
      }
    }
    for (const code of [...CONDITION_CODES, 'eligible']) expect([code, (alone[code] ?? 0) >= 20]).toEqual([code, true]);
  });
});

describe('free time kept as bits', () => {
  const slices = (index: PackedCandidateIndex, now: Date, dice: Dice): void => {
    // Now and then a new day is worked out in part only.
    for (let left = dice.whole(0, 40); left > 0 && index.tend(now, dice.whole(1, 7)); left--);
  };

  it('changes no answer: before, while and after days are worked out, and over midnights, with all that is written between', () => {
    let askedOfBits = 0;
    fc.assert(
      fc.property(aSeed, fc.integer({ min: 1, max: 30 }), (seed, size) => {
        const { query, candidates, parties } = randomPopulation(seed, size);
        const dice = new Dice(seed ^ 4);
        const index = new PackedCandidateIndex();
        const state = new Map<string, Candidate>();
        for (const party of parties) index.upsertParty(party);
        // From weeks before the shift up to the hour of asking.
        const hours = [30 * 24, 15 * 24, 14 * 24, 48, 25, 24, 1, 0].map((n) => n + dice.whole(0, 3));
        for (const before of hours) {
          const now = new Date(query.now.getTime() - before * 3_600_000);
          slices(index, now, dice);
          for (let step = dice.whole(1, size); step > 0; step--) {
            changeSomebody(index, state, { query, candidates }, dice);
          }
          slices(index, now, dice);
          if (dice.percent(50)) while (index.tend(now, 3));
          // Asked as at the hour of asking: what the bits cover differs, the answer does not.
          expect(index.search(query, { k: 20 }).map((c) => [c.workerId, c.score, c.distanceM])).toEqual(
            bruteSearch([...state.values()], query)
              .slice(0, 20)
              .map((c) => [c.workerId, c.score, c.distanceM]),
          );
          if (index.store.freeDays.placeOf(dayNumber(localDate(query.window.start))) >= 0) askedOfBits++;
        }
        expect(index.searchParties(query, { k: 9 }).map((p) => p.partyId)).toEqual(
          bruteParties([...state.values()], parties, query)
            .slice(0, 9)
            .map((p) => p.partyId),
        );
      }),
      { numRuns: 150 },
    );
    expect(askedOfBits).toBeGreaterThan(150);
  });
});

describe('weeks that postings carry', () => {
  const workersOf = (index: PackedCandidateIndex, query = aQuery()): string[] =>
    index.search(query, { k: 5_000 }).map(({ workerId }) => workerId);
  const busy = aBooking('2026-11-24 08:00', '2026-11-24 10:00');

  it('know of nobody whose week came after the first thousands, and look them up', () => {
    const index = new PackedCandidateIndex();
    while (index.tend(at('2026-11-23 12:00'), 100));
    // Whole half-hours, so that nobody's bits are in doubt; another week for each.
    const free = (number: number, weekday = 2): Candidate['weeklyAvailability'] => [
      { weekday, startMinute: 0, endMinute: 1440 },
      { weekday: 6, startMinute: 30 * Math.floor(number / 576), endMinute: 1440 },
      { weekday: 7, startMinute: 30 * (number % 24), endMinute: 720 + 30 * (Math.floor(number / 24) % 24) },
    ];
    for (let number = 0; number < 4_200; number++) {
      index.upsert(aWorker({ number, workerId: `w${number}`, weeklyAvailability: free(number) }));
    }
    const late = { number: 4_200, workerId: 'late' };
    index.upsert(aWorker({ ...late, weeklyAvailability: free(4_200) }));
    index.upsert(aWorker({ number: 4_201, workerId: 'never', weeklyAvailability: free(4_201, 3) }));
    expect(workersOf(index)).toHaveLength(4_201);
    expect(workersOf(index)).toContain('late');
    index.upsert(aWorker({ ...late, weeklyAvailability: free(4_200), bookings: [busy] }));
    expect(workersOf(index)).not.toContain('late');
  });

  it.each([
    ['within the days that are kept', '2026-11-23 12:00'],
    ['beyond them', '2026-10-20 12:00'],
    ['over', '2026-12-20 12:00'],
  ])('say nothing of a day that is not as usual, %s', (_, today) => {
    const worker = aWorker({
      weeklyAvailability: [],
      exceptions: [{ date: '2026-11-24', free: [{ startMinute: 0, endMinute: 1440 }] }],
    });
    const index = new PackedCandidateIndex();
    index.upsert(worker);
    while (index.tend(at(today), 1));
    expect(workersOf(index)).toEqual([worker.workerId]);
    index.upsert({ ...worker, exceptions: [] });
    expect(workersOf(index)).toEqual([]);
    index.upsert(worker);
    expect(workersOf(index)).toEqual([worker.workerId]);
  });
});

describe('determinism', () => {
  it('gives the same answer whatever the order of insertion', () => {
    fc.assert(
      fc.property(aSeed, aSize, (seed, size) => {
        const { query, candidates, parties } = randomPopulation(seed, size);
        const there = indexOf(candidates, parties);
        const back = new PackedCandidateIndex();
        for (const p of [...parties].reverse()) back.upsertParty(p);
        for (const c of [...candidates].reverse()) back.upsert(c);
        expect(back.search(query, { k: 10 })).toEqual(there.search(query, { k: 10 }));
        expect(back.searchParties(query, { k: 3 })).toEqual(there.searchParties(query, { k: 3 }));
      }),
      { numRuns: 150 },
    );
  });

  it('lets equals take turns: the order differs from shift to shift', () => {
    const dice = new Dice(1);
    const query = randomQuery(dice);
    const twin = fitWorker(query, 0, dice);
    const twins = Array.from({ length: 8 }, (_, number) => ({ ...twin, number, workerId: `twin-${number}` }));
    const index = indexOf(twins);
    const firsts = new Set(
      Array.from({ length: 60 }, (_, n) => index.search({ ...query, shiftId: `shift-${n}` }, { k: 1 })[0]?.workerId),
    );
    expect(firsts.size).toBe(8);
  });
});

describe('those at a market', () => {
  const here = (number: number, arrived: string, shows: number): Candidate =>
    aWorker({
      number,
      reliability: { shows, noShows: 0, cancellations: 0 },
      presence: { marketId: 'm', point: null, arrivedAt: at(arrived), until: at('2026-11-24 08:00') },
    });
  const morning = aQuery({ now: at('2026-11-24 05:00') });

  it('are counted from where they are now, when they go from market to market', () => {
    const query = aQuery({ now: at('2026-11-24 05:00') });
    const away = aWorker({ point: northOf(40_000) });
    const presence = { marketId: 'm', arrivedAt: at('2026-11-24 04:00'), until: at('2026-11-24 08:00') };
    const index = indexOf([{ ...away, presence: { ...presence, point: northOf(39_000) } }]);
    const found = (): number[] => index.search(query, { k: 5 }).map(({ distanceM }) => distanceM);
    expect(found()).toEqual([]);
    index.upsert({ ...away, presence: { ...presence, point: northOf(700) } });
    expect(found()).toEqual([700]);
    index.upsert({ ...away, presence: { ...presence, point: northOf(700), until: at('2026-11-24 04:30') } });
    expect(found()).toEqual([]);
  });

  it('are found beside those whom only a rule refuses', () => {
    const [child, adult] = [here(1, '2026-11-24 04:00', 0), here(2, '2026-11-24 04:30', 0)];
    // Eight and a half paid hours are too many for a person of seventeen.
    const query = { ...aQuery({ unpaidBreaks: [] }), now: morning.now };
    const index = indexOf([{ ...child, birthDate: '2009-05-01' }, adult]);
    expect(index.explain(child.workerId, query)!.failures.map(({ code }) => code)).toEqual(['rules']);
    expect(index.search(query, { k: 5, present: true }).map(({ number }) => number)).toEqual([2]);
  });

  it('are asked as a party however far away they live; those who only live there are not', () => {
    const presence = {
      marketId: 'm',
      point: northOf(700),
      arrivedAt: at('2026-11-24 04:00'),
      until: at('2026-11-24 08:00'),
    };
    const people = [1, 2, 3, 4].map((number) =>
      aWorker({ number, point: northOf(40_000), presence: number < 3 ? presence : null }),
    );
    const parties = [aParty('here', people.slice(0, 2)), aParty('there', people.slice(2))];
    const found = indexOf(people, parties).searchParties(morning, { k: 2 });
    expect(found.map((party) => [party.partyId, party.distanceM])).toEqual([['here', 700]]);
  });

  it('stand in order of arrival, a party at its last arrival, whatever their scores', () => {
    const people = [
      here(1, '2026-11-24 04:30', 0),
      here(2, '2026-11-24 04:00', 0),
      here(3, '2026-11-24 04:10', 90),
      here(4, '2026-11-24 04:40', 90),
    ];
    const parties = [aParty('late', [people[2]!, people[3]!]), aParty('early', [people[0]!, people[1]!])];
    const index = indexOf(people, parties);
    expect(index.search(morning, { k: 4, present: true }).map((c) => c.number)).toEqual([2, 3, 1, 4]);
    const found = index.searchParties(morning, { k: 2, present: true });
    expect(found.map((p) => [p.partyId, p.arrivedAt])).toEqual([
      ['early', at('2026-11-24 04:30')],
      ['late', at('2026-11-24 04:40')],
    ]);
    expect(index.searchParties(morning, { k: 2 }).map((p) => p.partyId)).toEqual(['late', 'early']);
  });
});

describe('updates', () => {
  it('after any sequence of upserts and removals answers as a fresh index would', () => {
    fc.assert(
      fc.property(aSeed, fc.integer({ min: 1, max: 25 }), (seed, size) => {
        const { query, candidates: first, parties } = randomPopulation(seed, size);
        const dice = new Dice(seed ^ 3);
        const index = new PackedCandidateIndex();
        const state = new Map<string, Candidate>();
        const partyState = new Map<string, PartyCandidate>();
        for (let step = 0; step < 4 * size; step++) {
          const was = dice.pick(first);
          if (dice.percent(25)) {
            expect(index.remove(was.workerId)).toBe(state.delete(was.workerId));
          } else {
            // The same person on another day: every fact may differ, number and id stay.
            const next: Candidate = { ...randomWorker(query, was.number, dice), partyIds: was.partyIds };
            index.upsert(next);
            state.set(next.workerId, next);
          }
          if (parties.length > 0) {
            const party = dice.pick(parties);
            if (dice.percent(20)) expect(index.removeParty(party.partyId)).toBe(partyState.delete(party.partyId));
            else {
              index.upsertParty(party);
              partyState.set(party.partyId, party);
            }
          }
        }
        const fresh = indexOf([...state.values()], [...partyState.values()]);
        expect(index.size).toBe(state.size);
        for (const c of first) expect(index.get(c.workerId)).toEqual(state.get(c.workerId));
        for (const p of parties) expect(index.getParty(p.partyId)).toEqual(partyState.get(p.partyId));
        expect(index.search(query, { k: 50 })).toEqual(fresh.search(query, { k: 50 }));
        expect(index.search(query, { k: 50, present: true })).toEqual(fresh.search(query, { k: 50, present: true }));
        expect(index.searchParties(query, { k: 50 })).toEqual(fresh.searchParties(query, { k: 50 }));
        expect(index.survey(query)).toEqual(fresh.survey(query));
      }),
      { numRuns: 150 },
    );
  });

  it('forgets the number of a removed worker, and refuses one that is taken', () => {
    const dice = new Dice(5);
    const query = randomQuery(dice);
    const [a, b] = [fitWorker(query, 7, dice), { ...fitWorker(query, 7, dice), workerId: 'other' }];
    const index = indexOf([a]);
    expect(() => index.upsert(b)).toThrow(/number 7/);
    index.remove(a.workerId);
    expect(() => index.upsert(b)).not.toThrow();
    expect(index.size).toBe(1);
  });
});

describe('questions that make no sense', () => {
  const query = randomQuery(new Dice(1));
  const index = new PackedCandidateIndex();

  it.each([
    ['no time', { window: { start: query.window.end, end: query.window.end } }],
    ['reversed time', { window: { start: query.window.end, end: query.window.start } }],
    [
      'a month and a day',
      { window: { start: query.window.start, end: new Date(query.window.start.getTime() + 32 * 86_400_000) } },
    ],
    ['no radius', { radiusM: Number.NaN }],
    ['a negative radius', { radiusM: -1 }],
    ['no place', { assemblyPoint: { lng: Number.NaN, lat: 22 } }],
    ['no now', { now: new Date(Number.NaN) }],
    [
      'part-time work without the limit of its law',
      { engagementType: 'part_time' as const, lawLimits: { ...query.lawLimits, weeklyMinutesWithEmployer: null } },
    ],
  ])('%s', (_, change) => {
    const bad = { ...query, ...change };
    expect(() => index.search(bad, { k: 1 })).toThrow(RangeError);
    expect(() => index.searchParties(bad, { k: 1 })).toThrow(RangeError);
    expect(() => index.explain('x', bad)).toThrow(RangeError);
    expect(() => index.survey(bad)).toThrow(RangeError);
  });

  it.each([-1, 1.5, Number.NaN, 10_001])('k = %d', (k) => {
    expect(() => index.search(query, { k })).toThrow(RangeError);
    expect(() => index.searchParties(query, { k })).toThrow(RangeError);
  });

  it('explains nobody it does not know', () => expect(index.explain('x', query)).toBeNull());
});

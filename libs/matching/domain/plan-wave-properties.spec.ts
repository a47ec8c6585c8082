import fc from 'fast-check';
import type { Candidate } from './candidate';
import { DEFAULT_DISPATCH_POLICY } from './dispatch-policy';
import type { DispatchState, OfferSoFar, OfferSource, WavePick, WavePlan } from './dispatch-state';
import { planDispatch } from './plan-dispatch';
import { planWave } from './plan-wave';
import { bruteDistance, bruteParties, bruteSearch } from '../test/brute-force';
import { Dice } from '../test/dice';
import { anIndex } from '../test/dispatch-examples';
import { randomPopulation, type Population } from '../test/population';

// Hundreds of shifts filled to their end take seconds on a free machine, and longer on one that is shared.
jest.setTimeout(180_000);

const MINUTE = 60_000;
const aSeed = fc.integer({ min: 0, max: 0x7fffffff });
const aSize = fc.integer({ min: 0, max: 60 });
const SOURCES: readonly OfferSource[] = ['regular', 'present', 'nearby', 'party'];

/** A random moment in the filling of a random shift. Offers so far go to random people, eligible or not. */
function randomState(population: Population, dice: Dice): DispatchState {
  const { query, candidates, parties } = population;
  const headcount = dice.whole(1, 12);
  const filled = dice.percent(80) ? 0 : dice.whole(0, headcount - 1);
  const someIds = (share: number): string[] => candidates.filter(() => dice.percent(share)).map((c) => c.workerId);
  const offers = someIds(20).map((workerId): OfferSoFar => ({
    wave: 1,
    partyId: null,
    memberIds: [workerId],
    state: dice.pick(['open', 'accepted', 'declined', 'expired', 'withdrawn']),
    source: dice.pick(SOURCES),
    expiresAt: new Date(query.now.getTime() + dice.whole(-5, 30) * MINUTE),
    reached: dice.percent(70),
    materialVersion: dice.pick([1, 2, 2]),
    expectedAcceptanceMicro: dice.pick([null, 100_000, 400_000]),
  }));
  const policy = {
    ...DEFAULT_DISPATCH_POLICY,
    maxWavePeople: dice.pick([3, 10, 200]),
    radiiM: dice.pick([[5_000, 10_000, 20_000, 50_000], [5_000]]),
    quietHours: query.policy.quietHours,
  };
  return {
    now: query.now,
    shift: query,
    seats: { headcount, filled, state: 'open' },
    materialVersion: 2,
    nextWave: offers.length > 0 ? 2 : 0,
    radiusSoFarM: dice.pick([0, 0, 10_000]),
    offers,
    seatedWorkerIds: someIds(5),
    regularIds: dice.percent(40) ? someIds(25) : [],
    acceptanceBySource: {},
    candidates: anIndex(candidates, parties),
    policy,
  };
}

/** Who may not be asked, written once more from docs/matching.md. */
const mayNotBeAsked = (state: DispatchState): Set<string> => {
  const asItIs = state.offers.filter((o) => o.materialVersion === 2 && o.state !== 'withdrawn');
  const inVain = asItIs.filter((o) => o.state === 'expired' && !o.reached);
  const toMembers = (offers: readonly OfferSoFar[]): string[] => offers.flatMap((o) => o.memberIds);
  const twice = toMembers(inVain).filter((id, at, all) => all.indexOf(id) !== at);
  return new Set([
    ...state.seatedWorkerIds,
    ...toMembers(state.offers.filter((o) => o.state === 'open' && o.expiresAt > state.now)),
    ...toMembers(asItIs.filter((o) => !inVain.includes(o))),
    ...twice,
  ]);
};

const peopleOf = (plan: WavePlan): string[] => plan.picks.flatMap((pick) => pick.memberIds);
const widest = (state: DispatchState) => ({
  ...state.shift,
  now: state.now,
  policy: state.policy,
  radiusM: state.policy.radiiM[state.policy.radiiM.length - 1]!,
});
const expectedOf = (picks: readonly WavePick[]): number =>
  picks.reduce((sum, pick) => sum + pick.memberIds.length * pick.expectedAcceptanceMicro, 0);

const isUrgent = ({ now, shift, policy }: DispatchState): boolean =>
  Math.floor((shift.window.start.getTime() - now.getTime()) / MINUTE) <= policy.urgency.startsWithinMinutes;

/** Half a standard deviation near the hour, millionths, worked out once more; open offers count as well. */
function spareOf(
  offers: readonly { memberIds: readonly string[]; expectedAcceptanceMicro: number | null }[],
  state: DispatchState,
): number {
  if (!isUrgent(state)) return 0;
  const variance = offers.reduce((sum, { memberIds, expectedAcceptanceMicro }) => {
    const p = expectedAcceptanceMicro! / 1_000_000;
    return sum + memberIds.length ** 2 * p * (1 - p);
  }, 0);
  return (Math.sqrt(variance) / 2) * 1_000_000;
}

describe('any wave of any state', () => {
  let waves = 0;
  let withParties = 0;
  let withPresent = 0;

  it('asks only those who may be asked, once, in bounds, parties whole, the nearest and best first', () => {
    fc.assert(
      fc.property(aSeed, aSize, (seed, size) => {
        const population = randomPopulation(seed, size);
        const state = randomState(population, new Dice(seed ^ 7));
        const plan = planWave(state);
        if (plan.kind !== 'wave') return;
        waves++;
        const asked = mayNotBeAsked(state);
        const people = peopleOf(plan);
        const beingAsked = new Set(
          state.offers.filter((o) => o.state === 'open' && o.expiresAt > state.now).flatMap((o) => o.memberIds),
        );
        const left = state.seats.headcount - state.seats.filled;

        expect(new Set(people).size).toBe(people.length);
        expect(people.filter((id) => asked.has(id))).toEqual([]);
        expect(people.length).toBeLessThanOrEqual(state.policy.maxWavePeople);
        const eligible = new Set(
          bruteSearch(population.candidates, widest(state), { exclude: asked }).map((c) => c.workerId),
        );
        expect(people.filter((id) => !eligible.has(id))).toEqual([]);

        const parties = new Map(
          bruteParties(population.candidates, population.parties, widest(state), {
            exclude: asked,
            withoutAnyOf: beingAsked,
            maxSize: left,
          }).map((p) => [p.partyId, p.memberIds]),
        );
        for (const pick of plan.picks) {
          expect(pick.source === 'party').toBe(pick.partyId !== null);
          expect(pick.memberIds).toContain(pick.workerId);
          expect(pick.memberIds.length).toBeLessThanOrEqual(left);
          if (pick.partyId === null) expect(pick.memberIds).toEqual([pick.workerId]);
          else expect(pick.memberIds).toEqual(parties.get(pick.partyId));
          if (pick.source === 'nearby') expect(pick.distanceM).toBeLessThanOrEqual(plan.radiusM);
        }
        withParties += plan.picks.some((pick) => pick.source === 'party') ? 1 : 0;
        withPresent += plan.picks.some((pick) => pick.source === 'present') ? 1 : 0;

        // No larger than it must be: without its last pick the wave would not be expected to fill the seats.
        expect(plan.expectedAcceptanceMicro).toBe(expectedOf(plan.picks));
        const open = state.offers.filter((o) => o.state === 'open' && o.expiresAt > state.now);
        if (open.every((o) => o.expectedAcceptanceMicro !== null)) {
          const need =
            left * 1_000_000 - open.reduce((sum, o) => sum + o.memberIds.length * o.expectedAcceptanceMicro!, 0);
          const isEnough = (picks: readonly WavePick[]): boolean =>
            expectedOf(picks) - spareOf([...open, ...picks], state) >= need;
          expect(isEnough(plan.picks.slice(0, -1))).toBe(false);
          expect(plan.unresolvedSeats).toBe(Math.ceil(Math.max(0, need - plan.expectedAcceptanceMicro) / 1_000_000));
          // And no smaller: if it does not cover the need, it is at its bound or nobody else may be asked.
          if (!isEnough(plan.picks) && plan.wave > 0 && plan.picks[0]!.source !== 'regular') {
            const rest = [...eligible].filter((id) => !people.includes(id));
            // Parties have at most six: with more room than that, none can have closed the wave.
            if (people.length + 6 <= state.policy.maxWavePeople)
              expect(rest.every((id) => population.parties.some((p) => p.memberIds.includes(id)))).toBe(true);
          }
        }
        expectRowInOrder(plan, state, population.candidates);
      }),
      { numRuns: 300 },
    );
    // Far below the means (246, 24 and 20 of 300), so that no draw of seeds is ever red by chance.
    expect(waves).toBeGreaterThan(125);
    expect(withParties).toBeGreaterThan(2);
    expect(withPresent).toBeGreaterThan(2);
  });

  it('gives the same plan whatever the order of offers, regulars and candidates', () => {
    fc.assert(
      fc.property(aSeed, aSize, (seed, size) => {
        const population = randomPopulation(seed, size);
        const state = randomState(population, new Dice(seed ^ 7));
        const turned: DispatchState = {
          ...state,
          offers: [...state.offers].reverse(),
          regularIds: [...state.regularIds].reverse(),
          seatedWorkerIds: [...state.seatedWorkerIds].reverse(),
          candidates: anIndex([...population.candidates].reverse(), [...population.parties].reverse()),
        };
        expect(planWave(turned)).toEqual(planWave(state));
      }),
      { numRuns: 200 },
    );
  });
});

/** Regulars alone; else those present by arrival, then ring by ring, in each ring by score. */
function expectRowInOrder(plan: WavePlan, state: DispatchState, candidates: readonly Candidate[]): void {
  const kinds = plan.picks.map((pick) => pick.source);
  if (kinds.includes('regular')) expect(new Set(kinds)).toEqual(new Set(['regular']));
  const lastPresent = kinds.lastIndexOf('present');
  expect(kinds.slice(0, lastPresent + 1)).not.toContain('nearby');
  const arrivals = plan.picks
    .filter((pick) => pick.source === 'present')
    .map((pick) => candidates.find((c) => c.workerId === pick.workerId)!.presence!.arrivedAt.getTime());
  expect(arrivals).toEqual([...arrivals].sort((a, b) => a - b));
  const first = isUrgent(state) ? (state.policy.radiiM[1] ?? state.policy.radiiM[0]!) : 0;
  const rings = state.policy.radiiM.filter((r) => r >= Math.max(first, state.radiusSoFarM));
  const ringOf = (pick: WavePick): number =>
    Math.max(
      0,
      rings.findIndex((r) => pick.distanceM <= r),
    );
  const nearby = plan.picks.filter((pick) => pick.source === 'nearby');
  // Whose last open offer it is comes after the first two rings, and before the third.
  const isLast = (pick: WavePick): boolean =>
    !isUrgent(state) &&
    pick.distanceM <= 10_000 &&
    rings[0] !== undefined &&
    rings[0] <= 10_000 &&
    candidates.find((c) => c.workerId === pick.workerId)!.openOffers === 2;
  const stepOf = (pick: WavePick): number => ringOf(pick) + (isLast(pick) ? 10 : pick.distanceM > 10_000 ? 20 : 0);
  const spared = ({ reasons }: WavePick): number =>
    reasons[0]!.find(({ part }) => part === 'fewer_offers')?.value ?? 600_000;
  const keyOf = (pick: WavePick): number[] => [
    stepOf(pick),
    -Math.floor(pick.score / 10_000),
    -spared(pick),
    -pick.score,
    pick.distanceM,
  ];
  const before = (a: number[], b: number[]): number => a.map((n, at) => n - b[at]!).find((n) => n !== 0) ?? 0;
  const isNew = (pick: WavePick): boolean => {
    const { personalised, acceptance } = candidates.find((one) => one.workerId === pick.workerId)!;
    return personalised && acceptance.offers === 0;
  };
  // Newcomers may come before their turn; among themselves, and without them, all stand in order.
  for (const some of [nearby.filter(isNew), nearby.filter((pick) => !isNew(pick))]) {
    const keys = some.map(keyOf);
    expect(keys).toEqual([...keys].sort(before));
  }
  for (const pick of nearby) {
    const c = candidates.find((one) => one.workerId === pick.workerId)!;
    expect(pick.distanceM).toBe(bruteDistance(c, widest(state)));
  }
}

describe('planning again and again with random answers', () => {
  it('ends full or exhausted; nobody is asked twice, no seat is filled twice, no party is split', () => {
    let full = 0;
    let exhausted = 0;
    fc.assert(
      fc.property(
        aSeed,
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 0, max: 100 }),
        (seed, size, willingness) => {
          const { query, candidates, parties } = randomPopulation(seed, size);
          const dice = new Dice(seed ^ 11);
          const headcount = dice.whole(1, 15);
          let state: DispatchState = {
            ...randomState({ query, candidates, parties }, dice),
            seats: { headcount, filled: 0, state: 'open' },
            offers: [],
            seatedWorkerIds: [],
            nextWave: 0,
            radiusSoFarM: 0,
          };
          for (let turn = 0; ; turn++) {
            // Every turn asks somebody, or waits for an offer to end or a cap to pass; both are bounded by people and time.
            expect(turn).toBeLessThan(size + 300);
            const { waves, then } = planDispatch(state);
            expect(waves.length).toBeLessThanOrEqual(state.policy.maxWavesAtOnce);
            for (const wave of waves) {
              expect(wave.wave).toBeGreaterThanOrEqual(state.nextWave);
              for (const id of peopleOf(wave)) {
                const earlier = state.offers.filter((o) => o.memberIds.includes(id));
                expect(earlier.every((o) => o.state === 'expired' && !o.reached)).toBe(true);
                expect(earlier.length).toBeLessThan(2);
              }
              state = {
                ...state,
                nextWave: wave.wave + 1,
                radiusSoFarM: wave.radiusM,
                offers: [...state.offers, ...madeOf(wave, state)],
              };
            }
            if (then.kind === 'full' || then.kind === 'exhausted') {
              expect(waves).toEqual([]);
              expect(then.kind === 'full').toBe(state.seats.filled === headcount);
              if (then.kind === 'full') full++;
              else exhausted++;
              return;
            }
            if (then.reason === 'more_to_ask') expect(then.until).toEqual(state.now);
            else expect(then.until > state.now).toBe(true);
            expect(then.until <= query.window.start).toBe(true);
            state = { ...answered(state, dice, willingness), now: then.until };
          }
        },
      ),
      { numRuns: 120 },
    );
    // Means 26 and 94 of 120, standard deviation 5: no draw of seeds is red by chance.
    expect(full).toBeGreaterThan(3);
    expect(exhausted).toBeGreaterThan(30);
  });
});

function madeOf(wave: WavePlan, state: DispatchState): OfferSoFar[] {
  return wave.picks.map((pick) => ({
    wave: wave.wave,
    partyId: pick.partyId,
    memberIds: pick.memberIds,
    state: 'open',
    source: pick.source,
    expiresAt: new Date(state.now.getTime() + wave.offerLifeMinutes.sms * MINUTE),
    reached: false,
    materialVersion: state.materialVersion,
    expectedAcceptanceMicro: pick.expectedAcceptanceMicro,
  }));
}

/** Some open offers are answered, as the seats allow; those whose end has come expire, now and then late. */
function answered(state: DispatchState, dice: Dice, willingness: number): DispatchState {
  let { filled } = state.seats;
  const seated = [...state.seatedWorkerIds];
  const offers = state.offers.map((offer): OfferSoFar => {
    if (offer.state !== 'open') return offer;
    const isWilling = dice.percent(willingness) && filled + offer.memberIds.length <= state.seats.headcount;
    if (dice.percent(60) && isWilling && offer.expiresAt > state.now) {
      filled += offer.memberIds.length;
      seated.push(...offer.memberIds);
      return { ...offer, state: 'accepted' };
    }
    if (dice.percent(40)) return { ...offer, state: 'declined' };
    if (offer.expiresAt > state.now || dice.percent(20)) return offer;
    return { ...offer, state: 'expired', reached: dice.percent(80) };
  });
  return { ...state, offers, seatedWorkerIds: seated, seats: { ...state.seats, filled } };
}

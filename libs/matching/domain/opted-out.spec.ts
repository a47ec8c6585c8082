import fc from 'fast-check';
import { Dice } from '../test/dice';
import { anIndex, aRow, aState, seats } from '../test/dispatch-examples';
import { randomPopulation } from '../test/population';
import type { Candidate } from './candidate';
import { DEFAULT_DISPATCH_POLICY } from './dispatch-policy';
import { planDispatch } from './plan-dispatch';

/** The same person with another past of offers and work, which passes the same caps. */
function withOtherPast(one: Candidate, dice: Dice): Candidate {
  const offers = dice.whole(0, 40);
  const { date, count } = one.offersToday;
  return {
    ...one,
    acceptance: { offers, accepts: dice.whole(0, offers) },
    reliability: { shows: dice.whole(0, 30), noShows: dice.whole(0, 9), cancellations: dice.whole(0, 9) },
    offersToday: { date, count: count < 20 ? dice.whole(0, 19) : count },
    lastOfferAt: dice.percent(50) ? null : new Date(one.registeredAt.getTime() + dice.whole(1, 99) * 60_000),
    trades: one.trades.map((trade) => ({ ...trade, experienceShifts: dice.whole(0, 99) })),
  };
}

describe('who opted out of personal ranking', () => {
  it('is planned alike whatever their past', () => {
    let picked = 0;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0x7fffffff }), fc.integer({ min: 0, max: 60 }), (seed, size) => {
        const dice = new Dice(seed ^ 41);
        const { query, candidates, parties } = randomPopulation(seed, size);
        const out = new Set(candidates.filter(() => dice.percent(50)).map(({ workerId }) => workerId));
        const asTheyAre = candidates.map((one) => (out.has(one.workerId) ? { ...one, personalised: false } : one));
        const otherwise = asTheyAre.map((one) => (out.has(one.workerId) ? withOtherPast(one, dice) : one));
        const planOf = (people: readonly Candidate[]) =>
          planDispatch({
            ...aState([]),
            now: query.now,
            shift: query,
            seats: seats(1 + (Math.abs(seed) % 8)),
            regularIds: seed % 3 === 0 ? candidates.slice(0, 3).map(({ workerId }) => workerId) : [],
            candidates: anIndex(people, parties),
            policy: { ...DEFAULT_DISPATCH_POLICY, fairness: { equalPoints: 10_000, newcomerEvery: 3 } },
          });
        const plan = planOf(asTheyAre);
        picked += plan.waves.flatMap(({ picks }) => picks).filter(({ workerId }) => out.has(workerId)).length;
        expect(planOf(otherwise)).toEqual(plan);
      }),
      { numRuns: 150 },
    );
    expect(picked).toBeGreaterThan(50);
  }, 60_000);

  it('is expected to accept as often as anybody of whom nothing is known', () => {
    const [never, always] = [0, 20].map((accepts) =>
      aRow(1, { personalised: false, acceptance: { offers: 20, accepts } }),
    );
    const unknown = aRow(1, { acceptance: { offers: 0, accepts: 0 } });
    const expectedOf = (row: Candidate[]) => planDispatch(aState(row)).waves[0]!.picks[0]!.expectedAcceptanceMicro;
    expect([expectedOf(never!), expectedOf(always!)]).toEqual([expectedOf(unknown), expectedOf(unknown)]);
  });
});

import fc from 'fast-check';
import { Dice } from '../test/dice';
import { anIndex, anOffer, aRow, aState, seats } from '../test/dispatch-examples';
import { randomPopulation } from '../test/population';
import { decided, peopleBefore, planAndRecord, replay, type DecisionRecord } from './decision-record';
import { DEFAULT_DISPATCH_POLICY } from './dispatch-policy';
import type { DispatchState } from './dispatch-state';
import { planDispatch } from './plan-dispatch';

/** As it comes back from where it was stored. */
const stored = (record: DecisionRecord): DecisionRecord => JSON.parse(JSON.stringify(record)) as DecisionRecord;

it('a decision of any state is the same again from what was stored of it', () => {
  let waves = 0;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0x7fffffff }), fc.integer({ min: 0, max: 60 }), (seed, size) => {
      const { query, candidates, parties } = randomPopulation(seed, size);
      const dice = new Dice(seed ^ 29);
      const ids = candidates.map((one) => one.workerId);
      const state: DispatchState = {
        ...aState([]),
        now: query.now,
        shift: query,
        seats: seats(dice.whole(1, 8)),
        candidates: anIndex(candidates, parties),
        regularIds: dice.percent(30) ? ids.slice(0, 3) : [],
        acceptanceBySource: { nearby: { offers: 40, accepts: dice.whole(0, 40) } },
        keptBySource: { nearby: { seats: 20, kept: dice.whole(0, 20) } },
        policy: { ...DEFAULT_DISPATCH_POLICY, maxWavePeople: dice.pick([3, 10, 200]) },
        offers: ids.slice(0, 5).map((workerId) => ({
          ...anOffer(1, { state: dice.pick(['open', 'declined', 'accepted', 'withdrawn', 'expired']) }),
          memberIds: [workerId],
          reached: dice.percent(50),
          expiresAt: new Date(query.now.getTime() + dice.whole(-5, 20) * 60_000),
        })),
      };
      const { plan, record } = planAndRecord(state);
      expect(plan).toEqual(planDispatch(state));
      if (!record) return expect(plan.waves).toEqual([]);
      waves += plan.waves.length;
      expect(replay(stored(record)).map(decided)).toEqual(plan.waves.map(decided));
    }),
    { numRuns: 200 },
  );
  expect(waves).toBeGreaterThan(80);
}, 60_000);

it('what is stored is bounded by whom the wave asked, and not by who was found', () => {
  const { plan, record } = planAndRecord(aState(aRow(250), { seats: seats(4) }));
  expect(plan.waves[0]!.picks).toHaveLength(10);
  expect(record!.searches.map((found) => found.length)).toEqual([20]);
  expect(JSON.stringify(record).length).toBeLessThan(20_000);
});

it('offers that the plan could not tell apart are stored once', () => {
  const offers = Array.from({ length: 300 }, (_, n) => anOffer(300 + n, { state: 'declined' }));
  const { record } = planAndRecord(aState(aRow(50), { offers }));
  expect(record!.offers).toMatchObject([{ state: 'declined', count: 300 }]);
});

it('a record that was tampered with is another decision', () => {
  const { plan, record } = planAndRecord(aState(aRow(50)));
  const [first] = record!.searches;
  const [best, ...others] = first!;
  const lowered = { ...best!, parts: best!.parts.map(([part, , weight]) => [part, 0, weight] as const) };
  const changed = replay({ ...record!, searches: [[...others, lowered]] });
  expect(changed.map(decided)).not.toEqual(plan.waves.map(decided));
});

it('tells somebody how many came before them, and nothing of whom it does not name', () => {
  const { plan, record } = planAndRecord(aState(aRow(250), { seats: seats(4) }));
  const asked = plan.waves[0]!.picks.map(({ workerId }) => workerId);
  const row = record!.searches[0]!.map(({ id }) => id);
  const next = row.filter((id) => !asked.includes(id));
  expect(next.slice(0, 2).map((id) => peopleBefore(record!, id))).toEqual([10, 11]);
  expect(peopleBefore(record!, asked[0]!)).toBe(9);
  expect(peopleBefore(record!, 'somebody else')).toBeNull();
});

import { anIndex, aRow, aState, seats } from '../test/dispatch-examples';
import { aShift } from '../test/examples';
import type { RankedCandidate, RankedParty } from './candidate-index';
import { DEFAULT_DISPATCH_POLICY } from './dispatch-policy';
import type { DispatchState, WavePick, WavePlan } from './dispatch-state';
import { FairOrder } from './fair-order';
import { planWave } from './plan-wave';

const { fairness } = DEFAULT_DISPATCH_POLICY;

/** @param offersToday null: opted out of being looked at */
const one = (id: string, score: number, offersToday: number | null = 0, offers = 5): RankedCandidate =>
  ({
    workerId: id,
    score,
    acceptance: { offers, accepts: 0 },
    reasons:
      offersToday === null
        ? [{ part: 'neutral', value: 600_000 }]
        : [{ part: 'fewer_offers', value: ((20 - offersToday) / 20) * 1_000_000 }],
  }) as never;
const party = (id: string, score: number, members: RankedCandidate[]): RankedParty =>
  ({ partyId: id, score, members }) as never;
const ids = (row: Iterable<RankedCandidate | RankedParty>): string[] =>
  [...row].map((unit) => ('partyId' in unit ? unit.partyId : unit.workerId));
const order = (row: (RankedCandidate | RankedParty)[], every = fairness.newcomerEvery) =>
  ids(new FairOrder({ ...fairness, newcomerEvery: every }, 0).of(row));

describe('among equals', () => {
  it('whoever was offered least today comes first, and score decides among the rest', () => {
    expect(order([one('a', 709_000, 4), one('b', 705_000, 1), one('c', 701_000, 1)])).toEqual(['b', 'c', 'a']);
  });

  it('nobody comes before somebody who is better', () =>
    expect(order([one('a', 710_000, 9), one('b', 709_999, 0)])).toEqual(['a', 'b']));

  it('who opted out of being looked at stands as if they had had an average day', () =>
    expect(order([one('x', 705_000, null), one('busy', 704_000, 12), one('free', 703_000, 2)])).toEqual([
      'free',
      'x',
      'busy',
    ]));

  it('a party stands by the mean of its members', () =>
    expect(
      order([party('p', 705_000, [one('m', 0, 0), one('n', 0, 8)]), one('a', 704_000, 3), one('b', 703_000, 5)]),
    ).toEqual(['a', 'p', 'b']));
});

describe('newcomers', () => {
  const known = (count: number) => Array.from({ length: count }, (_, n) => one(`k${n}`, 900_000 - n * 10_000));
  const fresh = (id: string, score: number) => one(id, score, 0, 0);

  it('are every fourth, and the best of them first', () =>
    expect(order([...known(8), fresh('n1', 100_000), fresh('n2', 90_000), fresh('n3', 80_000)], 4)).toEqual([
      'k0',
      'k1',
      'k2',
      'n1',
      'k3',
      'k4',
      'k5',
      'n2',
      'k6',
      'k7',
      'n3',
    ]));

  it('whose own turn came are not given another', () =>
    expect(order([one('k0', 950_000), fresh('n0', 940_000), ...known(5), fresh('n1', 100_000)], 4)).toEqual([
      'k0',
      'n0',
      'k0',
      'k1',
      'k2',
      'n1',
      'k3',
      'k4',
    ]));

  it('are nobody who opted out of being looked at, whatever they were offered', () =>
    expect(order([...known(3), one('out', 100_000, null, 0), one('also', 90_000, null, 9)], 2)).toEqual([
      'k0',
      'k1',
      'k2',
      'out',
      'also',
    ]));

  it('change nothing where there are none, or all are', () => {
    expect(order(known(6), 2)).toEqual(known(6).map((unit) => unit.workerId));
    const all = [fresh('a', 900_000), fresh('b', 800_000)];
    expect(order(all, 2)).toEqual(['a', 'b']);
  });

  it('are counted on from row to row, and a place for which there was none is kept for the next row', () => {
    const wave = new FairOrder({ ...fairness, newcomerEvery: 4 }, 0);
    expect(ids(wave.of(known(2)))).toEqual(['k0', 'k1']);
    expect(ids(wave.of([...known(3), fresh('n1', 100_000)]))).toEqual(['k0', 'n1', 'k1', 'k2']);
    expect(ids(wave.of(known(5)))).toHaveLength(5);
    expect(ids(wave.of([...known(2), fresh('n2', 100_000), fresh('n3', 90_000)]))).toEqual(['n2', 'k0', 'k1', 'n3']);
  });

  /** The nearest know the work; those who are new live farther away. */
  const aNeighbourhood = () => [
    ...aRow(60, { acceptance: { offers: 20, accepts: 8 } }),
    ...aRow(20, { acceptance: { offers: 0, accepts: 0 } }, 101, 4_000),
  ];
  function waveOf(state: DispatchState): WavePlan {
    const plan = planWave(state);
    if (plan.kind !== 'wave') throw new Error('no wave');
    return plan;
  }
  const newOnes = (picks: readonly WavePick[]): number[] =>
    picks.flatMap(({ workerId }, at) => (Number(workerId.slice('worker-'.length)) > 100 ? [at + 1] : []));

  it('get a tenth of a large wave, and nobody else of it', () => {
    const { picks } = waveOf(aState(aNeighbourhood(), { seats: seats(12) }));
    expect(picks).toHaveLength(30);
    const [first, ...others] = newOnes(picks);
    expect(first).toBeLessThanOrEqual(10);
    expect(others).toEqual([first! + 10, first! + 20]);
  });

  it.each([1, 3])('get a tenth of the waves of small shifts too, of %i seats', (headcount) => {
    const candidates = anIndex(aNeighbourhood());
    let asked = 0;
    let chances = 0;
    const waves = 400;
    for (let n = 0; n < waves; n++) {
      const shift = { ...aShift(), shiftId: `shift-${n % 200}` };
      const nextWave = n < 200 ? 1 : 2;
      const { picks } = waveOf(aState([], { shift, candidates, seats: seats(headcount), nextWave }));
      expect(picks.length).toBeLessThan(10);
      asked += picks.length;
      chances += newOnes(picks).length;
    }
    expect(asked).toBeGreaterThanOrEqual(waves * headcount);
    expect(chances / asked).toBeGreaterThan(0.08);
    expect(chances / asked).toBeLessThan(0.12);
  });
});

import { aRow, aState, seats } from '../test/dispatch-examples';
import type { RankedCandidate, RankedParty } from './candidate-index';
import { DEFAULT_DISPATCH_POLICY } from './dispatch-policy';
import { inFairOrder } from './fair-order';
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
const order = (row: (RankedCandidate | RankedParty)[], every = fairness.newcomerEvery) =>
  inFairOrder(row, { ...fairness, newcomerEvery: every }).map((unit) =>
    'partyId' in unit ? unit.partyId : unit.workerId,
  );

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

  it('get a tenth of a wave at most, and nobody else of it', () => {
    const experienced = aRow(60, { acceptance: { offers: 20, accepts: 8 } });
    const newcomers = aRow(20, { acceptance: { offers: 0, accepts: 0 } }, 101, 4_000);
    const plan = planWave(aState([...experienced, ...newcomers], { seats: seats(12) }));
    if (plan.kind !== 'wave') throw new Error('no wave');
    const isNew = plan.picks.map(({ workerId }) => Number(workerId.slice('worker-'.length)) > 100);
    expect(plan.picks).toHaveLength(30);
    expect(isNew.flatMap((yes, at) => (yes ? [at + 1] : []))).toEqual([10, 20, 30]);
  });
});

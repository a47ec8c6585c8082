import fc from 'fast-check';
import { transport, type TransportLane, type TransportPlan, type TransportProblem } from './transport';

type Worth = readonly [placed: number, value: number, kept: number];

const keptOf = (lanes: readonly TransportLane[], flows: readonly number[]): number =>
  lanes.reduce((all, { kept = 0 }, n) => all + Math.min(kept, flows[n]!), 0);

const less = (a: Worth, b: Worth): boolean => {
  const at = a.findIndex((part, n) => part !== b[n]);
  return at !== -1 && a[at]! < b[at]!;
};

/** The best worth of all plans there are, each looked at. */
function bestOfAll({ supplies, demands, lanes }: TransportProblem): Worth {
  let best: Worth = [0, 0, 0];
  const flows: number[] = [];
  const left = { supplies: [...supplies], demands: [...demands] };
  const go = (n: number): void => {
    const lane = lanes[n];
    if (lane === undefined) {
      const worth: Worth = [
        flows.reduce((all, one) => all + one, 0),
        lanes.reduce((all, { value }, i) => all + value * flows[i]!, 0),
        keptOf(lanes, flows),
      ];
      if (less(best, worth)) best = worth;
      return;
    }
    const { supply, demand, capacity, least = 1 } = lane;
    const most = Math.min(capacity, left.supplies[supply]!, left.demands[demand]!);
    for (let units = 0; units <= most; units += units === 0 ? Math.max(1, least) : 1) {
      left.supplies[supply]! -= units;
      left.demands[demand]! -= units;
      flows[n] = units;
      go(n + 1);
      left.supplies[supply]! += units;
      left.demands[demand]! += units;
    }
    flows[n] = 0;
  };
  go(0);
  return best;
}

function assertPossible({ supplies, demands, lanes }: TransportProblem, { flows }: TransportPlan): void {
  const used = (end: 'supply' | 'demand', at: number) =>
    lanes.reduce((all, lane, n) => all + (lane[end] === at ? flows[n]! : 0), 0);
  supplies.forEach((most, n) => expect(used('supply', n)).toBeLessThanOrEqual(most));
  demands.forEach((most, n) => expect(used('demand', n)).toBeLessThanOrEqual(most));
  lanes.forEach(({ capacity, least = 1 }, n) => {
    expect(flows[n]).toBeLessThanOrEqual(capacity);
    if (flows[n]! > 0) expect(flows[n]).toBeGreaterThanOrEqual(least);
  });
}

const whole = (max: number) => fc.integer({ min: 0, max });
const aProblem: fc.Arbitrary<TransportProblem> = fc
  .tuple(fc.array(whole(4), { minLength: 1, maxLength: 3 }), fc.array(whole(4), { minLength: 1, maxLength: 3 }))
  .chain(([supplies, demands]) =>
    fc
      .array(
        fc.record({
          supply: whole(supplies.length - 1),
          demand: whole(demands.length - 1),
          value: whole(5),
          capacity: whole(4),
          least: fc.integer({ min: 1, max: 3 }),
          kept: whole(3),
        }),
        { maxLength: 5 },
      )
      .map((lanes) => ({ supplies, demands, lanes })),
  );

describe('transport', () => {
  it('finds what looking at every plan finds', () => {
    fc.assert(
      fc.property(aProblem, (problem) => {
        const plan = transport(problem);
        assertPossible(problem, plan);
        expect(plan.proven).toBe(true);
        expect([plan.placed, plan.value, keptOf(problem.lanes, plan.flows)]).toEqual(bestOfAll(problem));
      }),
      { numRuns: 400 },
    );
  });

  it('keeps its own plan when nothing better has come', () => {
    fc.assert(
      fc.property(aProblem, (problem) => {
        const { flows } = transport(problem);
        const lanes = problem.lanes.map((lane, n) => ({ ...lane, kept: flows[n]! }));
        expect(transport({ ...problem, lanes }).flows).toEqual(flows);
      }),
    );
  });

  it('splits no more than it has to: what is partly used has no cycle', () => {
    const plain = aProblem.map(({ lanes, ...ends }) => ({
      ...ends,
      lanes: lanes.map((lane) => ({ ...lane, least: 1, kept: 0, value: lane.value % 2 })),
    }));
    fc.assert(
      fc.property(plain, (problem) => {
        const { flows } = transport(problem);
        const partly = problem.lanes.filter((lane, n) => flows[n]! > 0 && flows[n]! < lane.capacity);
        const ends = new Set(partly.flatMap(({ supply, demand }) => [`s${supply}`, `d${demand}`]));
        // A forest has fewer edges than nodes.
        expect(partly.length === 0 || partly.length < ends.size).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('places one more head rather than a better one', () => {
    const lanes = [
      { supply: 0, demand: 0, value: 900, capacity: 1 },
      { supply: 0, demand: 1, value: 1, capacity: 1 },
      { supply: 1, demand: 0, value: 1, capacity: 1 },
    ];
    expect(transport({ supplies: [1, 1], demands: [1, 1], lanes })).toMatchObject({ flows: [0, 1, 1], placed: 2 });
  });

  it('uses a lane with its least size or not at all', () => {
    const lanes = [
      { supply: 0, demand: 0, value: 10, capacity: 5, least: 4 },
      { supply: 1, demand: 0, value: 1, capacity: 5, least: 2 },
    ];
    expect(transport({ supplies: [3, 5], demands: [5], lanes })).toMatchObject({ flows: [0, 5], placed: 5 });
  });

  it('still answers with a plan that holds when its steps are used up, and says so', () => {
    const ends = Array.from({ length: 8 }, () => 5);
    const lanes = ends.flatMap((_, supply) =>
      ends.map((__, demand) => ({ supply, demand, value: (supply * 7 + demand * 3) % 11, capacity: 5, least: 3 })),
    );
    const problem = { supplies: ends, demands: ends, lanes };
    const plan = transport(problem, 1);
    assertPossible(problem, plan);
    expect(plan.placed).toBeGreaterThan(0);
  });

  it('proves the best plan of a city of two hundred firms a side within its steps', () => {
    const ends = Array.from({ length: 200 }, (_, n) => 5 + ((n * 13) % 40));
    const lanes = ends.flatMap((_, supply) =>
      ends.flatMap((__, demand) =>
        (supply * 31 + demand * 17) % 4 === 0
          ? [{ supply, demand, value: (supply * 97 + demand * 57) % 1_000, capacity: 40 }]
          : [],
      ),
    );
    const plan = transport({ supplies: ends, demands: ends, lanes });
    expect(plan).toMatchObject({ proven: true, placed: ends.reduce((all, one) => all + one, 0) });
    const full = plan.flows.filter((units) => units === 40).length;
    expect(plan.flows.filter((units) => units > 0).length - full).toBeLessThan(400);
  });

  it.each([
    [{ supplies: [1.5], demands: [1], lanes: [] }],
    [{ supplies: [1], demands: [-1], lanes: [] }],
    [{ supplies: [1], demands: [1], lanes: [{ supply: 0, demand: 1, value: 1, capacity: 1 }] }],
  ])('refuses what is no problem of this kind', (problem) => expect(() => transport(problem)).toThrow(RangeError));

  it('answers an empty problem with nothing', () => {
    expect(transport({ supplies: [], demands: [], lanes: [] })).toEqual({
      flows: [],
      placed: 0,
      value: 0,
      proven: true,
    });
  });
});

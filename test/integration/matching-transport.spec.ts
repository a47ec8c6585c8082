import { transport, transportAside, type TransportProblem } from '@gg/matching';

/** Numbers that look like chance and are the same every time. */
function numbers(seed: number): (below: number) => number {
  let at = seed;
  return (below) => (at = (at * 48_271) % 2_147_483_647) % below;
}

/** So many supplies and demands, each of which goes in groups, or unit by unit. */
function problemOf(size: number, groups: boolean): TransportProblem {
  const next = numbers(size + (groups ? 1_000 : 0));
  const side = () => Array.from({ length: size }, () => 5 + next(20));
  const [supplies, demands] = [side(), side()];
  const least = groups ? [...supplies, ...demands].map((units) => 1 + next(units)) : supplies.map(() => 1);
  return {
    supplies,
    demands,
    lanes: supplies.flatMap((have, supply) =>
      demands.map((want, demand) => ({
        supply,
        demand,
        value: next(1_000),
        capacity: Math.min(have, want),
        least: groups ? Math.max(least[supply]!, least[size + demand]!) : 1,
        kept: next(3),
      })),
    ),
  };
}

/** Whether others had their turn before the plan was there. */
async function othersRanMeanwhile(problem: TransportProblem): Promise<boolean> {
  let ran = false;
  setImmediate(() => (ran = true));
  await transportAside(problem);
  return ran;
}

it.each([
  ['few postings', problemOf(8, false), false],
  ['few postings whose groups make it long', problemOf(20, true), true],
  ['many postings', problemOf(60, false), true],
])('%s are placed as without a thread, and nobody waits for long', async (_what, problem, aside) => {
  expect(await transportAside(problem)).toEqual(transport(problem));
  expect(await othersRanMeanwhile(problem)).toBe(aside);
});

it('what a thread refuses is refused', async () => {
  const lanes = Array.from({ length: 401 }, () => ({ supply: 7, demand: 0, value: 1, capacity: 1 }));
  await expect(transportAside({ supplies: [1], demands: [1], lanes })).rejects.toThrow('do not both exist');
});

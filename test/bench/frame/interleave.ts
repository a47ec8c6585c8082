/** Something that is timed: does its work once and tells how long that took, in a unit of its own choice. */
export type Contestant = () => number | Promise<number>;

/** Rounds of which medians are taken. */
export const ROUNDS = 5;

/**
 * Lets all contestants run once in each round, so that a machine that grows slower does so for all of them; who begins
 * moves on from round to round. The first round only warms up and does not count.
 * @returns the values of each contestant, one per counted round
 */
export async function interleaved<Name extends string>(
  contestants: Readonly<Record<Name, Contestant>>,
  rounds = ROUNDS,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(contestants) as Name[];
  const values = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round <= rounds; round++) {
    for (const i of names.keys()) {
      const name = names[(i + round) % names.length]!;
      const value = await contestants[name]();
      if (round > 0) values[name].push(value);
    }
  }
  return values;
}

/** Milliseconds of real time that some work takes. */
export async function elapsedMs(work: () => unknown): Promise<number> {
  const since = performance.now();
  await work();
  return performance.now() - since;
}

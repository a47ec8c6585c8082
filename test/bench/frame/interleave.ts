/** Something that is timed: does its work once and tells how long that took, in a unit of its own choice, or what it saw. */
export type Contestant<Value = number> = () => Value | Promise<Value>;

/** Rounds of which medians are taken. */
export const ROUNDS = 5;

/**
 * Lets all contestants run once in each round, so that a machine that grows slower does so for all of them; who begins
 * moves on from round to round. The first round only warms up and does not count.
 * @param warmUps rounds before those that count
 * @returns the values of each contestant, one per counted round
 */
export async function interleaved<Name extends string, Value = number>(
  contestants: Readonly<Record<Name, Contestant<Value>>>,
  rounds = ROUNDS,
  warmUps = 1,
): Promise<Record<Name, Value[]>> {
  const names = Object.keys(contestants) as Name[];
  const values = Object.fromEntries(names.map((name) => [name, [] as Value[]])) as Record<Name, Value[]>;
  for (let round = 0; round < warmUps + rounds; round++) {
    for (const i of names.keys()) {
      const name = names[(i + round) % names.length]!;
      const value = await contestants[name]();
      if (round >= warmUps) values[name].push(value);
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

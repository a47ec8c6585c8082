/**
 * The most seats that willing people could fill at once, whoever were asked in whatever order: a maximum bipartite
 * matching of people to postings with several seats, each person on one (all shifts overlap). Hopcroft and Karp, "An
 * n^{5/2} algorithm for maximum matchings in bipartite graphs", SIAM J. Comput. 2(4), 1973, with capacities on one side.
 *
 * Imports nothing of the system, so that it cannot share a mistake with it.
 * @param willing for each person, the postings (by number) that they could and would take
 * @param seats for each posting, how many seats it has
 */
export function maximumSeats(willing: readonly (readonly number[])[], seats: readonly number[]): number {
  const seatOf = new Array<number>(willing.length).fill(-1);
  const taken: number[][] = seats.map(() => []);
  let filled = 0;
  for (;;) {
    const layer = layers(willing, seats, seatOf, taken);
    if (layer === null) return filled;
    let grown = 0;
    for (let person = 0; person < willing.length; person++) {
      if (seatOf[person] === -1 && place(person, willing, seats, seatOf, taken, layer)) grown++;
    }
    if (grown === 0) return filled;
    filled += grown;
  }
}

/** Distance of each person from the unplaced ones over alternating paths; null when no free seat can be reached. */
function layers(
  willing: readonly (readonly number[])[],
  seats: readonly number[],
  seatOf: readonly number[],
  taken: readonly (readonly number[])[],
): number[] | null {
  const layer = new Array<number>(willing.length).fill(-1);
  const queue: number[] = [];
  seatOf.forEach((posting, person) => {
    if (posting !== -1) return;
    layer[person] = 0;
    queue.push(person);
  });
  let reachable = false;
  for (let at = 0; at < queue.length; at++) {
    const person = queue[at]!;
    for (const posting of willing[person]!) {
      if (taken[posting]!.length < seats[posting]!) reachable = true;
      for (const holder of taken[posting]!) {
        if (layer[holder] !== -1) continue;
        layer[holder] = layer[person]! + 1;
        queue.push(holder);
      }
    }
  }
  return reachable ? layer : null;
}

/** Seats a person, moving holders along the layers where need be. Iterative: a path may be as long as there are people. */
function place(
  start: number,
  willing: readonly (readonly number[])[],
  seats: readonly number[],
  seatOf: number[],
  taken: number[][],
  layer: number[],
): boolean {
  const path: { person: number; option: number; holder: number }[] = [{ person: start, option: 0, holder: 0 }];
  while (path.length > 0) {
    const top = path.at(-1)!;
    const posting = willing[top.person]![top.option];
    if (posting === undefined) {
      layer[top.person] = -1;
      path.pop();
      continue;
    }
    if (taken[posting]!.length < seats[posting]!) {
      settle(path, willing, seatOf, taken);
      return true;
    }
    const holder = taken[posting]![top.holder];
    if (holder === undefined) {
      top.option++;
      top.holder = 0;
      continue;
    }
    top.holder++;
    if (layer[holder] === layer[top.person]! + 1) path.push({ person: holder, option: 0, holder: 0 });
  }
  return false;
}

/** Everybody on the path moves to the posting they stand at; the last one finds a free seat there. */
function settle(
  path: readonly { person: number; option: number }[],
  willing: readonly (readonly number[])[],
  seatOf: number[],
  taken: number[][],
): void {
  for (let at = path.length - 1; at >= 0; at--) {
    const { person, option } = path[at]!;
    const before = seatOf[person]!;
    if (before !== -1) taken[before]!.splice(taken[before]!.indexOf(person), 1);
    const posting = willing[person]![option]!;
    seatOf[person] = posting;
    taken[posting]!.push(person);
  }
}

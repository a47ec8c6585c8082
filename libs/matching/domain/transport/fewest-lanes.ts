/** What of a lane bears on cycles. */
export interface CycleLane {
  readonly supply: number;
  readonly demand: number;
  readonly value: number;
  readonly capacity: number;
}

/** A lane on the way around a cycle, and whether it takes more or less when the cycle is turned forwards. */
interface Turned {
  readonly lane: number;
  readonly sign: 1 | -1;
}

/**
 * The same units at the same value on fewer lanes: where partly used lanes form a cycle, units are moved around it until one
 * of them is empty or full, so that what is split is split because it has to be. A plan that is best loses nothing by it.
 * @param movable whether a lane may be changed; others stay as they are
 */
export function onFewestLanes(
  lanes: readonly CycleLane[],
  flows: readonly number[],
  movable: (lane: number) => boolean,
): number[] {
  return new Forest(lanes, flows, movable).run();
}

class Forest {
  private readonly flows: number[];
  /** Partly used lanes without a cycle, by node: supplies are 0, 1, …, demands -1, -2, … */
  private readonly at = new Map<number, Set<number>>();

  constructor(
    private readonly lanes: readonly CycleLane[],
    flows: readonly number[],
    private readonly movable: (lane: number) => boolean,
  ) {
    this.flows = [...flows];
  }

  run(): number[] {
    this.lanes.forEach((lane, n) => {
      while (this.movable(n) && this.isPartly(n)) {
        const cycle = this.cycleOf(n);
        if (cycle === null) {
          for (const node of [lane.supply, -1 - lane.demand]) {
            this.at.set(node, (this.at.get(node) ?? new Set()).add(n));
          }
          return;
        }
        if (this.worth(cycle) !== 0) return;
        this.turn(cycle);
      }
    });
    return this.flows;
  }

  private isPartly(n: number): boolean {
    return this.flows[n]! > 0 && this.flows[n]! < this.lanes[n]!.capacity;
  }

  /** The cycle that a lane would close; null when it closes none. */
  private cycleOf(n: number): Turned[] | null {
    const { supply, demand } = this.lanes[n]!;
    const by = new Map<number, number>([[-1 - demand, -1]]);
    const queue = [-1 - demand];
    for (const node of queue) {
      if (node === supply) break;
      for (const lane of this.at.get(node) ?? []) {
        const to = this.otherEnd(lane, node);
        if (by.has(to)) continue;
        by.set(to, lane);
        queue.push(to);
      }
    }
    if (!by.has(supply)) return null;
    const cycle: Turned[] = [{ lane: n, sign: 1 }];
    for (let node = supply; node !== -1 - demand; node = this.otherEnd(by.get(node)!, node)) {
      cycle.push({ lane: by.get(node)!, sign: cycle.length % 2 === 1 ? -1 : 1 });
    }
    return cycle;
  }

  private otherEnd(lane: number, node: number): number {
    const { supply, demand } = this.lanes[lane]!;
    return node >= 0 ? -1 - demand : supply;
  }

  private worth(cycle: readonly Turned[]): number {
    return cycle.reduce((sum, { lane, sign }) => sum + sign * this.lanes[lane]!.value, 0);
  }

  /** Moves as much as goes, in the direction that empties a lane where one does. */
  private turn(cycle: readonly Turned[]): void {
    const ways = ([1, -1] as const).map((way) => {
      const falling = cycle.filter(({ sign }) => sign * way < 0).map(({ lane }) => this.flows[lane]!);
      const rising = cycle
        .filter(({ sign }) => sign * way > 0)
        .map(({ lane }) => this.lanes[lane]!.capacity - this.flows[lane]!);
      const units = Math.min(...falling, ...rising);
      return { way, units, empties: units === Math.min(...falling) };
    });
    const { way, units } = ways.find(({ empties }) => empties) ?? ways[0]!;
    for (const { lane, sign } of cycle) {
      this.flows[lane]! += sign * way * units;
      if (this.isPartly(lane)) continue;
      for (const set of this.at.values()) set.delete(lane);
    }
  }
}

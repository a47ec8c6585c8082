import { onFewestLanes } from './fewest-lanes';
import { FlowNetwork } from './flow-network';

/** A way on which units may go from a supply to a demand. */
export interface TransportLane {
  /** Number of the supply, from 0. */
  readonly supply: number;
  /** Number of the demand, from 0. */
  readonly demand: number;
  /** What a unit on this lane is worth: a whole number, at least 0. */
  readonly value: number;
  /** Most units. */
  readonly capacity: number;
  /** A lane is used with at least so many units or not at all; 1 unless told. */
  readonly least?: number;
  /** Units that went here before: among plans that are equally good the one that keeps most of them is taken. */
  readonly kept?: number;
}

export interface TransportProblem {
  readonly supplies: readonly number[];
  readonly demands: readonly number[];
  readonly lanes: readonly TransportLane[];
}

export interface TransportPlan {
  /** Units on each lane, in the order of the lanes. */
  readonly flows: readonly number[];
  readonly placed: number;
  readonly value: number;
  /** Nothing better exists. False only where the least sizes of lanes made the search longer than `maxSteps`. */
  readonly proven: boolean;
}

/** Steps a search may take before it settles for the best plan found: about half a second. */
const MAX_STEPS = 40_000_000;

/**
 * The best plan of a transportation problem: most units placed, then most value, then most units kept where they were.
 * Exact by successive shortest paths; least sizes of lanes, which make it a problem of yes and no, are decided by branch
 * and bound over it. The same problem gives the same plan everywhere.
 *
 * Throws RangeError for numbers that are no whole numbers, are negative, or name no supply or demand.
 */
export function transport(problem: TransportProblem, maxSteps = MAX_STEPS): TransportPlan {
  assertWhole(problem);
  return new Search(problem, maxSteps).run();
}

/** Whether a lane is used with its least size, not at all, or as it comes. */
type Decision = 'in' | 'out' | undefined;

interface Relaxed {
  readonly flows: readonly number[];
  readonly placed: number;
  readonly weight: number;
}

class Search {
  private readonly scale: number;
  private steps = 0;
  private best: Relaxed | null = null;
  private proven = true;

  constructor(
    private readonly problem: TransportProblem,
    private readonly maxSteps: number,
  ) {
    const { supplies, demands, lanes } = problem;
    // One more unit of value outweighs whatever is kept.
    this.scale = Math.min(sum(supplies), sum(demands)) + 1;
    const most = lanes.reduce((max, { value }) => Math.max(max, value), 0);
    if ((most * this.scale + 1) * this.scale > Number.MAX_SAFE_INTEGER) throw new RangeError('values too large');
  }

  run(): TransportPlan {
    const decisions: Decision[] = this.problem.lanes.map(({ capacity, least = 1 }) =>
      capacity < least ? 'out' : undefined,
    );
    if (!this.dive(decisions)) this.branch(decisions);
    const { lanes } = this.problem;
    const { placed } = this.best!;
    // What is kept, and what is all or nothing, stays where it is.
    const flows = onFewestLanes(lanes, this.best!.flows, (n) => !lanes[n]!.kept && (lanes[n]!.least ?? 1) <= 1);
    const value = lanes.reduce((total, lane, n) => total + lane.value * flows[n]!, 0);
    return { flows, placed, value, proven: this.proven };
  }

  /**
   * A first plan: lanes that would be used with too little are left out until none is.
   * @returns whether none had to be, so that nothing is better
   */
  private dive(from: readonly Decision[]): boolean {
    const decisions = [...from];
    for (let first = true; ; first = false) {
      const plan = this.relax(decisions)!;
      const faults = this.faultsOf(plan, decisions);
      if (faults.length === 0) {
        this.keep(plan);
        return first;
      }
      for (const lane of faults) decisions[lane] = 'out';
      if (this.steps > this.maxSteps) this.leaveOutIdle(plan, decisions);
    }
  }

  private branch(decisions: Decision[]): void {
    const plan = this.relax(decisions);
    if (plan === null || !this.isBetter(plan)) return;
    const faults = this.faultsOf(plan, decisions);
    if (faults.length === 0) {
      this.keep(plan);
      return;
    }
    if (this.steps > this.maxSteps) {
      this.proven = false;
      return;
    }
    const lane = faults.reduce((one, other) => (this.share(plan, other) > this.share(plan, one) ? other : one));
    for (const decision of ['in', 'out'] as const) {
      decisions[lane] = decision;
      this.branch(decisions);
    }
    decisions[lane] = undefined;
  }

  /** The best plan when only the decisions bind; null when they cannot all be met. */
  private relax(decisions: readonly Decision[]): Relaxed | null {
    const { lanes } = this.problem;
    const supplies = [...this.problem.supplies];
    const demands = [...this.problem.demands];
    const flows = lanes.map(() => 0);
    lanes.forEach(({ supply, demand, least = 1 }, n) => {
      if (decisions[n] !== 'in') return;
      flows[n] = least;
      supplies[supply]! -= least;
      demands[demand]! -= least;
    });
    if ([...supplies, ...demands].some((left) => left < 0)) return null;
    const network = new FlowNetwork(supplies, demands);
    const arcs = lanes.flatMap(({ supply, demand, value, capacity, kept = 0 }, n) => {
      if (decisions[n] === 'out') return [];
      const old = Math.max(0, Math.min(kept, capacity) - flows[n]!);
      const rest = capacity - flows[n]! - old;
      const arc = (units: number, bonus: number) =>
        units > 0 ? [{ n, arc: network.add(supply, demand, units, value * this.scale + bonus) }] : [];
      return [...arc(old, 1), ...arc(rest, 0)];
    });
    this.steps += network.solve();
    for (const { n, arc } of arcs) flows[n]! += network.flowOf(arc);
    return { flows, placed: sum(flows), weight: this.weightOf(flows) };
  }

  private weightOf(flows: readonly number[]): number {
    return this.problem.lanes.reduce(
      (total, { value, kept = 0 }, n) => total + value * this.scale * flows[n]! + Math.min(kept, flows[n]!),
      0,
    );
  }

  private faultsOf({ flows }: Relaxed, decisions: readonly Decision[]): number[] {
    return this.problem.lanes.flatMap(({ least = 1 }, n) =>
      decisions[n] === undefined && flows[n]! > 0 && flows[n]! < least ? [n] : [],
    );
  }

  private leaveOutIdle({ flows }: Relaxed, decisions: Decision[]): void {
    this.problem.lanes.forEach(({ least = 1 }, n) => {
      if (least > 1 && flows[n]! < least) decisions[n] = 'out';
    });
    this.proven = false;
  }

  private share({ flows }: Relaxed, lane: number): number {
    return flows[lane]! / (this.problem.lanes[lane]!.least ?? 1);
  }

  private isBetter({ placed, weight }: Relaxed): boolean {
    const { best } = this;
    return best === null || placed > best.placed || (placed === best.placed && weight > best.weight);
  }

  private keep(plan: Relaxed): void {
    if (this.isBetter(plan)) this.best = plan;
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

function assertWhole({ supplies, demands, lanes }: TransportProblem): void {
  const numbers = [
    ...supplies,
    ...demands,
    ...lanes.flatMap(({ value, capacity, least = 1, kept = 0 }) => [value, capacity, least, kept]),
  ];
  if (numbers.some((one) => !Number.isSafeInteger(one) || one < 0)) {
    throw new RangeError('a transportation problem is of whole numbers from 0');
  }
  for (const { supply, demand } of lanes) {
    if (supplies[supply] === undefined || demands[demand] === undefined) {
      throw new RangeError(`a lane leads from supply ${supply} to demand ${demand}, which do not both exist`);
    }
  }
}

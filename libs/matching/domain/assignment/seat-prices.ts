import { conflict, type CompiledProblem } from './compiled-problem';
import type { SolverWatch } from './solver-watch';

const MAX_ROUNDS = 30;
/** Rounds without a better bound before the step is halved. */
const PATIENCE = 4;
/** A gap below which a better bound tells nobody anything: one in a hundred thousand. */
const CLOSE_ENOUGH = 1e-5;
/** Tasks of one worker up to which ways are counted: every pair of them is looked at in each round. */
const WAYS_UP_TO = 300;

/** What the market is worth at these prices: an upper bound for everybody. */
export interface Prices {
  readonly price: Float64Array;
  /** What each filled seat is worth beside its value. */
  readonly bonus: number;
  /** No assignment has a higher sum of values and bonuses. */
  readonly most: number;
}

/**
 * Prices for seats by Lagrangean relaxation: every worker takes the dearest set of tasks that do not overlap (weighted interval
 * scheduling, exact), and the prices move by subgradients (M. Held, R. M. Karp 1971; step by B. T. Polyak 1969) until the bound
 * is close or the rounds are over. Limits are left out, and ways of workers who qualify for very much or when the time is
 * over, so a bound is never too low.
 */
export class SeatPrices {
  /** By worker, in the order of the tasks' ends: edge by worker, task, and how many of the worker's end in time for it. */
  private readonly edge: Int32Array;
  private readonly task: Int32Array;
  private readonly before: Int32Array;
  private readonly value: Float64Array;
  private readonly best: Float64Array;
  private readonly last: Int32Array;
  private readonly demand: Int32Array;

  constructor(private readonly p: CompiledProblem) {
    const nE = p.workerTask.length;
    this.edge = new Int32Array(nE);
    this.task = new Int32Array(nE);
    this.before = new Int32Array(nE);
    this.value = new Float64Array(nE);
    this.demand = new Int32Array(p.taskIds.length);
    this.sortByEnd();
    let widest = 0;
    for (let w = 0; w < p.workerIds.length; w++) widest = Math.max(widest, p.edgeOfWorker[w + 1]! - p.edgeOfWorker[w]!);
    this.best = new Float64Array(widest + 1);
    this.last = new Int32Array(widest + 1);
  }

  /** Everybody's edges in the order of their tasks' ends: the tasks are sorted once, and dealt out to who qualifies for them. */
  private sortByEnd(): void {
    const { edge, task, before, p } = this;
    const next = p.edgeOfWorker.slice();
    const placeOf = new Int32Array(edge.length);
    for (const t of Int32Array.from(p.taskIds.keys()).sort((a, b) => p.end[a]! - p.end[b]! || a - b)) {
      for (let e = p.edgeOfTask[t]!; e < p.edgeOfTask[t + 1]!; e++) {
        const own = p.ownEdge[e]!;
        const at = next[p.edgeWorker[e]!]!++;
        edge[at] = own;
        task[at] = t;
        placeOf[own] = at;
      }
    }
    for (let w = 0; w < p.workerIds.length; w++) {
      const from = p.edgeOfWorker[w]!;
      let ended = from;
      // Starts ascend, so what ended by one start has ended by the next.
      for (let own = from; own < p.edgeOfWorker[w + 1]!; own++) {
        const latest = p.start[p.workerTask[own]!]! - p.rest;
        while (p.end[task[ended]!]! <= latest) ended++;
        before[placeOf[own]!] = ended - from;
      }
    }
  }

  /**
   * The prices with the lowest bound found.
   * @param values by edge by worker
   * @param known a sum of values that is reached
   * @param atLeast count only assignments that fill so many seats; null for any
   */
  settle(values: Float64Array, known: number, atLeast: number | null, watch: SolverWatch): Prices {
    const { p, demand } = this;
    for (let i = 0; i < this.edge.length; i++) this.value[i] = values[this.edge[i]!]!;
    const nT = p.taskIds.length;
    const seats = atLeast ?? 0;
    const price = new Float64Array(nT);
    let bonus = 0;
    let step = 1;
    let idle = 0;
    let best: Prices = { price: price.slice(), bonus, most: Infinity };
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const taken = this.everybodyChooses(price, bonus, watch);
      let most = taken.sum;
      for (let t = 0; t < nT; t++) most += p.seats[t]! * price[t]!;
      const bound = most - bonus * seats;
      const lowest = best.most - best.bonus * seats;
      if (round === 0 || bound < lowest - Math.abs(lowest) * 1e-7) {
        idle = 0;
        best = { price: price.slice(), bonus, most };
      } else if (++idle >= PATIENCE) {
        idle = 0;
        step /= 2;
        price.set(best.price);
        bonus = best.bonus;
        continue;
      }
      if (bound - known <= CLOSE_ENOUGH * Math.abs(known) || watch.timeOver) break;
      const missing = atLeast === null ? 0 : atLeast - taken.count;
      let norm = bonus > 0 || missing > 0 ? missing * missing : 0;
      for (let t = 0; t < nT; t++) {
        const off = demand[t]! - p.seats[t]!;
        if (off > 0 || price[t]! > 0) norm += off * off;
      }
      if (norm === 0) break;
      const size = (step * Math.max(bound - known, Math.abs(known) * 1e-6)) / norm;
      for (let t = 0; t < nT; t++) price[t] = Math.max(0, price[t]! + size * (demand[t]! - p.seats[t]!));
      if (atLeast !== null) bonus = Math.max(0, bonus + size * missing);
    }
    return best;
  }

  /** Every worker's dearest set, counted by task. */
  private everybodyChooses(price: Float64Array, bonus: number, watch: SolverWatch): { sum: number; count: number } {
    const { p, demand, last, before, task } = this;
    demand.fill(0);
    let sum = 0;
    let count = 0;
    for (let w = 0; w < p.workerIds.length; w++) {
      const from = p.edgeOfWorker[w]!;
      const size = p.edgeOfWorker[w + 1]! - from;
      if (size === 0) continue;
      const withWays = p.ways !== null && size <= WAYS_UP_TO && !watch.timeOver;
      watch.spend(1 + ((withWays ? size * size : size) >> 4));
      sum += withWays ? this.dearestWithWays(from, size, price, bonus) : this.dearest(from, size, price, bonus);
      for (let i = last[size]!; i > 0; i = withWays ? last[i - 1]! : last[before[from + i - 1]!]!) {
        demand[task[from + i - 1]!]!++;
        count++;
      }
    }
    return { sum, count };
  }

  /** Weighted interval scheduling. `last[i]` is the last task, counted from 1, of the dearest set of the first i; 0: none. */
  private dearest(from: number, size: number, price: Float64Array, bonus: number): number {
    const { best, before, last, value, task } = this;
    best[0] = 0;
    last[0] = 0;
    for (let i = 0; i < size; i++) {
      const gain = value[from + i]! + bonus - price[task[from + i]!]!;
      const withIt = gain > 0 ? gain + best[before[from + i]!]! : 0;
      const better = withIt > best[i]!;
      best[i + 1] = better ? withIt : best[i]!;
      last[i + 1] = better ? i + 1 : last[i]!;
    }
    return best[size]!;
  }

  /** The same where the way between two tasks counts: `last[i]` is the task before task i; `last[size]` the last of all. */
  private dearestWithWays(from: number, size: number, price: Float64Array, bonus: number): number {
    const { p, best, before, last, value, task } = this;
    let dearest = 0;
    let end = 0;
    for (let i = 0; i < size; i++) {
      const own = task[from + i]!;
      let most = 0;
      let previous = 0;
      for (let j = before[from + i]! - 1; j >= 0; j--) {
        if (best[j]! > most && !conflict(p, task[from + j]!, own)) {
          most = best[j]!;
          previous = j + 1;
        }
      }
      best[i] = value[from + i]! + bonus - price[own]! + most;
      last[i] = previous;
      if (best[i]! > dearest) {
        dearest = best[i]!;
        end = i + 1;
      }
    }
    last[size] = end;
    return dearest;
  }
}

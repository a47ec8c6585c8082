import { conflict, type CompiledProblem } from './compiled-problem';
import type { SolverWatch } from './solver-watch';

const MAX_ROUNDS = 120;
/** Rounds without a better bound before the step is halved. */
const PATIENCE = 4;
/** A gap below which a better bound tells nobody anything: one in a hundred thousand. */
const CLOSE_ENOUGH = 1e-5;

/** Tasks of one worker up to which ways are counted: every pair of them is looked at in each round. */
const WAYS_UP_TO = 300;

/** Nobody can do better than this, whatever they try. */
export interface AssignmentBound {
  /** Seats that any assignment fills at most. */
  readonly seats: number;
  /** The score, in thousandths, that any assignment reaches at most that fills at least as many seats as the one at hand. */
  readonly score: number;
}

/**
 * Upper bounds by Lagrangean relaxation: seats get prices, every worker takes the dearest set of tasks that do not overlap
 * (weighted interval scheduling, exact), and the prices move by subgradients (M. Held, R. M. Karp 1971; step by B. T. Polyak
 * 1969) until the bound is close or the rounds are over. Limits are left out, and ways of workers who qualify for very much,
 * so a bound is never too low.
 */
export function boundOf(p: CompiledProblem, filled: number, score: number, watch: SolverWatch): AssignmentBound {
  const most = mostSeats(p);
  if (p.taskIds.length === 0 || p.edgeWorker.length === 0) return { seats: 0, score: 0 };
  const relaxed = new SeatPrices(p);
  let seats = most;
  if (filled < most) {
    const even = new Float64Array(p.workerTask.length).fill(1);
    const bound = relaxed.lower(even, filled, null, watch);
    seats = Math.max(filled, Math.min(most, Math.floor(bound + 1e-6)));
  }
  if (p.maxScore === 0) return { seats, score: 0 };
  const bound = relaxed.lower(p.workerScore, score, filled, watch);
  return { seats, score: Math.max(score, Math.floor(bound + 1e-3 + 1e-10 * Math.abs(bound))) };
}

/** Seats that could be filled if every task were alone: its seats, or those who qualify. */
export function mostSeats(p: CompiledProblem): number {
  let most = 0;
  for (let t = 0; t < p.taskIds.length; t++) most += Math.min(p.seats[t]!, p.edgeOfTask[t + 1]! - p.edgeOfTask[t]!);
  return most;
}

class SeatPrices {
  /** Edges of each worker in the order of the tasks' ends, and how many of them end in time for each. */
  private readonly byEnd: Int32Array;
  private readonly before: Int32Array;
  private readonly best: Float64Array;
  private readonly demand: Int32Array;
  private readonly last: Int32Array;

  constructor(private readonly p: CompiledProblem) {
    const nE = p.workerTask.length;
    this.byEnd = new Int32Array(nE);
    this.before = new Int32Array(nE);
    let widest = 0;
    for (let w = 0; w < p.workerIds.length; w++) {
      const from = p.edgeOfWorker[w]!;
      const to = p.edgeOfWorker[w + 1]!;
      widest = Math.max(widest, to - from);
      for (let e = from; e < to; e++) this.byEnd[e] = e;
      const own = this.byEnd.subarray(from, to);
      own.sort((a, b) => p.end[p.workerTask[a]!]! - p.end[p.workerTask[b]!]! || a - b);
      for (const [i, e] of own.entries())
        this.before[from + i] = this.endedBy(own, p.start[p.workerTask[e]!]! - p.rest);
    }
    this.best = new Float64Array(widest + 1);
    this.last = new Int32Array(widest + 1);
    this.demand = new Int32Array(p.taskIds.length);
  }

  /** How many of a worker's edges, by end, end at an instant or before. */
  private endedBy(own: Int32Array, instant: number): number {
    let low = 0;
    let high = own.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.p.end[this.p.workerTask[own[middle]!]!]! <= instant) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /**
   * The lowest bound found on the sum of values.
   * @param known a sum that is reached
   * @param atLeast count only assignments that fill so many seats; null for any
   */
  lower(values: Float64Array, known: number, atLeast: number | null, watch: SolverWatch): number {
    const { p } = this;
    const nT = p.taskIds.length;
    const price = new Float64Array(nT);
    let bonus = 0;
    let lowest = Infinity;
    let step = 1;
    let idle = 0;
    const best = { price: price.slice(), bonus };
    for (let round = 0; round < MAX_ROUNDS; round++) {
      watch.spend(p.workerTask.length >> 4);
      const taken = this.everybodyChooses(values, price, bonus);
      let bound = taken.sum - bonus * (atLeast ?? 0);
      for (let t = 0; t < nT; t++) bound += p.seats[t]! * price[t]!;
      if (bound < lowest - Math.abs(lowest) * 1e-7) {
        idle = 0;
        best.price.set(price);
        best.bonus = bonus;
      } else if (++idle >= PATIENCE) {
        idle = 0;
        step /= 2;
        price.set(best.price);
        bonus = best.bonus;
        lowest = Math.min(lowest, bound);
        continue;
      }
      lowest = Math.min(lowest, bound);
      if (lowest - known <= CLOSE_ENOUGH * Math.abs(known) || watch.timeOver) break;
      const missing = atLeast === null ? 0 : atLeast - taken.count;
      let norm = bonus > 0 || missing > 0 ? missing * missing : 0;
      for (let t = 0; t < nT; t++) {
        const off = this.demand[t]! - p.seats[t]!;
        if (off > 0 || price[t]! > 0) norm += off * off;
      }
      if (norm === 0) break;
      const size = (step * Math.max(bound - known, Math.abs(known) * 1e-6)) / norm;
      for (let t = 0; t < nT; t++) price[t] = Math.max(0, price[t]! + size * (this.demand[t]! - p.seats[t]!));
      if (atLeast !== null) bonus = Math.max(0, bonus + size * missing);
    }
    return lowest;
  }

  /** Every worker's dearest set, counted by task. */
  private everybodyChooses(values: Float64Array, price: Float64Array, bonus: number): { sum: number; count: number } {
    const { p, demand } = this;
    demand.fill(0);
    let sum = 0;
    let count = 0;
    for (let w = 0; w < p.workerIds.length; w++) {
      const from = p.edgeOfWorker[w]!;
      const size = p.edgeOfWorker[w + 1]! - from;
      const gainOf = (i: number): number => {
        const e = this.byEnd[from + i]!;
        return values[e]! + bonus - price[p.workerTask[e]!]!;
      };
      const withWays = p.ways !== null && size <= WAYS_UP_TO;
      sum += withWays ? this.dearestWithWays(from, size, gainOf) : this.dearest(from, size, gainOf);
      for (let i = this.last[size]!; i > 0; i = withWays ? this.last[i - 1]! : this.last[this.before[from + i - 1]!]!) {
        demand[p.workerTask[this.byEnd[from + i - 1]!]!]!++;
        count++;
      }
    }
    return { sum, count };
  }

  /** Weighted interval scheduling. `last[i]` becomes the last edge, counted from 1, of the dearest set of the first i; 0: none. */
  private dearest(from: number, size: number, gainOf: (i: number) => number): number {
    const { best, before, last } = this;
    best[0] = 0;
    last[0] = 0;
    for (let i = 0; i < size; i++) {
      const gain = gainOf(i);
      const withIt = gain > 0 ? gain + best[before[from + i]!]! : 0;
      const better = withIt > best[i]!;
      best[i + 1] = better ? withIt : best[i]!;
      last[i + 1] = better ? i + 1 : last[i]!;
    }
    return best[size]!;
  }

  /** The same where the way between two tasks counts: `last[i]` is the edge before edge i; `last[size]` the last of all. */
  private dearestWithWays(from: number, size: number, gainOf: (i: number) => number): number {
    const { p, best, before, last, byEnd } = this;
    let dearest = 0;
    let end = 0;
    for (let i = 0; i < size; i++) {
      const task = p.workerTask[byEnd[from + i]!]!;
      let most = 0;
      let previous = 0;
      for (let j = before[from + i]! - 1; j >= 0; j--) {
        if (best[j]! > most && !conflict(p, p.workerTask[byEnd[from + j]!]!, task)) {
          most = best[j]!;
          previous = j + 1;
        }
      }
      best[i] = gainOf(i) + most;
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

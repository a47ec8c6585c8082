import { conflict, type CompiledProblem } from './compiled-problem';

/** Who holds which tasks so far. Every state of it is lawful: nobody is in two places, no limit is passed, no seat has two. */
export class Roster {
  /** Tasks of each worker, in the order of time. */
  readonly held: number[][];
  /** Workers of each task. */
  readonly holders: number[][];
  readonly seatsLeft: Int32Array;
  filled = 0;
  /** Sum of scores, in thousandths. */
  score = 0;

  constructor(readonly problem: CompiledProblem) {
    this.held = problem.workerIds.map(() => []);
    this.holders = problem.taskIds.map(() => []);
    this.seatsLeft = problem.seats.slice();
  }

  copy(): Roster {
    const copy = new Roster(this.problem);
    copy.become(this);
    return copy;
  }

  become(other: Roster): void {
    for (const [w, tasks] of other.held.entries()) this.held[w] = tasks.slice();
    for (const [t, workers] of other.holders.entries()) this.holders[t] = workers.slice();
    this.seatsLeft.set(other.seatsLeft);
    this.filled = other.filled;
    this.score = other.score;
  }

  /** More seats first, then the higher score. */
  isBetterThan(other: Roster): boolean {
    return this.filled > other.filled || (this.filled === other.filled && this.score > other.score);
  }

  /** The worker's tasks that cannot be held beside a task; the task itself, where the worker holds it. */
  conflicts(w: number, t: number): number[] {
    const held = this.held[w]!;
    const found: number[] = [];
    for (let at = firstNear(this.problem, held, t); isNear(this.problem, held, at, t); at++) {
      if (conflict(this.problem, held[at]!, t)) found.push(held[at]!);
    }
    return found;
  }

  /** Whether a worker's tasks leave the time for a task, limits aside; `but` does not count. */
  leavesTime(w: number, t: number, but = -1): boolean {
    const held = this.held[w]!;
    for (let at = firstNear(this.problem, held, t); isNear(this.problem, held, at, t); at++) {
      if (held[at] !== but && conflict(this.problem, held[at]!, t)) return false;
    }
    return true;
  }

  /** Whether the worker can take a task beside all that they hold. */
  fits(w: number, t: number): boolean {
    if (!this.leavesTime(w, t)) return false;
    return !this.problem.hasLimits || withinLimits(this.problem, w, inserted(this.held[w]!, t));
  }

  /** Gives a task to a worker whom it fits. */
  put(w: number, t: number, score: number): void {
    const tasks = this.held[w]!;
    tasks.splice(placeOf(tasks, t), 0, t);
    this.holders[t]!.push(w);
    this.seatsLeft[t]!--;
    this.filled++;
    this.score += score;
  }

  take(w: number, t: number): void {
    this.held[w]!.splice(placeOf(this.held[w]!, t), 1);
    const workers = this.holders[t]!;
    workers.splice(workers.indexOf(w), 1);
    this.seatsLeft[t]!++;
    this.filled--;
    this.score -= scoreOf(this.problem, w, t);
  }

  /** How many workers hold anything. */
  get workersUsed(): number {
    let used = 0;
    for (const tasks of this.held) if (tasks.length > 0) used++;
    return used;
  }
}

export const inserted = (tasks: readonly number[], t: number): number[] => tasks.toSpliced(placeOf(tasks, t), 0, t);

/** The first place in a worker's tasks that is not before a task. */
function placeOf(tasks: readonly number[], t: number): number {
  let low = 0;
  let high = tasks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tasks[middle]! < t) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What a worker holds never overlaps: who holds thousands is asked only about those around a task. */
function firstNear(p: CompiledProblem, held: readonly number[], t: number): number {
  let at = placeOf(held, t);
  while (at > 0 && p.end[held[at - 1]!]! + p.maxGap > p.start[t]!) at--;
  return at;
}

const isNear = (p: CompiledProblem, held: readonly number[], at: number, t: number): boolean =>
  at < held.length && (held[at] === t || p.start[held[at]!]! < p.end[t]! + p.maxGap);

/** Whether a worker's limits allow tasks that do not conflict, in the order of time. */
export function withinLimits(p: CompiledProblem, w: number, tasks: readonly number[]): boolean {
  if (tasks.length > p.maxTasks[w]!) return false;
  if (p.maxTime[w]! < Infinity) {
    let time = 0;
    for (const t of tasks) time += p.end[t]! - p.start[t]!;
    if (time > p.maxTime[w]!) return false;
  }
  return p.allows === null || p.allows(w, tasks);
}

/** The edge by worker that qualifies a worker for a task, or -1. */
export function edgeBetween(p: CompiledProblem, w: number, t: number): number {
  let low = p.edgeOfWorker[w]!;
  let high = p.edgeOfWorker[w + 1]! - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const task = p.workerTask[middle]!;
    if (task === t) return middle;
    if (task < t) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

export const scoreOf = (p: CompiledProblem, w: number, t: number): number => p.workerScore[edgeBetween(p, w, t)]!;

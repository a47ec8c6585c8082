import { tasksOf, type Block } from './blocks';
import type { CompiledProblem } from './compiled-problem';
import { solveOneShift } from './one-shift-flow';
import type { Roster } from './roster';
import type { Prices, SeatPrices } from './seat-prices';
import type { SolverWatch } from './solver-watch';

/** Nobody can do better than this, whatever they try. */
export interface AssignmentBound {
  /** Seats that any assignment fills at most. */
  readonly seats: number;
  /** The score, in thousandths, that any assignment reaches at most that fills at least as many seats as the one at hand. */
  readonly score: number;
}

/** Seats that could be filled if every task were alone: its seats, or those who qualify. */
export function mostSeats(p: CompiledProblem): number {
  let most = 0;
  for (let t = 0; t < p.taskIds.length; t++) most += Math.min(p.seats[t]!, p.edgeOfTask[t + 1]! - p.edgeOfTask[t]!);
  return most;
}

/**
 * What one task a worker comes to at most, where there was no time to find out: no task is filled by more than its best, and
 * nobody adds more than their best.
 */
export function oneTaskBound(p: CompiledProblem): AssignmentBound {
  let ofWorkers = 0;
  let workers = 0;
  for (let w = 0; w < p.workerIds.length; w++) {
    let best = 0;
    for (let e = p.edgeOfWorker[w]!; e < p.edgeOfWorker[w + 1]!; e++) best = Math.max(best, p.workerScore[e]!);
    ofWorkers += best;
    if (p.edgeOfWorker[w + 1]! > p.edgeOfWorker[w]!) workers++;
  }
  return { seats: Math.min(mostSeats(p), workers), score: Math.min(bestOfTasks(p), ofWorkers) };
}

/** The score if every task were alone. */
function bestOfTasks(p: CompiledProblem): number {
  let score = 0;
  for (let t = 0; t < p.taskIds.length; t++) {
    const to = Math.min(p.edgeOfTask[t]! + p.seats[t]!, p.edgeOfTask[t + 1]!);
    for (let e = p.edgeOfTask[t]!; e < to; e++) score += p.edgeScore[e]!;
  }
  return score;
}

/** Seats that any assignment fills at most. */
export function seatBound(roster: Roster, blocks: readonly Block[], market: SeatPrices, watch: SolverWatch): number {
  const { problem: p, filled } = roster;
  const most = Math.min(mostSeats(p), p.totalSeats - seatsNobodyFills(roster, blocks, watch));
  if (filled >= most) return filled;
  const even = new Float64Array(p.workerTask.length).fill(1);
  const { most: bound } = market.settle(even, filled, null, watch);
  return Math.max(filled, Math.min(most, Math.floor(bound + 1e-6)));
}

/** The score that any assignment reaches at most that fills as many seats as one that is known. */
export function scoreBound({ most, bonus }: Prices, { problem, filled, score }: Roster): number {
  const bound = Math.floor(most - bonus * filled + 1e-3 + 1e-10 * Math.abs(most));
  return Math.max(score, Math.min(bound, bestOfTasks(problem)));
}

/**
 * Seats that stay empty whatever is done: of blocks that share no task, those for which even everybody is too few. Blocks for
 * which no time is left are not counted: what is said of the others stays true.
 */
function seatsNobodyFills(roster: Roster, blocks: readonly Block[], watch: SolverWatch): number {
  const { problem: p, seatsLeft } = roster;
  let empty = 0;
  let last = -1;
  for (const range of blocks) {
    if (watch.timeOver) break;
    watch.spend((range.to - range.from) >> 8);
    const block = tasksOf(p, range);
    // Blocks come in the order of time: they share no task where the first of one starts after the last of another.
    if (block[0]! <= last || !block.some((t) => seatsLeft[t]! > 0)) continue;
    watch.spend(p.workerIds.length >> 8);
    const { taskOfWorker, isWhole } = solveOneShift(
      {
        tasks: block.length,
        workers: p.workerIds.length,
        seats: block.map((t) => p.seats[t]!),
        rowFrom: block.map((t) => p.edgeOfTask[t]!),
        rowTo: block.map((t) => p.edgeOfTask[t + 1]!),
        edgeWorker: p.edgeWorker,
        edgeCost: p.edgeCost,
        maxCost: p.maxScore,
      },
      watch,
    );
    if (!isWhole) break;
    const seats = block.reduce((sum, t) => sum + p.seats[t]!, 0);
    const missing = taskOfWorker.reduce((left, t) => (t >= 0 ? left - 1 : left), seats);
    if (missing === 0) continue;
    empty += missing;
    last = block.at(-1)!;
  }
  return empty;
}

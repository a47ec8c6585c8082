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

/** Seats that any assignment fills at most. */
export function seatBound(
  roster: Roster,
  blocks: readonly Int32Array[],
  market: SeatPrices,
  watch: SolverWatch,
): number {
  const { problem: p, filled } = roster;
  const most = Math.min(mostSeats(p), p.totalSeats - seatsNobodyFills(roster, blocks, watch));
  if (filled >= most) return filled;
  const even = new Float64Array(p.workerTask.length).fill(1);
  const { most: bound } = market.settle(even, filled, null, watch);
  return Math.max(filled, Math.min(most, Math.floor(bound + 1e-6)));
}

/** The score that any assignment reaches at most that fills so many seats. */
export function scoreBound({ most, bonus }: Prices, filled: number, score: number): number {
  const bound = most - bonus * filled;
  return Math.max(score, Math.floor(bound + 1e-3 + 1e-10 * Math.abs(most)));
}

/** Seats that stay empty whatever is done: of blocks that share no task, those for which even everybody is too few. */
function seatsNobodyFills(roster: Roster, blocks: readonly Int32Array[], watch: SolverWatch): number {
  const { problem: p, seatsLeft } = roster;
  const counted = new Set<number>();
  let empty = 0;
  for (const block of blocks) {
    if (!block.some((t) => seatsLeft[t]! > 0) || block.some((t) => counted.has(t))) continue;
    const { taskOfWorker } = solveOneShift(
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
    const seats = block.reduce((sum, t) => sum + p.seats[t]!, 0);
    const missing = taskOfWorker.reduce((left, t) => (t >= 0 ? left - 1 : left), seats);
    if (missing === 0) continue;
    empty += missing;
    for (const t of block) counted.add(t);
  }
  return empty;
}

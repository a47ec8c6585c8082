import type { CompiledProblem } from './compiled-problem';
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
export function seatBound(p: CompiledProblem, market: SeatPrices, filled: number, watch: SolverWatch): number {
  const most = mostSeats(p);
  if (filled >= most) return most;
  const even = new Float64Array(p.workerTask.length).fill(1);
  const { most: bound } = market.settle(even, filled, null, watch);
  return Math.max(filled, Math.min(most, Math.floor(bound + 1e-6)));
}

/** The score that any assignment reaches at most that fills so many seats. */
export function scoreBound({ most, bonus }: Prices, filled: number, score: number): number {
  const bound = most - bonus * filled;
  return Math.max(score, Math.floor(bound + 1e-3 + 1e-10 * Math.abs(most)));
}

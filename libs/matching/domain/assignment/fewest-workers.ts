import type { CompiledProblem } from './compiled-problem';
import type { Dice } from './dice';
import { busiestSeats } from './blocks';
import type { Roster } from './roster';
import { SeatSearch } from './seat-search';
import type { SolverWatch } from './solver-watch';

/** Moves for one try to do without a worker, before another one is tried. */
const MOVES_A_TRY = 20_000;

/**
 * No assignment of all seats needs fewer workers: at the fullest instant each of them holds one seat (the largest clique of
 * overlapping tasks).
 * @param maxTasks tasks a worker holds at most
 */
export function workersNeeded(p: CompiledProblem, maxTasks: number): number {
  return Math.max(Math.ceil(p.totalSeats / maxTasks), busiestSeats(p));
}

/**
 * Does without one worker after another while everything that was filled stays filled. Where it fails with one, it swaps:
 * a worker who was let go comes back for another.
 * @param maxTries tries without a gain, at most
 */
export function useFewerWorkers(roster: Roster, dice: Dice, maxTries: number, watch: SolverWatch): void {
  const p = roster.problem;
  const search = new SeatSearch(roster, dice, watch);
  const unfilled = search.empty;
  const least = unfilled === 0 ? workersNeeded(p, Infinity) : 0;
  const moves = Math.min(MOVES_A_TRY, 500 + 100 * p.totalSeats);
  for (let w = 0; w < p.workerIds.length; w++) if (search.heldBy(w) === 0) search.close(w);
  let used = roster.workersUsed;
  let tries = 0;
  while (used > least && tries < maxTries && !watch.timeOver) {
    const first = leastUsed(search, p, dice);
    if (first < 0) return;
    search.close(first);
    while (search.empty > unfilled && tries < maxTries && !watch.timeOver) {
      search.run(moves, unfilled, () => undefined);
      if (search.empty <= unfilled) break;
      tries++;
      const back = search.mostWanted();
      if (back < 0) continue;
      search.reopen(back);
      const next = leastUsed(search, p, dice, back);
      if (next >= 0) search.close(next);
    }
    if (search.empty > unfilled) return;
    // Letting go of somebody who held nothing is no gain.
    if (search.workersUsed >= used) {
      tries++;
      continue;
    }
    tries = 0;
    search.store();
    used = roster.workersUsed;
    watch.tell({ stage: 'fewest_workers', filled: roster.filled, seats: p.totalSeats });
  }
}

/** One of the open workers who hold fewest seats, or -1; now and then any of them, so that not always the same are tried. */
function leastUsed(search: SeatSearch, p: CompiledProblem, dice: Dice, but = -1): number {
  const anyone = dice.below(4) === 0;
  let least = Infinity;
  let ties = 0;
  let found = -1;
  for (let w = 0; w < p.workerIds.length; w++) {
    if (search.isClosed(w) || w === but) continue;
    const held = anyone ? 0 : search.heldBy(w);
    if (held > least) continue;
    if (held < least) {
      least = held;
      ties = 1;
    } else if (dice.below(++ties) > 0) continue;
    found = w;
  }
  return found;
}

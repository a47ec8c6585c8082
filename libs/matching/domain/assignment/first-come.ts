import type { CompiledProblem } from './compiled-problem';
import { Roster } from './roster';
import type { SolverWatch } from './solver-watch';

/**
 * What becomes of it without planning: tasks in the order in which they came, each seat for the best worker who is still free
 * for it. The comparison, not an answer.
 */
export function firstCome(problem: CompiledProblem, maxTasks: number, watch: SolverWatch): Roster {
  const roster = new Roster(problem);
  fillLeft(roster, maxTasks, watch);
  return roster;
}

/** Gives every empty seat, tasks in the order in which they came, to the best worker who is still free. */
export function fillLeft(roster: Roster, maxTasks: number, watch: SolverWatch): void {
  for (const t of roster.problem.arrival) takeBest(roster, t, maxTasks, watch);
}

/** Fills a task's seats from the top of its list, as far as people are free. */
function takeBest(roster: Roster, t: number, maxTasks: number, watch: SolverWatch): void {
  const p = roster.problem;
  for (let e = p.edgeOfTask[t]!; e < p.edgeOfTask[t + 1]! && roster.seatsLeft[t]! > 0; e++) {
    const w = p.edgeWorker[e]!;
    if (roster.held[w]!.length < maxTasks && roster.fits(w, t)) roster.put(w, t, p.edgeScore[e]!);
    watch.spend(1);
  }
}

/** The tasks that fewest people can take first, each seat for the best worker who is still free; none where the time is over. */
export function scarcityFirst(problem: CompiledProblem, watch: SolverWatch): Roster {
  const roster = new Roster(problem);
  const choice = Float64Array.from(
    problem.taskIds,
    (_, t) => (problem.edgeOfTask[t + 1]! - problem.edgeOfTask[t]!) / problem.seats[t]!,
  );
  const order = [...problem.taskIds.keys()].sort((a, b) => choice[a]! - choice[b]! || a - b);
  for (const t of order) {
    if (watch.timeOver) break;
    takeBest(roster, t, Infinity, watch);
  }
  return roster;
}

import { scoreOf, type Roster } from './roster';
import type { SolverWatch } from './solver-watch';

/** How many people one chain may move. */
const MAX_LENGTH = 8;
/** Work for one seat, in looks at a worker's tasks: a chain that is not found soon is left to the exact blocks. */
const MAX_LOOKS = 20_000;

interface Step {
  /** The task that gets the worker. */
  readonly task: number;
  readonly worker: number;
  /** The task the worker gives up for it, or -1. */
  readonly gives: number;
  readonly before: number;
}

/**
 * Fills empty seats by chains: somebody gives up one task for the empty one, somebody else takes theirs, and so on to a
 * worker who is free. Shortest chains first; what is held is never lost. Ends where the time is over.
 * @returns how many seats were filled
 */
export function fillByChains(roster: Roster, watch: SolverWatch): number {
  let filled = 0;
  for (const t of roster.problem.taskIds.keys()) {
    watch.spend(1);
    if (watch.timeOver) break;
    while (roster.seatsLeft[t]! > 0 && chainTo(roster, t, watch)) filled++;
  }
  return filled;
}

function chainTo(roster: Roster, target: number, watch: SolverWatch): boolean {
  const p = roster.problem;
  const steps: Step[] = [];
  const seenTasks = new Set([target]);
  const seenWorkers = new Set<number>();
  let level: { task: number; step: number }[] = [{ task: target, step: -1 }];
  let looks = 0;
  for (let length = 0; length < MAX_LENGTH && level.length > 0; length++) {
    const next: typeof level = [];
    for (const { task, step } of level) {
      for (let e = p.edgeOfTask[task]!; e < p.edgeOfTask[task + 1]!; e++) {
        const w = p.edgeWorker[e]!;
        if (seenWorkers.has(w)) continue;
        if (++looks > MAX_LOOKS) return false;
        watch.spend(1);
        if (watch.timeOver) return false;
        const gives = whatGives(roster, w, task);
        if (gives === undefined || seenTasks.has(gives)) continue;
        steps.push({ task, worker: w, gives, before: step });
        if (gives === -1) {
          apply(roster, steps, steps.length - 1);
          return true;
        }
        seenTasks.add(gives);
        seenWorkers.add(w);
        next.push({ task: gives, step: steps.length - 1 });
      }
    }
    level = next;
  }
  return false;
}

/** What a worker would have to give up for a task: -1 for nothing, undefined for more than one task. */
function whatGives(roster: Roster, w: number, t: number): number | undefined {
  const inTheWay = roster.conflicts(w, t);
  if (inTheWay.length > 1 || inTheWay[0] === t) return undefined;
  const given = inTheWay[0];
  if (given === undefined) return roster.fits(w, t) ? -1 : undefined;
  if (!roster.problem.hasLimits) return given;
  roster.take(w, given);
  const fits = roster.fits(w, t);
  roster.put(w, given, scoreOf(roster.problem, w, given));
  return fits ? given : undefined;
}

/** From the free end back to the empty seat. */
function apply(roster: Roster, steps: readonly Step[], last: number): void {
  for (let at = last; at >= 0; at = steps[at]!.before) {
    const { task, worker, gives } = steps[at]!;
    if (gives >= 0) roster.take(worker, gives);
    roster.put(worker, task, scoreOf(roster.problem, worker, task));
  }
}

import type { AssignmentProblem } from '../domain/assignment/assignment-problem';
import { Dice } from './dice';

export interface TightInstance {
  readonly seed: number;
  readonly shifts: number;
  /** Share of each shift that is covered by tasks, in hundredths. */
  readonly tightness: number;
  /** Share of the tasks for which a worker qualifies, in hundredths. */
  readonly skill: number;
  /** Shortest and longest task, in minutes. */
  readonly taskMinutes: readonly [number, number];
  /** Workers beside those whose shifts were cut into the tasks. */
  readonly spare?: number;
}

const DAY = 1_440;
const SHIFT = 480;

/**
 * An instance of the shift minimisation personnel task scheduling problem, made as the literature makes them (M.
 * Krishnamoorthy, A. T. Ernst, D. Baatar, Algorithms for large scale shift minimisation personnel task scheduling problems,
 * European Journal of Operational Research 219, 2012): shifts of a day are cut into tasks, little time is left over, and each
 * worker qualifies for a share of all tasks by chance. Each qualifies for the tasks of their own shift too, so all can be
 * done by as many workers as there are shifts.
 */
export function tightInstance({
  seed,
  shifts,
  tightness,
  skill,
  taskMinutes,
  spare = 0,
}: TightInstance): AssignmentProblem {
  const dice = new Dice(seed);
  const tasks: { id: string; start: number; end: number; shift: number }[] = [];
  for (let shift = 0; shift < shifts; shift++) {
    let at = dice.whole(0, DAY - SHIFT);
    const end = at + SHIFT;
    for (;;) {
      const length = dice.whole(...taskMinutes);
      if (at + length > end) break;
      tasks.push({ id: `t${tasks.length}`, start: at, end: at + length, shift });
      at += length + (dice.percent(100 - tightness) ? dice.whole(0, 30) : 0);
    }
  }
  const workers = Array.from({ length: shifts + spare }, (_, w) => ({
    id: `w${w}`,
    tasks: tasks.filter(({ shift }) => shift === w || dice.percent(skill)).map(({ id }) => ({ taskId: id })),
  }));
  return { tasks: tasks.map(({ id, start, end }) => ({ id, start, end })), workers };
}

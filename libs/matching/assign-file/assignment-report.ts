import type { AssignmentProblem } from '../domain/assignment/assignment-problem';
import type { AssignmentAnswer } from '../domain/assignment/solve-assignment';

/** What `npm run assign -- --json` prints, in one line; docs/assignment.md explains the names. */
export interface AssignmentReport {
  readonly tasks: number;
  readonly workers: number;
  readonly seats: number;
  readonly filled: number;
  /** Filled seats of all, 0 … 1; 1 where there are none. */
  readonly fill: number;
  readonly score: number;
  readonly workersUsed: number;
  readonly bound: AssignmentAnswer['bound'];
  /** How far the answer can be from the best, as shares of the bound; 0: it is the best. */
  readonly gap: { readonly seats: number; readonly score: number };
  readonly firstCome: AssignmentAnswer['firstCome'];
  readonly seconds: number;
  /** Whether the time for getting better was over before the search was. */
  readonly timeOver: boolean;
  readonly unfilled: readonly { readonly task: string; readonly seats: number }[];
  readonly assignment: readonly { readonly task: string; readonly worker: string; readonly score: number }[];
}

const shareMissing = (reached: number, bound: number): number => (bound > reached ? (bound - reached) / bound : 0);

export function assignmentReport(
  problem: AssignmentProblem,
  answer: AssignmentAnswer,
  { seconds, timeOver }: { seconds: number; timeOver: boolean },
): AssignmentReport {
  const taken = new Map<string, number>();
  for (const { taskId } of answer.assigned) taken.set(taskId, (taken.get(taskId) ?? 0) + 1);
  return {
    tasks: problem.tasks.length,
    workers: problem.workers.length,
    seats: answer.seats,
    filled: answer.filled,
    fill: answer.seats === 0 ? 1 : answer.filled / answer.seats,
    score: answer.score,
    workersUsed: answer.workersUsed,
    bound: answer.bound,
    gap: {
      seats: shareMissing(answer.filled, answer.bound.seats),
      score: shareMissing(answer.score, answer.bound.score),
    },
    firstCome: answer.firstCome,
    seconds,
    timeOver,
    unfilled: problem.tasks.flatMap(({ id, seats = 1 }) => {
      const left = seats - (taken.get(id) ?? 0);
      return left > 0 ? [{ task: id, seats: left }] : [];
    }),
    assignment: answer.assigned.map(({ taskId, workerId, score }) => ({ task: taskId, worker: workerId, score })),
  };
}

const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;

/** The report for a person to read. */
export function proseOfAssignment(report: AssignmentReport): string {
  const { bound, firstCome, gap } = report;
  return [
    `${report.filled} of ${report.seats} seats filled (${percent(report.fill)}), ${bound.seats} at most by the bound`,
    `score ${report.score}, ${bound.score} at most with as many seats: within ${percent(gap.score)} of the best`,
    `${report.workersUsed} of ${report.workers} workers used; all seats need at least ${bound.workers}`,
    `first come, first served: ${firstCome.filled} seats, score ${firstCome.score}`,
    `${report.seconds.toFixed(2)} s${report.timeOver ? ', which was all the time it had' : ''}`,
    ...(report.unfilled.length > 0
      ? [
          `empty: ${report.unfilled
            .slice(0, 20)
            .map(({ task, seats }) => (seats > 1 ? `${task} (${seats})` : task))
            .join(', ')}${report.unfilled.length > 20 ? ` and ${report.unfilled.length - 20} more` : ''}`,
        ]
      : []),
  ].join('\n');
}

import { solveAssignment } from '../domain/assignment/solve-assignment';
import { assignmentReport, type AssignmentReport } from './assignment-report';
import type { AssignWords } from './assign-words';
import { readInstance } from './read-instance';

/**
 * Assigns the instance of a file, for `npm run assign`.
 * @param nowMs real time, in milliseconds
 * @throws Error in one sentence for a file that makes no sense
 */
export function assignFile(text: string, words: AssignWords, nowMs: () => number): AssignmentReport {
  const { problem, tasksPerWorker } = readInstance(text);
  const since = nowMs();
  let timeOver = false;
  const answer = solveAssignment(
    problem,
    {
      tasksPerWorker: words.tasksPerWorker ?? (words.fewestWorkers ? 'several' : tasksPerWorker),
      fewestWorkers: words.fewestWorkers,
      untilTimeOver: true,
      seed: words.seed,
    },
    { timeOver: () => (timeOver ||= nowMs() - since >= words.seconds * 1000) },
  );
  return assignmentReport(problem, answer, { seconds: (nowMs() - since) / 1000, timeOver });
}

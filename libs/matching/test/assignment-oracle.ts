import type { AssignmentProblem, AssignmentTask } from '../domain/assignment/assignment-problem';
import type { AssignmentAnswer } from '../domain/assignment/solve-assignment';

/** Whether one worker cannot hold both, straight from the words: overlap, rest, the way. */
function clash(a: AssignmentTask, b: AssignmentTask, problem: AssignmentProblem): boolean {
  const [first, second] = a.start <= b.start ? [a, b] : [b, a];
  const way =
    problem.travel && first.place !== undefined && second.place !== undefined && first.place !== second.place
      ? problem.travel(first.place, second.place)
      : 0;
  return second.start < first.end + (problem.rest ?? 0) + way;
}

function mayHold(
  problem: AssignmentProblem,
  workerId: string,
  tasks: readonly AssignmentTask[],
  most: number,
): boolean {
  const worker = problem.workers.find(({ id }) => id === workerId)!;
  if (tasks.length > Math.min(most, worker.limits?.tasks ?? Infinity)) return false;
  const time = tasks.reduce((sum, { start, end }) => sum + end - start, 0);
  if (time > (worker.limits?.time ?? Infinity)) return false;
  for (const [i, a] of tasks.entries()) for (const b of tasks.slice(i + 1)) if (clash(a, b, problem)) return false;
  const inOrder = [...tasks].sort((a, b) => a.start - b.start).map(({ id }) => id);
  return problem.allows?.(workerId, inOrder) ?? true;
}

/** What is wrong with an answer, in sentences; empty when it is lawful and counted right. */
export function wrongIn(answer: AssignmentAnswer, problem: AssignmentProblem, mostTasks = Infinity): string[] {
  const wrong: string[] = [];
  const tasks = new Map(problem.tasks.map((task) => [task.id, task]));
  const held = new Map<string, AssignmentTask[]>();
  const taken = new Map<string, number>();
  let score = 0;
  for (const { taskId, workerId, score: told } of answer.assigned) {
    const worker = problem.workers.find(({ id }) => id === workerId);
    const qualified = worker?.tasks.find((one) => one.taskId === taskId);
    if (!qualified) wrong.push(`${workerId} does not qualify for ${taskId}`);
    if ((qualified?.score ?? 0) !== told) wrong.push(`the score of ${workerId} for ${taskId} is not ${told}`);
    score += told;
    taken.set(taskId, (taken.get(taskId) ?? 0) + 1);
    held.set(workerId, [...(held.get(workerId) ?? []), tasks.get(taskId)!]);
  }
  for (const [id, count] of taken) if (count > (tasks.get(id)!.seats ?? 1)) wrong.push(`${id} has ${count} workers`);
  for (const [id, own] of held) if (!mayHold(problem, id, own, mostTasks)) wrong.push(`${id} cannot hold all theirs`);
  if (answer.assigned.length !== answer.filled) wrong.push('filled is not what is assigned');
  if (Math.abs(score - answer.score) > 1e-6) wrong.push(`the score is ${score}`);
  if (held.size !== answer.workersUsed) wrong.push(`${held.size} workers are used`);
  if (answer.filled > answer.bound.seats || answer.score > answer.bound.score) wrong.push('a bound is too low');
  return wrong;
}

/** The best there is: most seats, then score; and the fewest workers with that many seats. For tiny problems. */
export function bestByTrying(
  problem: AssignmentProblem,
  mostTasks = Infinity,
): { filled: number; score: number; workers: number } {
  const seats = problem.tasks.flatMap((task) => Array.from({ length: task.seats ?? 1 }, () => task));
  const held = new Map<string, AssignmentTask[]>();
  const best = { filled: -1, score: 0, workers: 0 };
  const go = (at: number, filled: number, score: number): void => {
    if (at === seats.length) {
      const workers = [...held.values()].filter((own) => own.length > 0).length;
      if (filled < best.filled) return;
      if (filled > best.filled) Object.assign(best, { filled, score, workers });
      best.score = Math.max(best.score, score);
      best.workers = Math.min(best.workers, workers);
      return;
    }
    const task = seats[at]!;
    for (const worker of problem.workers) {
      const qualified = worker.tasks.find(({ taskId }) => taskId === task.id);
      const own = held.get(worker.id) ?? [];
      if (!qualified || !mayHold(problem, worker.id, [...own, task], mostTasks)) continue;
      held.set(worker.id, [...own, task]);
      go(at + 1, filled + 1, score + (qualified.score ?? 0));
      held.set(worker.id, own);
    }
    go(at + 1, filled, score);
  };
  go(0, 0, 0);
  return best;
}

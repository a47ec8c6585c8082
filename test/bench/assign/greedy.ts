import type { AssignmentProblem, AssignmentTask } from '@gg/matching';

/**
 * How a foreman with a list would fill a market's shifts: one after the other as they came, each seat for the best-scored
 * worker who still has time for it; of equals, the first by id. Written separately from the solver, whose own figure of
 * the same name is held against it. For markets without places and limits.
 * @param most shifts a worker may hold
 * @returns seats that are filled
 */
export function greedilyFilled({ tasks, workers, rest = 0 }: AssignmentProblem, most: number): number {
  const qualified = new Map<string, { readonly workerId: string; readonly score: number }[]>();
  for (const worker of workers) {
    for (const { taskId, score = 0 } of worker.tasks) {
      qualified.set(taskId, [...(qualified.get(taskId) ?? []), { workerId: worker.id, score }]);
    }
  }
  const held = new Map<string, AssignmentTask[]>();
  let filled = 0;
  for (const task of tasks) {
    const best = (qualified.get(task.id) ?? []).sort((a, b) => b.score - a.score || (a.workerId < b.workerId ? -1 : 1));
    let left = task.seats ?? 1;
    for (const { workerId } of best) {
      const own = held.get(workerId) ?? [];
      const isFree = own.every((one) => task.start >= one.end + rest || one.start >= task.end + rest);
      if (left === 0 || own.length >= most || !isFree) continue;
      held.set(workerId, [...own, task]);
      left--;
      filled++;
    }
  }
  return filled;
}

import { wrongIn } from '../../test/assignment-oracle';
import { tightInstance, type TightInstance } from '../../test/tight-instance';
import { solveAssignment } from './solve-assignment';

const longTasks = { taskMinutes: [180, 300] } as const;
const shortTasks = { taskMinutes: [40, 120] } as const;
const instances: readonly Omit<TightInstance, 'seed'>[] = [
  { ...longTasks, shifts: 20, tightness: 90, skill: 66 },
  { ...longTasks, shifts: 40, tightness: 90, skill: 33 },
  { ...shortTasks, shifts: 20, tightness: 90, skill: 66 },
  { ...shortTasks, shifts: 40, tightness: 95, skill: 33 },
  { ...shortTasks, shifts: 60, tightness: 90, skill: 20 },
];

// No worker to spare: what was cut out of the shifts must fit into them again.
it.each(instances.flatMap((instance) => [1, 2, 3].map((seed) => ({ ...instance, seed }))))(
  'every task is assigned where that is known to be possible: $shifts shifts, skill $skill, seed $seed',
  (instance) => {
    const problem = tightInstance(instance);
    const answer = solveAssignment(problem, { tasksPerWorker: 'several' });
    expect(wrongIn(answer, problem)).toEqual([]);
    expect(answer.filled).toBe(problem.tasks.length);
  },
);

it.each([1, 2])('workers to spare are found and left out: seed %i', (seed) => {
  const instance = { ...shortTasks, shifts: 30, tightness: 90, skill: 66, seed, spare: 10 };
  const problem = tightInstance(instance);
  const answer = solveAssignment(problem, { tasksPerWorker: 'several', fewestWorkers: true });
  expect(wrongIn(answer, problem)).toEqual([]);
  expect(answer.filled).toBe(problem.tasks.length);
  expect(answer.workersUsed).toBeLessThanOrEqual(instance.shifts);
  expect(answer.workersUsed).toBeGreaterThanOrEqual(answer.bound.workers);
});

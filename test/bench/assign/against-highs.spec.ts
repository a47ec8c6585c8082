import { solveAssignment } from '@gg/matching';
import loadHighs, { type Highs } from 'highs';
import { wrongIn } from '../../../libs/matching/test/assignment-oracle';
import { assignmentLp, solveLp } from './assignment-lp';
import { assignMarket } from './assign-market';

let highs: Highs;
beforeAll(async () => {
  highs = await loadHighs();
});

it.each([
  { seed: 1, seats: 60, workers: 40, reach: 60 },
  { seed: 2, seats: 60, workers: 120, reach: 30 },
  { seed: 3, seats: 200, workers: 150, reach: 40 },
])('one shift a worker is what HiGHS finds: $seats seats, $workers workers', (size) => {
  const problem = assignMarket(size);
  const optimum = solveLp(highs, assignmentLp(problem, 'one'));
  const answer = solveAssignment(problem, { tasksPerWorker: 'one' });
  expect(wrongIn(answer, problem, 1)).toEqual([]);
  expect(answer.filled).toBe(Math.round(optimum.filled));
  expect(answer.score).toBeCloseTo(optimum.score, 1);
});

it.each([
  { seed: 1, seats: 40, workers: 15, reach: 60 },
  { seed: 2, seats: 60, workers: 40, reach: 40 },
  { seed: 3, seats: 120, workers: 60, reach: 40 },
])('several shifts a worker come close to what HiGHS finds: $seats seats, $workers workers', (size) => {
  const problem = assignMarket(size);
  const optimum = solveLp(highs, assignmentLp(problem, 'several'));
  const answer = solveAssignment(problem, { tasksPerWorker: 'several' });
  expect(wrongIn(answer, problem)).toEqual([]);
  expect(answer.filled / optimum.filled).toBeGreaterThan(0.985);
  expect(answer.bound.seats).toBeGreaterThanOrEqual(Math.floor(optimum.filled));
  if (answer.filled >= Math.floor(optimum.filled)) {
    expect(answer.score / optimum.score).toBeGreaterThan(0.98);
    expect(answer.bound.score / optimum.score).toBeLessThan(1.02);
  }
});

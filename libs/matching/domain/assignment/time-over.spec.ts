import { wrongIn } from '../../test/assignment-oracle';
import type { AssignmentProblem } from './assignment-problem';
import { blocksOf, tasksOf } from './blocks';
import { compileProblem, conflict } from './compiled-problem';
import { solveAssignment, type AssignmentOptions } from './solve-assignment';
import type { SolverSignals } from './solver-watch';

const SECONDS_A_DAY = 64_800;

/** A day whose tasks start at any second and overlap by hundreds; too few people, of whom each can take many. */
function crowdedDay(tasks: number, workers: number, each: number): AssignmentProblem {
  let state = 7;
  const below = (most: number): number => (state = (state * 48_271) % 2_147_483_647) % most;
  return {
    tasks: Array.from({ length: tasks }, (_, i) => {
      const start = below(SECONDS_A_DAY);
      return { id: `t${i}`, start, end: start + 10_800 + below(21_600), seats: 1 + (i % 3) };
    }),
    workers: Array.from({ length: workers }, (_, w) => ({
      id: `w${w}`,
      tasks: [...new Set(Array.from({ length: each }, () => below(tasks)))].map((i) => ({
        taskId: `t${i}`,
        score: below(1_000),
      })),
    })),
  };
}

/** A clock that is over from the moment on that a stage is told. How often it is looked at after that is the work done late. */
function overFrom(stage: string): { signals: SolverSignals; late: () => number } {
  let over = false;
  let late = 0;
  return {
    signals: {
      timeOver: () => over,
      aborted: () => {
        if (over) late++;
        return false;
      },
      onProgress: (at) => (over ||= at.stage === stage),
    },
    late: () => late,
  };
}

const problem = crowdedDay(1_000, 100, 400);
const best = {
  one: solveAssignment(problem, { tasksPerWorker: 'one' }),
  several: solveAssignment(problem, { tasksPerWorker: 'several' }),
};

it.each<[string, AssignmentOptions]>([
  ['first_come', { tasksPerWorker: 'one' }],
  ['first_come', { tasksPerWorker: 'several' }],
  ['greedy', { tasksPerWorker: 'several' }],
  ['chains', { tasksPerWorker: 'several' }],
  ['prices', { tasksPerWorker: 'several' }],
  ['first_come', { tasksPerWorker: 'several', fewestWorkers: true }],
])(
  'a time that is over after %s ends the work soon, with what was reached and bounds that hold: %j',
  (stage, options) => {
    const { signals, late } = overFrom(stage);
    const answer = solveAssignment(problem, { ...options, untilTimeOver: true }, signals);
    expect(late()).toBeGreaterThan(0);
    expect(late()).toBeLessThan(12);
    expect(wrongIn(answer, problem, options.tasksPerWorker === 'one' ? 1 : Infinity)).toEqual([]);
    expect(answer.filled).toBeGreaterThanOrEqual(answer.firstCome.filled);
    expect(answer.bound.seats).toBeGreaterThanOrEqual(best[options.tasksPerWorker].filled);
  },
);

it('a time that is over in the middle of one shift a worker keeps what it has, and says more than it at most', () => {
  const whole = best.one;
  let looks = 0;
  const answer = solveAssignment(problem, { tasksPerWorker: 'one' }, { timeOver: () => ++looks > 4 });
  expect(wrongIn(answer, problem, 1)).toEqual([]);
  expect(answer.filled).toBeLessThanOrEqual(whole.filled);
  expect(answer.bound.seats).toBeGreaterThanOrEqual(whole.filled);
  expect(answer.bound.score).toBeGreaterThanOrEqual(whole.score);
  expect(answer.score).toBeLessThan(whole.score);
});

it('blocks are the largest sets of tasks alive at one instant, and take little memory where all overlap', () => {
  const p = compileProblem({ ...crowdedDay(60, 0, 0), rest: 60 });
  const byTrying = p.taskIds
    .map((_, t) => [...p.taskIds.keys()].filter((other) => other <= t && p.end[other]! + p.rest > p.start[t]!))
    .filter((set, t, sets) => t === sets.length - 1 || !set.every((one) => sets[t + 1]!.includes(one)));
  const blocks = blocksOf(p).map((block) => [...tasksOf(p, block)]);
  expect(blocks).toEqual(byTrying);
  for (const block of blocks) for (const a of block) for (const b of block) expect(conflict(p, a, b)).toBe(true);
  // As lists they would be gigabytes.
  expect(blocksOf(compileProblem(crowdedDay(100_000, 0, 0))).length).toBeGreaterThan(25_000);
});

it('whoever takes thousands of tasks one after the other is dealt with soon', () => {
  const row: AssignmentProblem = {
    tasks: Array.from({ length: 60_000 }, (_, i) => ({ id: `t${i}`, start: i, end: i + 1 })),
    workers: [{ id: 'w', tasks: Array.from({ length: 60_000 }, (_, i) => ({ taskId: `t${(i * 7) % 60_000}` })) }],
  };
  const { signals, late } = overFrom('first_come');
  const answer = solveAssignment(row, { tasksPerWorker: 'several' }, signals);
  expect(answer.filled).toBe(60_000);
  expect(late()).toBeLessThan(12);
});

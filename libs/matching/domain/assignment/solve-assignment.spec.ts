import fc from 'fast-check';
import { bestByTrying, wrongIn } from '../../test/assignment-oracle';
import type { AssignmentProblem } from './assignment-problem';
import { solveAssignment } from './solve-assignment';
import { AssignmentAborted } from './solver-watch';

const problems = (
  most: { tasks: number; workers: number; seats: number },
  more = false,
): fc.Arbitrary<AssignmentProblem> =>
  fc
    .record({
      times: fc.array(fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: most.seats })), {
        maxLength: most.tasks,
      }),
      chances: fc.array(fc.array(fc.nat(9), { minLength: most.tasks, maxLength: most.tasks }), {
        maxLength: most.workers,
      }),
      rest: fc.nat(2),
      way: fc.nat(3),
      limits: fc.array(fc.record({ tasks: fc.nat(3), time: fc.nat(12) }), {
        minLength: most.workers,
        maxLength: most.workers,
      }),
    })
    .map(({ times, chances, rest, way, limits }) => ({
      tasks: times.map(([start, length, seats], i) => ({
        id: `t${i}`,
        start,
        end: start + length,
        seats,
        ...(more ? { place: `p${i % 3}` } : {}),
      })),
      workers: chances.map((row, w) => ({
        id: `w${w}`,
        // Three in ten do not qualify.
        tasks: row.slice(0, times.length).flatMap((value, i) => (value < 3 ? [] : [{ taskId: `t${i}`, score: value }])),
        ...(more && w % 2 === 0 ? { limits: limits[w]! } : {}),
      })),
      ...(more
        ? {
            rest,
            travel: () => way,
            // Whoever may hold a set may hold every part of it.
            allows: (workerId: string, taskIds: readonly string[]) =>
              workerId !== 'w1' || !(taskIds.includes('t0') && taskIds.includes('t1')),
          }
        : {}),
    }));

it('one task a worker is the optimum, whatever the limits', () => {
  fc.assert(
    fc.property(problems({ tasks: 4, workers: 3, seats: 2 }, true), (problem) => {
      const answer = solveAssignment(problem, { tasksPerWorker: 'one' });
      expect(wrongIn(answer, problem, 1)).toEqual([]);
      const { filled, score } = bestByTrying(problem, 1);
      expect({ filled: answer.filled, score: answer.score }).toEqual({ filled, score });
      expect(answer.bound).toMatchObject({ seats: filled, score });
    }),
    { numRuns: 120 },
  );
});

it('several tasks a worker: lawful, never above the bound, as full as can be, and close to the best score', () => {
  let best = 0;
  let reached = 0;
  fc.assert(
    fc.property(problems({ tasks: 4, workers: 3, seats: 2 }), (problem) => {
      const answer = solveAssignment(problem, { tasksPerWorker: 'several' });
      expect(wrongIn(answer, problem)).toEqual([]);
      const truth = bestByTrying(problem);
      expect(answer.filled).toBe(truth.filled);
      expect(answer.bound.seats).toBeGreaterThanOrEqual(truth.filled);
      expect(answer.bound.score).toBeGreaterThanOrEqual(truth.score);
      expect(answer.firstCome.filled).toBeLessThanOrEqual(truth.filled);
      best += truth.score;
      reached += answer.score;
    }),
    { numRuns: 120, seed: 7 },
  );
  expect(reached / best).toBeGreaterThan(0.99);
});

it('several tasks a worker with rest, ways, limits and rules: lawful, and never above the bound', () => {
  let best = 0;
  let reached = 0;
  fc.assert(
    fc.property(problems({ tasks: 4, workers: 3, seats: 2 }, true), (problem) => {
      const answer = solveAssignment(problem, { tasksPerWorker: 'several' });
      expect(wrongIn(answer, problem)).toEqual([]);
      const truth = bestByTrying(problem);
      expect(answer.bound.seats).toBeGreaterThanOrEqual(truth.filled);
      if (answer.filled === truth.filled) expect(answer.bound.score).toBeGreaterThanOrEqual(truth.score);
      best += truth.filled;
      reached += answer.filled;
    }),
    { numRuns: 120, seed: 7 },
  );
  expect(reached / best).toBeGreaterThan(0.995);
});

it('fewest workers: as full, lawful, and not below what any assignment needs', () => {
  let best = 0;
  let reached = 0;
  fc.assert(
    fc.property(problems({ tasks: 5, workers: 4, seats: 1 }), (problem) => {
      const answer = solveAssignment(problem, { tasksPerWorker: 'several', fewestWorkers: true });
      expect(wrongIn({ ...answer, bound: { ...answer.bound, score: Infinity } }, problem)).toEqual([]);
      const truth = bestByTrying(problem);
      expect(answer.filled).toBe(truth.filled);
      expect(answer.workersUsed).toBeGreaterThanOrEqual(truth.workers);
      if (truth.filled === answer.seats) expect(answer.bound.workers).toBeLessThanOrEqual(truth.workers);
      best += truth.workers;
      reached += answer.workersUsed;
    }),
    { numRuns: 100, seed: 7 },
  );
  expect(reached / best).toBeLessThan(1.02);
});

it('the order in which tasks and workers come changes the first come only', () => {
  fc.assert(
    fc.property(
      problems({ tasks: 6, workers: 5, seats: 2 }),
      fc.constantFrom('one' as const, 'several' as const),
      (problem, tasksPerWorker) => {
        const turned = { ...problem, tasks: problem.tasks.toReversed(), workers: problem.workers.toReversed() };
        const { firstCome: _, ...answer } = solveAssignment(problem, { tasksPerWorker: 'one' });
        const { firstCome: __, ...again } = solveAssignment(turned, { tasksPerWorker: 'one' });
        expect(again).toEqual(answer);
        expect(solveAssignment(problem, { tasksPerWorker })).toEqual(solveAssignment(problem, { tasksPerWorker }));
      },
    ),
  );
});

it('an abort ends the work, and time that is over leaves a lawful answer', () => {
  const problem: AssignmentProblem = {
    tasks: Array.from({ length: 300 }, (_, i) => ({ id: `t${i}`, start: i % 40, end: (i % 40) + 7 })),
    workers: Array.from({ length: 50 }, (_, w) => ({
      id: `w${w}`,
      tasks: Array.from({ length: 100 }, (_, i) => ({ taskId: `t${(i * 7 + w * 3) % 300}`, score: (i * w) % 11 })),
    })),
  };
  let asked = 0;
  const stages = new Set<string>();
  expect(() => solveAssignment(problem, { tasksPerWorker: 'several' }, { aborted: () => ++asked > 4 })).toThrow(
    AssignmentAborted,
  );
  const answer = solveAssignment(
    problem,
    { tasksPerWorker: 'several', untilTimeOver: true, fewestWorkers: true },
    { timeOver: () => true, onProgress: ({ stage }) => stages.add(stage) },
  );
  expect(wrongIn(answer, problem)).toEqual([]);
  expect([...stages]).toEqual(['first_come', 'greedy', 'chains', 'bound']);
});

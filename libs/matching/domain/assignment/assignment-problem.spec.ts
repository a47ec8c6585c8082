import { ASSIGNMENT_LIMITS, type AssignmentProblem } from './assignment-problem';
import { solveAssignment } from './solve-assignment';

const task = (more: object = {}) => ({ id: 'a', start: 0, end: 10, ...more });
const worker = (more: object = {}) => ({ id: 'w', tasks: [{ taskId: 'a' }], ...more });

it.each<[string, Partial<AssignmentProblem>, string]>([
  ['a reversed time', { tasks: [task({ end: -1 })] }, 'task "a": it ends no later than it starts'],
  ['a time of no length', { tasks: [task({ end: 0 })] }, 'task "a": it ends no later than it starts'],
  ['a time that is none', { tasks: [task({ start: NaN })] }, 'task "a": start and end are whole numbers'],
  ['a time beyond all', { tasks: [task({ end: 1e300 })] }, 'task "a": start and end are whole numbers'],
  ['no seat', { tasks: [task({ seats: 0 })] }, 'task "a": seats are a whole number of at least 1'],
  ['half a seat', { tasks: [task({ seats: 1.5 })] }, 'task "a": seats are a whole number of at least 1'],
  ['two tasks of one id', { tasks: [task(), task()] }, 'two tasks have the id "a"'],
  ['a task without id', { tasks: [task({ id: '' }), task()] }, 'task id "" is none: 1 to 200 characters'],
  ['two workers of one id', { workers: [worker(), worker()] }, 'two workers have the id "w"'],
  [
    'a task that is none',
    { workers: [worker({ tasks: [{ taskId: 'b' }] })] },
    'worker "w" qualifies for "b", which is no task',
  ],
  [
    'a task twice',
    { workers: [worker({ tasks: [{ taskId: 'a' }, { taskId: 'a' }] })] },
    'worker "w" qualifies twice for "a"',
  ],
  [
    'a score below nothing',
    { workers: [worker({ tasks: [{ taskId: 'a', score: -1 }] })] },
    'worker "w", task "a": a score is 0 to 10000000',
  ],
  [
    'a score that is none',
    { workers: [worker({ tasks: [{ taskId: 'a', score: NaN }] })] },
    'worker "w", task "a": a score is 0 to 10000000',
  ],
  [
    'a limit that is none',
    { workers: [worker({ limits: { tasks: -1 } })] },
    'worker "w": the limit of tasks is no count',
  ],
  [
    'a time limit that is none',
    { workers: [worker({ limits: { time: Infinity } })] },
    'worker "w": the limit of time is no length of time',
  ],
  ['a rest below nothing', { rest: -1 }, 'rest -1 is no length of time'],
  ['too many seats', { tasks: [task({ seats: ASSIGNMENT_LIMITS.seats + 1 })] }, '1000001 seats: at most 1000000'],
  [
    'a way below nothing',
    { tasks: [task({ place: 'x' }), task({ id: 'b', place: 'y' })], travel: () => -1 },
    'the way from x to y takes no time',
  ],
])('%s is refused by name', (_, change, sentence) => {
  const problem = { tasks: [task()], workers: [worker()], ...change };
  expect(() => solveAssignment(problem, { tasksPerWorker: 'several' })).toThrow(new RangeError(sentence));
});

it('a million tasks are refused at once, and of many faults the first are named', () => {
  const tasks = Array.from({ length: 1_000_000 }, (_, i) => ({ id: `t${i}`, start: 0, end: 1 }));
  expect(() => solveAssignment({ tasks, workers: [] }, { tasksPerWorker: 'one' })).toThrow(
    '1000000 tasks: at most 200000',
  );
  const bad = tasks.slice(0, 30).map((one) => ({ ...one, end: 0 }));
  expect(() => solveAssignment({ tasks: bad, workers: [] }, { tasksPerWorker: 'one' })).toThrow(/; and 10 more$/);
});

it.each(['one', 'several'] as const)('nothing to assign is an answer too: %s', (tasksPerWorker) => {
  const nothing = { filled: 0, score: 0, workersUsed: 0, assigned: [] };
  const options = { tasksPerWorker, fewestWorkers: true };
  expect(solveAssignment({ tasks: [], workers: [] }, options)).toMatchObject({ ...nothing, seats: 0 });
  expect(solveAssignment({ tasks: [], workers: [worker({ tasks: [] })] }, options)).toMatchObject({
    ...nothing,
    seats: 0,
  });
  const alone = solveAssignment({ tasks: [task({ seats: 3 })], workers: [worker({ tasks: [] })] }, options);
  expect(alone).toMatchObject({ ...nothing, seats: 3, bound: { seats: 0, score: 0 } });
});

it('tasks that touch can be held together, and a rest keeps them apart', () => {
  const problem = {
    tasks: [task(), task({ id: 'b', start: 10, end: 20 })],
    workers: [worker({ tasks: [{ taskId: 'a' }, { taskId: 'b' }] })],
  };
  expect(solveAssignment(problem, { tasksPerWorker: 'several' }).filled).toBe(2);
  expect(solveAssignment({ ...problem, rest: 1 }, { tasksPerWorker: 'several' }).filled).toBe(1);
  expect(solveAssignment(problem, { tasksPerWorker: 'one' }).filled).toBe(1);
});

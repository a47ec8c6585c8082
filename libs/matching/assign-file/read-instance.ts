import { z } from 'zod';
import { ASSIGNMENT_LIMITS, type AssignmentProblem } from '../domain/assignment/assignment-problem';

const MINUTE_MS = 60_000;

const id = z.union([z.string(), z.int()]);
const instant = z.union([z.number(), z.string()]);
const length = z.number().min(0);

const instanceSchema = z.strictObject({
  name: z.string().optional(),
  tasksPerWorker: z.enum(['one', 'several']).optional(),
  rest: length.optional(),
  tasks: z.array(
    z.strictObject({
      id,
      start: instant,
      end: instant,
      seats: z.number().optional(),
      place: z.string().optional(),
    }),
  ),
  workers: z.array(
    z.strictObject({
      id,
      tasks: z.array(z.union([z.string(), z.int(), z.strictObject({ id, score: z.number().optional() })])),
      limits: z.strictObject({ tasks: z.number().optional(), time: length.optional() }).optional(),
    }),
  ),
  travel: z.array(z.strictObject({ from: z.string(), to: z.string(), time: length })).optional(),
});

/** An instance from a file, and how many tasks a worker may take by its word. */
export interface AssignmentInstance {
  readonly problem: AssignmentProblem;
  readonly tasksPerWorker: 'one' | 'several';
}

/**
 * Reads the form that docs/assignment.md describes. Times are whole numbers, or instants with their offset: lengths are then
 * minutes.
 * @throws Error in one sentence that names the first thing that is wrong
 */
export function readInstance(text: string): AssignmentInstance {
  const raw = parsed(text);
  refuseWhatIsTooMuch(raw);
  const found = instanceSchema.safeParse(raw);
  if (!found.success) {
    const [issue] = found.error.issues;
    throw new Error(`${issue?.path.join('.') || 'the file'}: ${issue?.message ?? 'not understood'}`);
  }
  const { data } = found;
  const inInstants = data.tasks.some(({ start, end }) => typeof start === 'string' || typeof end === 'string');
  const unit = inInstants ? MINUTE_MS : 1;
  const ways = waysOf(data, unit);
  const { rest } = data;
  const named = onceEach((taskId) => taskId);
  const plain = onceEach((taskId) => ({ taskId }));
  const problem: AssignmentProblem = {
    tasks: data.tasks.map((task) => ({
      ...task,
      id: String(task.id),
      start: timeOf(task.start, task.id, inInstants),
      end: timeOf(task.end, task.id, inInstants),
    })),
    workers: data.workers.map((worker) => ({
      id: String(worker.id),
      tasks: worker.tasks.map((one) =>
        typeof one === 'object' ? { taskId: named(one.id), score: one.score } : plain(one),
      ),
      ...(worker.limits
        ? {
            limits: {
              ...worker.limits,
              ...(worker.limits.time === undefined ? {} : { time: worker.limits.time * unit }),
            },
          }
        : {}),
    })),
    ...(rest === undefined ? {} : { rest: rest * unit }),
    ...(ways.size === 0 ? {} : { travel: (from, to) => ways.get(way(from, to)) ?? ways.get(way(to, from)) ?? 0 }),
  };
  return { problem, tasksPerWorker: data.tasksPerWorker ?? 'several' };
}

/** What is made of an id, made once for each: millions of qualifications share it. */
function onceEach<T>(make: (id: string) => T): (id: string | number) => T {
  const made = new Map<string | number, T>();
  return (id) => {
    let one = made.get(id);
    if (one === undefined) made.set(id, (one = make(String(id))));
    return one;
  };
}

/** Counts before it looks at each: what is far too big is refused at once. */
function refuseWhatIsTooMuch(raw: unknown): void {
  for (const name of ['tasks', 'workers'] as const) {
    const many = (raw as Partial<Record<typeof name, unknown>> | null)?.[name];
    if (Array.isArray(many) && many.length > ASSIGNMENT_LIMITS[name]) {
      throw new Error(`${many.length} ${name}: at most ${ASSIGNMENT_LIMITS[name]}`);
    }
  }
}

const way = (from: string, to: string): string => JSON.stringify([from, to]);

/** The ways as they are given. Each at most once, and between places of tasks: a misspelt one would count as no way at all. */
function waysOf({ tasks, travel = [] }: z.output<typeof instanceSchema>, unit: number): ReadonlyMap<string, number> {
  const places = new Set(tasks.map(({ place }) => place));
  const ways = new Map<string, number>();
  for (const { from, to, time } of travel) {
    for (const name of [from, to]) {
      if (!places.has(name)) throw new Error(`travel: no task is at ${JSON.stringify(name)}`);
    }
    const told = `travel: the way from ${JSON.stringify(from)} to ${JSON.stringify(to)}`;
    if (from === to && time > 0) throw new Error(`${told} leads nowhere else`);
    if (ways.has(way(from, to))) throw new Error(`${told} is given twice`);
    ways.set(way(from, to), time * unit);
  }
  return ways;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch (error) {
    throw new Error(`the file is no JSON: ${(error as Error).message}`, { cause: error });
  }
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

function timeOf(value: number | string, taskId: string | number, inInstants: boolean): number {
  if (typeof value === 'number') {
    if (inInstants) throw new Error(`task ${taskId}: times are all numbers or all instants, not both`);
    return value;
  }
  const ms = INSTANT.test(value) ? Date.parse(value) : NaN;
  if (Number.isNaN(ms)) throw new Error(`task ${taskId}: ${value} is no instant with its offset`);
  return ms;
}

import { z } from 'zod';
import type { AssignmentProblem } from '../domain/assignment/assignment-problem';

const MINUTE_MS = 60_000;

const id = z.union([z.string(), z.int().transform(String)]);
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
      tasks: z.array(
        z.union([z.string(), z.int().transform(String), z.strictObject({ id, score: z.number().optional() })]),
      ),
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
  const found = instanceSchema.safeParse(parsed(text));
  if (!found.success) {
    const [issue] = found.error.issues;
    throw new Error(`${issue?.path.join('.') || 'the file'}: ${issue?.message ?? 'not understood'}`);
  }
  const { data } = found;
  const inInstants = data.tasks.some(({ start, end }) => typeof start === 'string' || typeof end === 'string');
  const unit = inInstants ? MINUTE_MS : 1;
  const ways = new Map<string, number>();
  for (const { from, to, time } of data.travel ?? []) {
    ways.set(JSON.stringify([from, to]), time * unit);
    if (!ways.has(JSON.stringify([to, from]))) ways.set(JSON.stringify([to, from]), time * unit);
  }
  const { rest } = data;
  const problem: AssignmentProblem = {
    tasks: data.tasks.map((task) => ({
      ...task,
      start: timeOf(task.start, task.id, inInstants),
      end: timeOf(task.end, task.id, inInstants),
    })),
    workers: data.workers.map((worker) => ({
      id: worker.id,
      tasks: worker.tasks.map((one) =>
        typeof one === 'string' ? { taskId: one } : { taskId: one.id, score: one.score },
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
    ...(ways.size === 0 ? {} : { travel: (from, to) => ways.get(JSON.stringify([from, to])) ?? 0 }),
  };
  return { problem, tasksPerWorker: data.tasksPerWorker ?? 'several' };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch (error) {
    throw new Error(`the file is no JSON: ${(error as Error).message}`, { cause: error });
  }
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

function timeOf(value: number | string, taskId: string, inInstants: boolean): number {
  if (typeof value === 'number') {
    if (inInstants) throw new Error(`task ${taskId}: times are all numbers or all instants, not both`);
    return value;
  }
  const ms = INSTANT.test(value) ? Date.parse(value) : NaN;
  if (Number.isNaN(ms)) throw new Error(`task ${taskId}: ${value} is no instant with its offset`);
  return ms;
}

/**
 * The general form of a batch assignment (批量派单): tasks with a time and seats, workers who qualify for some of them. A shift
 * is a task; instances of the literature are tasks too. Times are whole numbers of one unit of the caller's choice
 * (milliseconds, minutes); windows are half-open, so tasks that touch do not overlap.
 */
export interface AssignmentTask {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  /** How many workers it takes; 1 when absent. A worker takes one of them at most. */
  readonly seats?: number;
  /** Where it is, for the time of the way between two tasks. */
  readonly place?: string;
}

/** That a worker may take a task, and how good that would be. */
export interface AssignmentQualification {
  readonly taskId: string;
  /** 0 … 10,000,000, counted in thousandths; 0 when absent. */
  readonly score?: number;
}

/** What one worker can hold at most, beside never being in two places at once. */
export interface WorkerLimits {
  readonly tasks?: number;
  /** Sum of the tasks' lengths, in the unit of their times. */
  readonly time?: number;
}

export interface AssignmentWorker {
  readonly id: string;
  readonly tasks: readonly AssignmentQualification[];
  readonly limits?: WorkerLimits;
}

export interface AssignmentProblem {
  readonly tasks: readonly AssignmentTask[];
  readonly workers: readonly AssignmentWorker[];
  /** Time between any two tasks of one worker, in the unit of the times; 0 when absent. */
  readonly rest?: number;
  /** Time of the way between two different places, on top of the rest; asked once a pair, 0 when absent. */
  readonly travel?: (from: string, to: string) => number;
  /**
   * Whether a worker may hold these tasks together, beside all the above: law and market rules that look at a whole day or
   * week. Tasks come in order of time. Whoever may hold a set must be allowed every part of it.
   */
  readonly allows?: (workerId: string, taskIds: readonly string[]) => boolean;
}

/** Sizes beyond which a problem is refused instead of taking the machine's memory. */
export const ASSIGNMENT_LIMITS = {
  tasks: 200_000,
  workers: 500_000,
  seats: 1_000_000,
  qualifications: 20_000_000,
  places: 2_000,
  score: 10_000_000,
  /** A third of the safe integers: sums of two times and a rest stay exact. */
  time: 3_000_000_000_000_000,
} as const;

/** Faults told by name; the rest are counted. */
const MAX_TOLD = 20;

/** Gathers what is wrong with a problem, in sentences. */
class Faults {
  readonly told: string[] = [];
  private more = 0;

  add(sentence: string): void {
    if (this.told.length < MAX_TOLD) this.told.push(sentence);
    else this.more++;
  }

  all(): string[] {
    return this.more > 0 ? [...this.told, `and ${this.more} more`] : this.told;
  }
}

const short = (id: unknown): string => JSON.stringify(id)?.slice(0, 60) ?? String(id);
const isTime = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Math.abs(value as number) <= ASSIGNMENT_LIMITS.time;
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const isId = (value: unknown): value is string => typeof value === 'string' && value !== '' && value.length <= 200;

/** Everything wrong with a problem; empty when it can be solved. Linear in its size, and at once where it is too big. */
export function assignmentFaults(problem: AssignmentProblem): string[] {
  const size = { tasks: problem.tasks.length, workers: problem.workers.length };
  if (size.tasks > ASSIGNMENT_LIMITS.tasks) return [`${size.tasks} tasks: at most ${ASSIGNMENT_LIMITS.tasks}`];
  if (size.workers > ASSIGNMENT_LIMITS.workers)
    return [`${size.workers} workers: at most ${ASSIGNMENT_LIMITS.workers}`];
  const faults = new Faults();
  if (problem.rest !== undefined && !(isTime(problem.rest) && problem.rest >= 0)) {
    faults.add(`rest ${short(problem.rest)} is no length of time`);
  }
  const numberOf = taskFaults(problem, faults);
  workerFaults(problem, numberOf, faults);
  return faults.all();
}

function taskFaults(problem: AssignmentProblem, faults: Faults): ReadonlyMap<string, number> {
  const ids = new Map<string, number>();
  const places = new Set<string>();
  let seats = 0;
  for (const task of problem.tasks) {
    if (!isId(task.id)) faults.add(`task id ${short(task.id)} is none: 1 to 200 characters`);
    else if (ids.has(task.id)) faults.add(`two tasks have the id ${short(task.id)}`);
    ids.set(task.id, ids.size);
    if (!isTime(task.start) || !isTime(task.end)) faults.add(`task ${short(task.id)}: start and end are whole numbers`);
    else if (task.end <= task.start) faults.add(`task ${short(task.id)}: it ends no later than it starts`);
    const wanted = task.seats ?? 1;
    if (!isCount(wanted) || wanted === 0) faults.add(`task ${short(task.id)}: seats are a whole number of at least 1`);
    else seats += wanted;
    if (task.place !== undefined) places.add(task.place);
  }
  if (seats > ASSIGNMENT_LIMITS.seats) faults.add(`${seats} seats: at most ${ASSIGNMENT_LIMITS.seats}`);
  if (problem.travel && places.size > ASSIGNMENT_LIMITS.places) {
    faults.add(`${places.size} places: at most ${ASSIGNMENT_LIMITS.places}`);
  }
  return ids;
}

function workerFaults(problem: AssignmentProblem, numberOf: ReadonlyMap<string, number>, faults: Faults): void {
  const ids = new Set<string>();
  /** By task, the last worker who named it, counted from 1. */
  const namedBy = new Int32Array(problem.tasks.length + 1);
  let qualifications = 0;
  for (const [w, worker] of problem.workers.entries()) {
    if (!isId(worker.id)) faults.add(`worker id ${short(worker.id)} is none: 1 to 200 characters`);
    else if (ids.has(worker.id)) faults.add(`two workers have the id ${short(worker.id)}`);
    ids.add(worker.id);
    const { tasks, time } = worker.limits ?? {};
    if (tasks !== undefined && !isCount(tasks))
      faults.add(`worker ${short(worker.id)}: the limit of tasks is no count`);
    if (time !== undefined && !(isTime(time) && time >= 0)) {
      faults.add(`worker ${short(worker.id)}: the limit of time is no length of time`);
    }
    qualifications += worker.tasks.length;
    if (qualifications > ASSIGNMENT_LIMITS.qualifications) {
      faults.add(`more than ${ASSIGNMENT_LIMITS.qualifications} qualifications`);
      return;
    }
    for (const { taskId, score } of worker.tasks) {
      const number = numberOf.get(taskId);
      if (number === undefined)
        faults.add(`worker ${short(worker.id)} qualifies for ${short(taskId)}, which is no task`);
      else if (namedBy[number] === w + 1) faults.add(`worker ${short(worker.id)} qualifies twice for ${short(taskId)}`);
      else namedBy[number] = w + 1;
      if (score !== undefined && !(score >= 0 && score <= ASSIGNMENT_LIMITS.score)) {
        faults.add(`worker ${short(worker.id)}, task ${short(taskId)}: a score is 0 to ${ASSIGNMENT_LIMITS.score}`);
      }
    }
  }
}

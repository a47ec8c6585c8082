import { assignmentFaults, type AssignmentProblem } from './assignment-problem';

/** Scores are counted in thousandths, so that sums are exact. */
export const SCORE_UNIT = 1_000;

/**
 * A problem as flat arrays. Tasks are numbered by start, end, id, and workers by id, so that the answer does not depend on
 * the order in which they came. `edges` are qualifications, held twice: by task with the best score first, and by worker
 * in the order of tasks.
 */
export interface CompiledProblem {
  readonly taskIds: readonly string[];
  readonly workerIds: readonly string[];
  readonly start: Float64Array;
  readonly end: Float64Array;
  readonly seats: Int32Array;
  readonly totalSeats: number;
  /** Tasks in the order in which they came. */
  readonly arrival: Int32Array;
  /** Edges of task t: `edgeOfTask[t]` up to `edgeOfTask[t + 1]`. */
  readonly edgeOfTask: Int32Array;
  readonly edgeWorker: Int32Array;
  readonly edgeScore: Float64Array;
  /** What the score lacks to the highest of all. */
  readonly edgeCost: Float64Array;
  /** Edges of worker w: `edgeOfWorker[w]` up to `edgeOfWorker[w + 1]`, tasks ascending. */
  readonly edgeOfWorker: Int32Array;
  readonly workerTask: Int32Array;
  readonly workerScore: Float64Array;
  /** The edge by task of each edge by worker. */
  readonly twin: Int32Array;
  /** The edge by worker of each edge by task. */
  readonly ownEdge: Int32Array;
  readonly maxScore: number;
  readonly maxTasks: Float64Array;
  readonly maxTime: Float64Array;
  readonly hasLimits: boolean;
  readonly rest: number;
  /** The longest time that may have to lie between two tasks. */
  readonly maxGap: number;
  readonly longest: number;
  /** Place of each task, or -1; ways between places, or null where none takes time. */
  readonly place: Int32Array;
  readonly ways: Float64Array | null;
  readonly places: number;
  readonly allows: ((worker: number, tasks: readonly number[]) => boolean) | null;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** @throws RangeError with every fault in its sentence ({@link assignmentFaults}) */
export function compileProblem(problem: AssignmentProblem): CompiledProblem {
  const faults = assignmentFaults(problem);
  if (faults.length > 0) throw new RangeError(faults.join('; '));
  const nT = problem.tasks.length;
  const order = [...problem.tasks.keys()].sort((a, b) => {
    const x = problem.tasks[a]!;
    const y = problem.tasks[b]!;
    return x.start - y.start || x.end - y.end || byText(x.id, y.id);
  });
  const tasks = order.map((at) => problem.tasks[at]!);
  const arrival = new Int32Array(nT);
  for (const [task, at] of order.entries()) arrival[at] = task;
  const numberOf = new Map(tasks.map((task, number) => [task.id, number]));
  const isSorted = problem.workers.every((worker, i) => i === 0 || problem.workers[i - 1]!.id < worker.id);
  const workers = isSorted ? problem.workers : [...problem.workers].sort((a, b) => byText(a.id, b.id));
  const start = Float64Array.from(tasks, (task) => task.start);
  const end = Float64Array.from(tasks, (task) => task.end);
  const seats = Int32Array.from(tasks, (task) => task.seats ?? 1);
  const rest = problem.rest ?? 0;
  const ground = placesOf(problem, tasks);
  const taskIds = tasks.map((task) => task.id);
  const { allows } = problem;
  const maxTasks = Float64Array.from(workers, (worker) => worker.limits?.tasks ?? Infinity);
  const maxTime = Float64Array.from(workers, (worker) => worker.limits?.time ?? Infinity);
  return {
    taskIds,
    workerIds: workers.map((worker) => worker.id),
    start,
    end,
    seats,
    totalSeats: seats.reduce((sum, one) => sum + one, 0),
    arrival,
    ...edgesOf(workers, numberOf, nT),
    maxTasks,
    maxTime,
    hasLimits: allows !== undefined || maxTasks.some(Number.isFinite) || maxTime.some(Number.isFinite),
    rest,
    maxGap: rest + ground.longestWay,
    longest: tasks.reduce((max, task) => Math.max(max, task.end - task.start), 0),
    place: ground.place,
    ways: ground.ways,
    places: ground.places,
    allows: allows
      ? (worker, held) =>
          allows(
            workers[worker]!.id,
            held.map((task) => taskIds[task]!),
          )
      : null,
  };
}

function edgesOf(workers: AssignmentProblem['workers'], numberOf: ReadonlyMap<string, number>, nT: number) {
  const nE = workers.reduce((sum, worker) => sum + worker.tasks.length, 0);
  const edgeOfWorker = new Int32Array(workers.length + 1);
  const workerTask = new Int32Array(nE);
  const workerScore = new Float64Array(nE);
  const owner = new Int32Array(nE);
  const edgeOfTask = new Int32Array(nT + 1);
  const spare = new Float64Array(workers.reduce((most, worker) => Math.max(most, worker.tasks.length), 0));
  let at = 0;
  let maxScore = 0;
  for (const [w, worker] of workers.entries()) {
    const from = at;
    for (const { taskId, score = 0 } of worker.tasks) {
      const task = numberOf.get(taskId)!;
      const counted = Math.round(score * SCORE_UNIT);
      if (counted > maxScore) maxScore = counted;
      edgeOfTask[task + 1]!++;
      owner[at] = w;
      workerTask[at] = task;
      workerScore[at++] = counted;
    }
    sortByTask(workerTask, workerScore, from, at, spare);
    edgeOfWorker[w + 1] = at;
  }
  for (let t = 0; t < nT; t++) edgeOfTask[t + 1]! += edgeOfTask[t]!;
  const next = edgeOfTask.slice(0, nT);
  const byTask = new Int32Array(nE);
  for (let e = 0; e < nE; e++) byTask[next[workerTask[e]!]!++] = e;
  for (let t = 0; t < nT; t++) sortByScore(byTask.subarray(edgeOfTask[t]!, edgeOfTask[t + 1]!), workerScore, maxScore);
  const twin = new Int32Array(nE);
  for (let e = 0; e < nE; e++) twin[byTask[e]!] = e;
  const edgeScore = new Float64Array(nE);
  for (let e = 0; e < nE; e++) edgeScore[e] = workerScore[byTask[e]!]!;
  return {
    edgeOfTask,
    edgeWorker: byTask.map((e) => owner[e]!),
    edgeScore,
    edgeCost: edgeScore.map((score) => maxScore - score),
    edgeOfWorker,
    workerTask,
    workerScore,
    twin,
    ownEdge: byTask,
    maxScore,
  };
}

/** Sorts a worker's edges by task. */
function sortByTask(tasks: Int32Array, scores: Float64Array, from: number, to: number, spare: Float64Array): void {
  let sorted = true;
  for (let i = from + 1; i < to && sorted; i++) sorted = tasks[i - 1]! < tasks[i]!;
  if (sorted) return;
  const size = to - from;
  const keys = spare.subarray(0, size);
  for (let i = 0; i < size; i++) keys[i] = tasks[from + i]! * size + i;
  keys.sort();
  const before = scores.slice(from, to);
  for (let i = 0; i < size; i++) {
    tasks[from + i] = Math.floor(keys[i]! / size);
    scores[from + i] = before[keys[i]! % size]!;
  }
}

/** Sorts a task's edges, which come by worker, best score first. */
function sortByScore(edges: Int32Array, score: Float64Array, maxScore: number): void {
  const size = edges.length;
  if (!Number.isSafeInteger((maxScore + 1) * size)) {
    edges.sort((a, b) => score[b]! - score[a]! || a - b);
    return;
  }
  // Score and place in one number: sorted without a comparison in JavaScript.
  const keys = new Float64Array(size);
  for (let i = 0; i < size; i++) keys[i] = (maxScore - score[edges[i]!]!) * size + i;
  keys.sort();
  const before = edges.slice();
  for (let i = 0; i < size; i++) edges[i] = before[keys[i]! % size]!;
}

/** @throws RangeError when a way takes no time that one could name */
function placesOf(problem: AssignmentProblem, tasks: AssignmentProblem['tasks']) {
  const { travel } = problem;
  const place = new Int32Array(tasks.length).fill(-1);
  if (!travel) return { place, ways: null, places: 0, longestWay: 0 };
  const names: string[] = [];
  const numberOf = new Map<string, number>();
  for (const [t, task] of tasks.entries()) {
    if (task.place === undefined) continue;
    let number = numberOf.get(task.place);
    if (number === undefined) {
      numberOf.set(task.place, (number = names.length));
      names.push(task.place);
    }
    place[t] = number;
  }
  const ways = new Float64Array(names.length * names.length);
  let longestWay = 0;
  for (const [a, from] of names.entries()) {
    for (const [b, to] of names.entries()) {
      const time = a === b ? 0 : travel(from, to);
      if (!Number.isSafeInteger(time) || time < 0) throw new RangeError(`the way from ${from} to ${to} takes no time`);
      ways[a * names.length + b] = time;
      if (time > longestWay) longestWay = time;
    }
  }
  return { place, ways: longestWay > 0 ? ways : null, places: names.length, longestWay };
}

/** Whether one worker cannot hold both: they are one, overlap, or leave too little time for rest and the way. */
export function conflict(p: CompiledProblem, a: number, b: number): boolean {
  if (a === b) return true;
  const [first, second] = p.start[a]! < p.start[b]! || (p.start[a] === p.start[b] && a < b) ? [a, b] : [b, a];
  const free = p.start[second]! - p.end[first]!;
  if (free < p.rest) return true;
  if (p.ways === null) return false;
  const from = p.place[first]!;
  const to = p.place[second]!;
  return from >= 0 && to >= 0 && free < p.rest + p.ways[from * p.places + to]!;
}

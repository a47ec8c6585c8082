import type { CompiledProblem } from './compiled-problem';
import { solveOneShift } from './one-shift-flow';
import { Roster } from './roster';
import type { Prices } from './seat-prices';
import type { SolverWatch } from './solver-watch';

/**
 * Assigns the day in the order of time, tasks that start together at once and exactly: each worker is worth what the task
 * scores and what the rest of their day is worth after it at these prices, less what their day is worth without it. Where the
 * time is over, what comes later stays empty.
 */
export function fillByPrices(p: CompiledProblem, prices: Prices, watch: SolverWatch): Roster {
  const roster = new Roster(p);
  const ahead = restOfDay(p, prices, watch);
  for (let from = 0; from < p.taskIds.length && !watch.timeOver;) {
    let to = from + 1;
    while (to < p.taskIds.length && p.start[to] === p.start[from]) to++;
    assignTogether(roster, from, to, ahead, watch);
    from = to;
  }
  return roster;
}

/** For each edge by worker, what the worker's tasks from it on are worth at most; and which edge is the first after it. */
interface Ahead {
  readonly worth: Float64Array;
  readonly next: Int32Array;
}

function restOfDay(p: CompiledProblem, { price, bonus }: Prices, watch: SolverWatch): Ahead {
  const nE = p.workerTask.length;
  const worth = new Float64Array(nE + 1);
  const next = new Int32Array(nE);
  for (let w = 0; w < p.workerIds.length; w++) {
    const from = p.edgeOfWorker[w]!;
    const to = p.edgeOfWorker[w + 1]!;
    watch.spend((to - from) >> 2);
    if (watch.timeOver) break;
    for (let e = to - 1; e >= from; e--) {
      const t = p.workerTask[e]!;
      next[e] = firstFrom(p, e + 1, to, p.end[t]! + p.rest);
      const gain = p.workerScore[e]! + bonus - price[t]!;
      const without = e + 1 < to ? worth[e + 1]! : 0;
      const withIt = gain + (next[e]! < to ? worth[next[e]!]! : 0);
      worth[e] = Math.max(without, withIt);
    }
  }
  return { worth, next };
}

/** The first of a worker's edges whose task starts at an instant or later. */
function firstFrom(p: CompiledProblem, from: number, to: number, instant: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (p.start[p.workerTask[middle]!]! < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

function assignTogether(roster: Roster, from: number, to: number, { worth, next }: Ahead, watch: SolverWatch): void {
  const p = roster.problem;
  const rows = new Int32Array(to - from + 1);
  const numberOf = new Map<number, number>();
  const workers: number[] = [];
  const edges: number[] = [];
  const values: number[] = [];
  let lowest = 0;
  let highest = 0;
  for (let t = from; t < to; t++) {
    watch.spend((p.edgeOfTask[t + 1]! - p.edgeOfTask[t]!) >> 2);
    if (watch.timeOver) return;
    for (let e = p.edgeOfTask[t]!; e < p.edgeOfTask[t + 1]!; e++) {
      const w = p.edgeWorker[e]!;
      if (!roster.fits(w, t)) continue;
      const own = p.ownEdge[e]!;
      const end = p.edgeOfWorker[w + 1]!;
      const after = next[own]! < end ? worth[next[own]!]! : 0;
      const value = Math.round(p.edgeScore[e]! + after - worth[firstFrom(p, p.edgeOfWorker[w]!, own, p.start[t]!)]!);
      edges.push(e);
      values.push(value);
      if (!numberOf.has(w)) {
        numberOf.set(w, workers.length);
        workers.push(w);
      }
      if (value < lowest) lowest = value;
      if (value > highest) highest = value;
    }
    rows[t - from + 1] = edges.length;
  }
  const order = sortedRows(values, rows, highest);
  watch.spend(edges.length >> 2);
  const flow = solveOneShift(
    {
      tasks: to - from,
      workers: workers.length,
      seats: p.seats.slice(from, to),
      rowFrom: rows,
      rowTo: rows.subarray(1),
      edgeWorker: order.map((i) => numberOf.get(p.edgeWorker[edges[i]!]!)!),
      edgeCost: Float64Array.from(order, (i) => highest - values[i]!),
      maxCost: highest - lowest,
    },
    watch,
  );
  for (const [number, edge] of flow.edgeOfWorker.entries()) {
    if (edge >= 0) roster.put(workers[number]!, from + flow.taskOfWorker[number]!, p.edgeScore[edges[order[edge]!]!]!);
  }
}

/** Numbers of edges, in each row the highest value first. */
function sortedRows(values: readonly number[], rows: Int32Array, highest: number): Int32Array {
  const order = new Int32Array(values.length);
  for (let row = 0; row + 1 < rows.length; row++) {
    const from = rows[row]!;
    const size = rows[row + 1]! - from;
    // Value and place in one number: sorted without a comparison in JavaScript.
    const keys = new Float64Array(size);
    for (let i = 0; i < size; i++) keys[i] = (highest - values[from + i]!) * size + i;
    keys.sort();
    for (let i = 0; i < size; i++) order[from + i] = from + (keys[i]! % size);
  }
  return order;
}

import type { SolverWatch } from './solver-watch';

/**
 * Tasks with seats and the workers who may take one of them, as rows of edges. Within a row, costs ascend. Costs are whole
 * numbers of at least 0.
 */
export interface FlowNetwork {
  readonly tasks: number;
  readonly workers: number;
  readonly seats: Int32Array;
  /** Edges of task t: `rowFrom[t]` up to `rowTo[t]`. */
  readonly rowFrom: Int32Array;
  readonly rowTo: Int32Array;
  readonly edgeWorker: Int32Array;
  readonly edgeCost: Float64Array;
  readonly maxCost: number;
  /** Whether an edge is there at all; asked only of edges that are come upon. Always the same answer. */
  readonly admits?: (edge: number, task: number) => boolean;
}

/** Who takes what: the edge and the task of each worker; -1: none. */
export interface Flow {
  /** False where the time was over before the end: nobody has two tasks and no task too many, but it is not the best. */
  readonly isWhole: boolean;
  readonly edgeOfWorker: Int32Array;
  readonly taskOfWorker: Int32Array;
}

/** Edges looked at in one search for a path before the watch is asked: most searches end sooner. */
const LOOKS_BEFORE_ASKING = 20_000;

/**
 * One task a worker, exactly: first the most seats, then the lowest cost. Successive shortest paths with prices (R. G.
 * Busacker, P. J. Gowen 1960; prices by N. Tomizawa 1971, J. Edmonds and R. M. Karp 1972), one seat at a time; a seat may
 * stay empty at a price no path can reach. Ties go to the lower edge and task, so an answer is always the same. Ends early
 * where the watch says that the time is over.
 */
export function solveOneShift(net: FlowNetwork, watch: SolverWatch): Flow {
  return new OneShiftFlow(net, watch).solve();
}

class OneShiftFlow {
  private readonly price: Float64Array;
  private readonly taskOf: Int32Array;
  private readonly edgeOf: Int32Array;
  private readonly distance: Float64Array;
  private readonly cameBy: Int32Array;
  private readonly cameFrom: Int32Array;
  private readonly settledIn: Int32Array;
  private readonly touched: Int32Array;
  private readonly heap: TaskHeap;
  private readonly unfilledPrice: number;
  private round = 0;

  constructor(
    private readonly net: FlowNetwork,
    private readonly watch: SolverWatch,
  ) {
    // Above the cost of every path, which visits no task twice.
    this.unfilledPrice = (net.tasks + 1) * (net.maxCost + 1);
    this.price = new Float64Array(net.tasks);
    this.taskOf = new Int32Array(net.workers).fill(-1);
    this.edgeOf = new Int32Array(net.workers).fill(-1);
    this.distance = new Float64Array(net.tasks);
    this.cameBy = new Int32Array(net.tasks);
    this.cameFrom = new Int32Array(net.tasks);
    this.settledIn = new Int32Array(net.tasks);
    this.touched = new Int32Array(net.tasks);
    this.heap = new TaskHeap(net.tasks);
  }

  solve(): Flow {
    const { net } = this;
    const left = net.seats.slice();
    let isWhole = this.takeCheapest(left);
    for (let t = 0; t < net.tasks && isWhole; t++) while (left[t]!-- > 0 && isWhole) isWhole = this.augment(t);
    return { isWhole, edgeOfWorker: this.edgeOf, taskOfWorker: this.taskOf };
  }

  /**
   * Every task begins with the price of its cheapest edge, and takes those who cost just that.
   * @returns false where the time is over
   */
  private takeCheapest(left: Int32Array): boolean {
    const { net, watch } = this;
    for (let t = 0; t < net.tasks; t++) {
      if (watch.timeOver) return false;
      const to = net.rowTo[t]!;
      let from = net.rowFrom[t]!;
      while (from < to && net.admits && !net.admits(from, t)) from++;
      if (from === to || left[t] === 0) {
        this.price[t] = this.unfilledPrice;
        if (from === to) left[t] = 0;
        continue;
      }
      const lowest = net.edgeCost[from]!;
      this.price[t] = lowest;
      let e = from;
      for (; e < to && left[t]! > 0 && net.edgeCost[e] === lowest; e++) {
        const w = net.edgeWorker[e]!;
        if (this.taskOf[w] !== -1 || (net.admits && !net.admits(e, t))) continue;
        this.taskOf[w] = t;
        this.edgeOf[w] = e;
        left[t]!--;
      }
      watch.spend(1 + ((e - net.rowFrom[t]!) >> 6));
    }
    return true;
  }

  /**
   * Fills one seat of a task by the cheapest path, or leaves one empty.
   * @returns false where the time is over: nothing is moved then
   */
  private augment(source: number): boolean {
    const { net, price, distance, heap } = this;
    const { rowFrom, rowTo, edgeWorker, edgeCost, admits } = net;
    const round = ++this.round;
    let reached = 0;
    let best = this.unfilledPrice - price[source]!;
    let lastTask = source;
    let lastEdge = -1;
    let work = 0;
    distance[source] = 0;
    this.cameBy[source] = -1;
    this.settledIn[source] = round;
    this.touched[reached++] = source;
    heap.clear();
    heap.push(source, 0);
    while (heap.size > 0) {
      const key = heap.topKey;
      const t = heap.pop();
      if (key >= best) break;
      if (key > distance[t]!) continue;
      const empty = key + this.unfilledPrice - price[t]!;
      if (empty < best) {
        best = empty;
        lastTask = t;
        lastEdge = -1;
      }
      const base = key - price[t]!;
      const to = rowTo[t]!;
      let e = rowFrom[t]!;
      for (; e < to; e++) {
        const reach = base + edgeCost[e]!;
        // A worker's price is never above 0, so no later edge of the row can do better.
        if (reach >= best) break;
        const w = edgeWorker[e]!;
        const holder = this.taskOf[w]!;
        if (holder === t || (admits && !admits(e, t))) continue;
        if (holder === -1) {
          best = reach;
          lastTask = t;
          lastEdge = e;
          break;
        }
        const through = reach - edgeCost[this.edgeOf[w]!]! + price[holder]!;
        if (through >= best) continue;
        if (this.settledIn[holder] !== round) {
          this.settledIn[holder] = round;
          this.touched[reached++] = holder;
        } else if (through >= distance[holder]!) continue;
        distance[holder] = through;
        this.cameBy[holder] = e;
        this.cameFrom[holder] = t;
        heap.push(holder, through);
      }
      work += e - rowFrom[t]! + 8;
      if (work < LOOKS_BEFORE_ASKING) continue;
      this.watch.spend(work >> 6);
      if (this.watch.timeOver) return false;
      work = 0;
    }
    this.watch.spend(work >> 6);
    if (this.watch.timeOver) return false;
    for (let i = 0; i < reached; i++) {
      const t = this.touched[i]!;
      if (distance[t]! < best) price[t]! += best - distance[t]!;
    }
    this.apply(source, lastTask, lastEdge);
    return true;
  }

  private apply(source: number, lastTask: number, lastEdge: number): void {
    let t = lastTask;
    let e = lastEdge;
    // Where a seat of another task is given up, its worker moves on towards the source.
    if (e === -1) {
      if (t === source) return;
      e = this.cameBy[t]!;
      t = this.cameFrom[t]!;
    }
    for (;;) {
      const w = this.net.edgeWorker[e]!;
      this.taskOf[w] = t;
      this.edgeOf[w] = e;
      if (t === source) return;
      e = this.cameBy[t]!;
      t = this.cameFrom[t]!;
    }
  }
}

/** A binary heap of tasks by distance, then number; entries that were overtaken stay in and are passed over. */
class TaskHeap {
  private keys: Float64Array;
  private tasks: Int32Array;
  size = 0;

  constructor(room: number) {
    this.keys = new Float64Array(Math.max(16, room));
    this.tasks = new Int32Array(Math.max(16, room));
  }

  clear(): void {
    this.size = 0;
  }

  get topKey(): number {
    return this.keys[0]!;
  }

  push(task: number, key: number): void {
    if (this.size === this.keys.length) this.grow();
    const { keys, tasks } = this;
    let at = this.size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (keys[parent]! < key || (keys[parent] === key && tasks[parent]! <= task)) break;
      keys[at] = keys[parent]!;
      tasks[at] = tasks[parent]!;
      at = parent;
    }
    keys[at] = key;
    tasks[at] = task;
  }

  pop(): number {
    const { keys, tasks } = this;
    const top = tasks[0]!;
    const key = keys[--this.size]!;
    const task = tasks[this.size]!;
    const { size } = this;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && this.before(child + 1, child)) child++;
      if (key < keys[child]! || (key === keys[child] && task <= tasks[child]!)) break;
      keys[at] = keys[child]!;
      tasks[at] = tasks[child]!;
      at = child;
    }
    keys[at] = key;
    tasks[at] = task;
    return top;
  }

  private before(a: number, b: number): boolean {
    return this.keys[a]! < this.keys[b]! || (this.keys[a] === this.keys[b] && this.tasks[a]! < this.tasks[b]!);
  }

  private grow(): void {
    const keys = new Float64Array(this.keys.length * 2);
    keys.set(this.keys);
    this.keys = keys;
    const tasks = new Int32Array(this.tasks.length * 2);
    tasks.set(this.tasks);
    this.tasks = tasks;
  }
}

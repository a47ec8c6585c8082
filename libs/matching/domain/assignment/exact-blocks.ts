import { conflict, type CompiledProblem } from './compiled-problem';
import { solveOneShift } from './one-shift-flow';
import { inserted, withinLimits, type Roster } from './roster';
import type { SolverWatch } from './solver-watch';

/**
 * The tasks alive at one instant, rest included: any two of them conflict, so a worker holds at most one. One block for each
 * set that is not part of another, in the order of time.
 */
export function blocksOf(p: CompiledProblem): Int32Array[] {
  const blocks: Int32Array[] = [];
  let alive: number[] = [];
  for (let t = 0; t < p.taskIds.length; t++) {
    const at = p.start[t]!;
    const still = alive.filter((other) => p.end[other]! + p.rest > at);
    // Only where somebody left since the last start is the set before this start a largest one.
    if (still.length < alive.length) blocks.push(Int32Array.from(alive));
    still.push(t);
    alive = still;
  }
  if (alive.length > 0) blocks.push(Int32Array.from(alive));
  return blocks;
}

/**
 * Assigns the tasks of a block anew, exactly, with all else as it is: first the most seats, then the highest score.
 * @returns whether seats or score grew
 */
export function solveBlock(roster: Roster, block: Int32Array, watch: SolverWatch): boolean {
  const p = roster.problem;
  const before = { filled: roster.filled, score: roster.score };
  const numberIn = new Map<number, number>();
  for (const [number, t] of block.entries()) numberIn.set(t, number);
  const own = new Map<number, number>();
  for (const t of block) for (const w of roster.holders[t]!) own.set(w, t);
  const rows = new Int32Array(block.length + 1);
  const workers = new Map<number, number>();
  const who: number[] = [];
  const edges: number[] = [];
  let looks = 0;
  for (const [number, t] of block.entries()) {
    const to = p.edgeOfTask[t + 1]!;
    for (let e = p.edgeOfTask[t]!; e < to; e++) {
      const w = p.edgeWorker[e]!;
      if (!fitsBeside(roster, w, t, own.get(w))) continue;
      let at = workers.get(w);
      if (at === undefined) {
        workers.set(w, (at = who.length));
        who.push(w);
      }
      edges.push(e, at);
    }
    looks += to - p.edgeOfTask[t]!;
    rows[number + 1] = edges.length >> 1;
  }
  watch.spend(looks >> 3);
  const nE = edges.length >> 1;
  const edgeWorker = new Int32Array(nE);
  const edgeCost = new Float64Array(nE);
  for (let i = 0; i < nE; i++) {
    edgeWorker[i] = edges[2 * i + 1]!;
    edgeCost[i] = p.maxScore - p.edgeScore[edges[2 * i]!]!;
  }
  const flow = solveOneShift(
    {
      tasks: block.length,
      workers: who.length,
      seats: Int32Array.from(block, (t) => p.seats[t]!),
      rows,
      edgeWorker,
      edgeCost,
      maxCost: p.maxScore,
    },
    watch,
  );
  for (const [w, t] of own) roster.take(w, t);
  for (const [at, edge] of flow.edgeOfWorker.entries()) {
    if (edge < 0) continue;
    roster.put(who[at]!, block[flow.taskOfWorker[at]!]!, p.edgeScore[edges[2 * edge]!]!);
  }
  return roster.filled > before.filled || roster.score > before.score;
}

/** Whether a worker can take a task beside what they hold outside the block. */
function fitsBeside(roster: Roster, w: number, t: number, own: number | undefined): boolean {
  const p = roster.problem;
  const held = roster.held[w]!;
  for (const other of held) if (other !== own && conflict(p, other, t)) return false;
  if (!p.hasLimits) return true;
  return withinLimits(p, w, inserted(own === undefined ? held : held.filter((other) => other !== own), t));
}

/**
 * Block after block, there and back, until a whole sweep gains nothing.
 * @param maxSweeps there-and-backs at most
 */
export function sweepBlocks(
  roster: Roster,
  blocks: readonly Int32Array[],
  maxSweeps: number,
  watch: SolverWatch,
): void {
  for (let sweep = 0; sweep < maxSweeps && !watch.timeOver; sweep++) {
    let gained = false;
    for (const block of sweep % 2 === 0 ? blocks : blocks.toReversed()) {
      if (watch.timeOver) return;
      gained = solveBlock(roster, block, watch) || gained;
    }
    if (!gained) return;
    watch.tell({ stage: 'blocks', filled: roster.filled, seats: roster.problem.totalSeats });
  }
}

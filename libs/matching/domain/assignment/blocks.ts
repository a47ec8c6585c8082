import type { CompiledProblem } from './compiled-problem';

/**
 * The tasks alive at one instant, rest included: any two of them conflict, so a worker holds at most one. Said by the last
 * task to start and the first that may be alive, not by a list: where thousands overlap, the lists of all blocks together
 * would not fit into memory.
 */
export interface Block {
  readonly from: number;
  /** The first task that is no longer of it. */
  readonly to: number;
}

/** One block for each set that is not part of another, in the order of time. */
export function blocksOf(p: CompiledProblem): Block[] {
  const blocks: Block[] = [];
  const ends = p.end.slice().sort();
  const nT = p.taskIds.length;
  let first = 0;
  let over = 0;
  for (let t = 0; t < nT; t++) {
    const before = over;
    while (over < t && ends[over]! + p.rest <= p.start[t]!) over++;
    // Only where somebody left since the last start is the set before this start a largest one.
    if (over > before) blocks.push({ from: first, to: t });
    while (first < t && p.end[first]! + p.rest <= p.start[t]!) first++;
  }
  if (nT > 0) blocks.push({ from: first, to: nT });
  return blocks;
}

/** The tasks of a block, in the order of time. */
export function tasksOf(p: CompiledProblem, { from, to }: Block): Int32Array {
  const instant = p.start[to - 1]!;
  const tasks = new Int32Array(to - from);
  let count = 0;
  for (let t = from; t < to; t++) if (p.end[t]! + p.rest > instant) tasks[count++] = t;
  return tasks.subarray(0, count);
}

/** The most seats that are alive at one instant. */
export function busiestSeats(p: CompiledProblem): number {
  const byEnd = Int32Array.from(p.taskIds.keys()).sort((a, b) => p.end[a]! - p.end[b]!);
  let over = 0;
  let alive = 0;
  let most = 0;
  for (let t = 0; t < p.taskIds.length; t++) {
    while (p.end[byEnd[over]!]! + p.rest <= p.start[t]!) alive -= p.seats[byEnd[over++]!]!;
    alive += p.seats[t]!;
    if (alive > most) most = alive;
  }
  return most;
}

import { tasksOf, type Block } from './blocks';
import { solveOneShift } from './one-shift-flow';
import { inserted, withinLimits, type Roster } from './roster';
import type { SolverWatch } from './solver-watch';

/** Solves blocks of one roster; keeps its working space from block to block. */
export class BlockSolver {
  /** What each worker holds of the block at hand, where the stamp is the block's. */
  private readonly own: Int32Array;
  private readonly stamp: Int32Array;
  /** Whether an edge fits beside the rest of the worker's day: twice the block's number, and one more where it does. */
  private readonly fits: Int32Array;
  private round = 0;

  constructor(private readonly roster: Roster) {
    this.own = new Int32Array(roster.problem.workerIds.length);
    this.stamp = new Int32Array(roster.problem.workerIds.length);
    this.fits = new Int32Array(roster.problem.edgeWorker.length);
  }

  /**
   * Assigns the tasks of a block anew, exactly, with all else as it is: first the most seats, then the highest score. Where the
   * time is over on the way, all stays as it was.
   * @returns whether seats or score grew
   */
  solve({ from, to }: Block, watch: SolverWatch): boolean {
    const { roster } = this;
    const p = roster.problem;
    const block = tasksOf(p, { from, to });
    watch.spend((to - from + p.workerIds.length) >> 8);
    const before = { filled: roster.filled, score: roster.score };
    const holders = this.holdersOf(block);
    const flow = solveOneShift(
      {
        tasks: block.length,
        workers: p.workerIds.length,
        seats: block.map((t) => p.seats[t]!),
        rowFrom: block.map((t) => p.edgeOfTask[t]!),
        rowTo: block.map((t) => p.edgeOfTask[t + 1]!),
        edgeWorker: p.edgeWorker,
        edgeCost: p.edgeCost,
        maxCost: p.maxScore,
        admits: (edge, number) => this.admits(edge, block[number]!, watch),
      },
      watch,
    );
    if (!flow.isWhole) return false;
    for (const { w, t } of holders) roster.take(w, t);
    for (let w = 0; w < flow.edgeOfWorker.length; w++) {
      const edge = flow.edgeOfWorker[w]!;
      if (edge >= 0) roster.put(w, block[flow.taskOfWorker[w]!]!, p.edgeScore[edge]!);
    }
    return roster.filled > before.filled || roster.score > before.score;
  }

  private holdersOf(block: Int32Array): { w: number; t: number }[] {
    this.round++;
    const holders: { w: number; t: number }[] = [];
    for (const t of block) {
      for (const w of this.roster.holders[t]!) {
        this.own[w] = t;
        this.stamp[w] = this.round;
        holders.push({ w, t });
      }
    }
    return holders;
  }

  private admits(edge: number, t: number, watch: SolverWatch): boolean {
    const known = this.fits[edge]!;
    if (known >> 1 === this.round) return (known & 1) === 1;
    watch.spend(1);
    const w = this.roster.problem.edgeWorker[edge]!;
    const fits = fitsBeside(this.roster, w, t, this.stamp[w] === this.round ? this.own[w]! : -1);
    this.fits[edge] = 2 * this.round + (fits ? 1 : 0);
    return fits;
  }
}

/** Whether a worker can take a task beside what they hold outside the block; `own` is what they hold of it, or -1. */
function fitsBeside(roster: Roster, w: number, t: number, own: number): boolean {
  const p = roster.problem;
  const held = roster.held[w]!;
  if (!roster.leavesTime(w, t, own)) return false;
  if (!p.hasLimits) return true;
  return withinLimits(p, w, inserted(own === -1 ? held : held.filter((other) => other !== own), t));
}

/**
 * Block after block, there and back, until a whole sweep gains nothing.
 * @param maxSweeps there-and-backs at most
 */
export function sweepBlocks(roster: Roster, blocks: readonly Block[], maxSweeps: number, watch: SolverWatch): void {
  const solver = new BlockSolver(roster);
  for (let sweep = 0; sweep < maxSweeps && !watch.timeOver; sweep++) {
    let gained = false;
    const before = { filled: roster.filled, score: roster.score };
    for (const block of sweep % 2 === 0 ? blocks : blocks.toReversed()) {
      if (watch.timeOver) return;
      gained = solver.solve(block, watch) || gained;
    }
    // The last few ten-thousandths are not worth the time of the rest.
    if (!gained || (roster.filled === before.filled && roster.score - before.score < before.score * 5e-4)) return;
    watch.tell({ stage: 'blocks', filled: roster.filled, seats: roster.problem.totalSeats });
  }
}

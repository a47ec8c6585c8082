import type { AssignmentProblem } from './assignment-problem';
import { compileProblem, SCORE_UNIT, type CompiledProblem } from './compiled-problem';
import { Dice } from './dice';
import { fillByChains } from './fill-by-chains';
import { sweepBlocks } from './block-solver';
import { blocksOf } from './blocks';
import { useFewerWorkers, workersNeeded } from './fewest-workers';
import { fillByPrices } from './fill-by-prices';
import { fillLeft, firstCome, scarcityFirst } from './first-come';
import { solveOneShift } from './one-shift-flow';
import { Roster, scoreOf } from './roster';
import { mostSeats, oneTaskBound, scoreBound, seatBound, type AssignmentBound } from './score-bound';
import { SeatPrices, type Prices } from './seat-prices';
import { SEARCH_MAX_EDGES, SeatSearch } from './seat-search';
import { SolverWatch, type SolverProgress, type SolverSignals } from './solver-watch';

export interface AssignmentOptions {
  /** One task a worker, which is solved exactly, or several that do not overlap. */
  readonly tasksPerWorker: 'one' | 'several';
  /** Use as few workers as can be, once all is filled; scores do not count then. Only with several tasks a worker. */
  readonly fewestWorkers?: boolean;
  /** Go on searching for empty seats and fewer workers until the signals say that the time is over; else a bounded while. */
  readonly untilTimeOver?: boolean;
  /** Another seed may find another answer that is as good; one seed always finds the same while no time runs out. */
  readonly seed?: number;
}

export interface AssignedSeat {
  readonly taskId: string;
  readonly workerId: string;
  readonly score: number;
}

export interface AssignmentAnswer {
  readonly seats: number;
  readonly filled: number;
  readonly score: number;
  readonly workersUsed: number;
  /** Every seat taken, tasks in the order of time, each with its workers by id. */
  readonly assigned: readonly AssignedSeat[];
  readonly bound: {
    readonly seats: number;
    /** The highest score of any assignment that fills as many seats. */
    readonly score: number;
    /** No assignment of all seats uses fewer. */
    readonly workers: number;
  };
  readonly firstCome: { readonly filled: number; readonly score: number };
}

const MAX_SWEEPS = 6;
/** Moves of the search for empty seats before it begins again from the best; fewer where there is little to move. */
const MOVES_A_RUN = 60_000;
const MOVES_A_SEAT = 200;
/** Runs without a gain, where no time is set. */
const IDLE_RUNS = 1;
/** Tries to do without a worker, where no time is set. */
const IDLE_TRIES = 12;
/** The same where a time is set: what is small is not searched for all of it. */
const TIMED_IDLE_RUNS = 200;
const TIMED_IDLE_TRIES = 2_000;

/**
 * Assigns many tasks to many workers together: first the most seats filled, then the highest score.
 * @throws RangeError when the problem makes no sense or is too big, with every fault named
 * @throws AssignmentAborted when the signals say so
 */
export function solveAssignment(
  problem: AssignmentProblem,
  options: AssignmentOptions,
  signals: SolverSignals = {},
): AssignmentAnswer {
  const watch = new SolverWatch(signals);
  watch.look();
  const p = compileProblem(problem);
  const maxTasks = options.tasksPerWorker === 'one' ? 1 : Infinity;
  const comparison = firstCome(p, maxTasks, watch);
  watch.tell({ stage: 'first_come', filled: comparison.filled, seats: p.totalSeats });
  const { roster, bound } =
    options.tasksPerWorker === 'one' ? assignOne(p, comparison, watch) : assignSeveral(p, comparison, options, watch);
  return {
    seats: p.totalSeats,
    filled: roster.filled,
    score: roster.score / SCORE_UNIT,
    workersUsed: roster.workersUsed,
    assigned: seatsOf(roster),
    bound: { seats: bound.seats, score: bound.score / SCORE_UNIT, workers: workersNeeded(p, maxTasks) },
    firstCome: { filled: comparison.filled, score: comparison.score / SCORE_UNIT },
  };
}

function assignOne(
  p: CompiledProblem,
  comparison: Roster,
  watch: SolverWatch,
): { roster: Roster; bound: AssignmentBound } {
  const roster = new Roster(p);
  const nobody = new Roster(p);
  const flow = solveOneShift(
    {
      tasks: p.taskIds.length,
      workers: p.workerIds.length,
      seats: p.seats,
      rowFrom: p.edgeOfTask,
      rowTo: p.edgeOfTask.subarray(1),
      edgeWorker: p.edgeWorker,
      edgeCost: p.edgeCost,
      maxCost: p.maxScore,
      ...(p.hasLimits ? { admits: (edge: number, t: number) => nobody.fits(p.edgeWorker[edge]!, t) } : {}),
    },
    watch,
  );
  for (const [w, edge] of flow.edgeOfWorker.entries()) {
    if (edge >= 0) roster.put(w, flow.taskOfWorker[w]!, p.edgeScore[edge]!);
  }
  if (!flow.isWhole) {
    fillLeft(roster, 1, watch);
    if (comparison.isBetterThan(roster)) roster.become(comparison);
  }
  watch.tell({ stage: 'one_shift', filled: roster.filled, seats: p.totalSeats });
  return { roster, bound: flow.isWhole ? { seats: roster.filled, score: roster.score } : oneTaskBound(p) };
}

function assignSeveral(
  p: CompiledProblem,
  comparison: Roster,
  options: AssignmentOptions,
  watch: SolverWatch,
): { roster: Roster; bound: AssignmentBound } {
  const dice = new Dice(options.seed ?? 1);
  const roster = scarcityFirst(p, watch);
  if (comparison.isBetterThan(roster)) roster.become(comparison);
  const tell = (stage: SolverProgress['stage']): void =>
    watch.tell({ stage, filled: roster.filled, seats: p.totalSeats });
  tell('greedy');
  fillByChains(roster, watch);
  tell('chains');
  const blocks = blocksOf(p);
  const market = new SeatPrices(p);
  const scoresCount = p.maxScore > 0 && !options.fewestWorkers;
  // Where nothing but seats counts, the search fills sooner than the blocks.
  if (!scoresCount) fillBySearch(roster, mostSeats(p), { ...options, untilTimeOver: false }, dice, watch);
  let prices: Prices | null = null;
  const settledFor = roster.filled;
  if (p.maxScore > 0) prices = market.settle(p.workerScore, roster.score, roster.filled, watch);
  if (scoresCount && prices) {
    const guided = fillByPrices(p, prices, watch);
    tell('prices');
    fillByChains(guided, watch);
    if (guided.isBetterThan(roster)) roster.become(guided);
  }
  if (scoresCount || roster.filled < mostSeats(p)) sweepBlocks(roster, blocks, MAX_SWEEPS, watch);
  const seats = seatBound(roster, blocks, market, watch);
  tell('bound');
  if (roster.filled < seats && fillBySearch(roster, seats, options, dice, watch)) {
    tell('search');
    if (scoresCount) sweepBlocks(roster, blocks, MAX_SWEEPS, watch);
  }
  // Prices that were settled for fewer seats say little about more.
  if (scoresCount && prices && roster.filled !== settledFor)
    prices = market.settle(p.workerScore, roster.score, roster.filled, watch);
  const bound = { seats, score: prices ? scoreBound(prices, roster) : 0 };
  if (options.fewestWorkers && p.edgeWorker.length <= SEARCH_MAX_EDGES) {
    useFewerWorkers(roster, dice, options.untilTimeOver ? TIMED_IDLE_TRIES : IDLE_TRIES, watch);
  }
  return { roster, bound };
}

/** @returns whether more seats are filled than before */
function fillBySearch(
  roster: Roster,
  mostSeats: number,
  options: AssignmentOptions,
  dice: Dice,
  watch: SolverWatch,
): boolean {
  const p = roster.problem;
  if (p.edgeWorker.length > SEARCH_MAX_EDGES) return false;
  const before = roster.filled;
  for (let idle = 0; roster.filled < mostSeats && !watch.timeOver;) {
    const search = new SeatSearch(roster, dice, watch);
    const had = roster.filled;
    const moves = Math.min(MOVES_A_RUN, MOVES_A_SEAT * (p.totalSeats + 10));
    search.run(moves, p.totalSeats - mostSeats, (empty) => {
      if (p.totalSeats - empty > roster.filled) search.store();
    });
    idle = roster.filled > had ? 0 : idle + 1;
    if (idle >= (options.untilTimeOver ? TIMED_IDLE_RUNS : IDLE_RUNS)) break;
  }
  return roster.filled > before;
}

function seatsOf(roster: Roster): AssignedSeat[] {
  const { problem: p } = roster;
  return p.taskIds.flatMap((taskId, t) =>
    roster.holders[t]!.toSorted((a, b) => a - b).map((w) => ({
      taskId,
      workerId: p.workerIds[w]!,
      score: scoreOf(p, w, t) / SCORE_UNIT,
    })),
  );
}

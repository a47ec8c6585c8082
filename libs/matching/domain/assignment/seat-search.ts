import { conflict, type CompiledProblem } from './compiled-problem';
import type { Dice } from './dice';
import { edgeBetween, inserted, Roster, scoreOf, withinLimits } from './roster';
import type { SolverWatch } from './solver-watch';

/** Seats looked at in one move; beyond that a sample, so that a move stays cheap while much is empty. */
const SAMPLE = 24;
/** Qualifications beyond which the table of what stands in the way would take too much memory. */
export const SEARCH_MAX_EDGES = 8_000_000;

/**
 * Fills the last empty seats by a tabu search over partial assignments (I. Blöchliger, N. Zufferey, A graph coloring
 * heuristic using partial solutions and a reactive tabu scheme, 2008; here with lists of allowed colours and weights that
 * grow on seats that stay empty). A move gives an empty seat to a worker and empties what conflicts. A table holds, for every
 * qualification, the weight of what the worker would have to give up.
 */
export class SeatSearch {
  private readonly p: CompiledProblem;
  /** Seat by seat: its task. */
  private readonly taskOf: Int32Array;
  private readonly weight: Float64Array;
  private readonly holder: Int32Array;
  /** Seats of each worker. */
  private readonly held: number[][];
  private readonly open: number[] = [];
  private readonly placeInOpen: Int32Array;
  /** By edge by task: weight in the way. */
  private readonly inTheWay: Float64Array;
  private readonly tabuUntil: Int32Array;
  private readonly closed: Uint8Array;
  private move = 0;

  constructor(
    private readonly roster: Roster,
    private readonly dice: Dice,
    private readonly watch: SolverWatch,
  ) {
    const p = (this.p = roster.problem);
    this.taskOf = new Int32Array(p.totalSeats);
    let seat = 0;
    const firstSeat = new Int32Array(p.taskIds.length);
    for (let t = 0; t < p.taskIds.length; t++) {
      firstSeat[t] = seat;
      for (let i = 0; i < p.seats[t]!; i++) this.taskOf[seat++] = t;
    }
    this.weight = new Float64Array(seat).fill(1);
    this.holder = new Int32Array(seat).fill(-1);
    this.placeInOpen = new Int32Array(seat).fill(-1);
    this.held = p.workerIds.map(() => []);
    this.inTheWay = new Float64Array(p.edgeWorker.length);
    this.tabuUntil = new Int32Array(p.edgeWorker.length);
    this.closed = new Uint8Array(p.workerIds.length);
    for (let s = 0; s < seat; s++) this.addOpen(s);
    // Where the time is over there is no move to prepare for.
    for (let t = 0; t < p.taskIds.length && !watch.timeOver; t++) {
      for (const [i, w] of roster.holders[t]!.entries()) this.put(firstSeat[t]! + i, w);
    }
  }

  /** Seats that are empty now. */
  get empty(): number {
    return this.open.length;
  }

  isClosed(w: number): boolean {
    return this.closed[w] === 1;
  }

  get workersUsed(): number {
    let used = 0;
    for (const seats of this.held) if (seats.length > 0) used++;
    return used;
  }

  heldBy(w: number): number {
    return this.held[w]!.length;
  }

  /** Takes everything from a worker, and gives them nothing until they are opened again. */
  close(w: number): void {
    this.closed[w] = 1;
    for (const seat of this.held[w]!.slice()) this.empties(seat);
  }

  reopen(w: number): void {
    this.closed[w] = 0;
  }

  /** The closed worker who could take most of the weight of what is empty; -1 for none. */
  mostWanted(): number {
    const wanted = new Map<number, number>();
    for (const seat of this.open) {
      const t = this.taskOf[seat]!;
      for (let e = this.p.edgeOfTask[t]!; e < this.p.edgeOfTask[t + 1]!; e++) {
        const w = this.p.edgeWorker[e]!;
        if (this.closed[w]) wanted.set(w, (wanted.get(w) ?? 0) + this.weight[seat]!);
      }
    }
    let best = -1;
    let most = 0;
    for (const [w, weight] of wanted) {
      if (weight > most) {
        best = w;
        most = weight;
      }
    }
    return best;
  }

  /**
   * Moves until so few seats are empty, or the moves or the time are over.
   * @param onFewer called each time when fewer seats are empty than ever in this run
   * @returns the fewest empty seats seen
   */
  run(maxMoves: number, target: number, onFewer: (empty: number) => void): number {
    let fewest = this.open.length;
    for (let i = 0; i < maxMoves && this.open.length > target && !this.watch.timeOver; i++) {
      if (!this.step()) break;
      if (this.open.length < fewest) {
        fewest = this.open.length;
        onFewer(fewest);
      }
    }
    return fewest;
  }

  /** Brings the search's state into the roster. */
  store(): void {
    this.watch.spend((this.p.totalSeats - this.open.length) >> 1);
    const fresh = new Roster(this.p);
    for (const [w, seats] of this.held.entries()) {
      for (const seat of seats) fresh.put(w, this.taskOf[seat]!, scoreOf(this.p, w, this.taskOf[seat]!));
    }
    this.roster.become(fresh);
  }

  /** One move: the best that is not tabu. @returns false when nobody qualifies for anything that is empty */
  private step(): boolean {
    const { p, open, dice } = this;
    this.move++;
    let bestGain = -Infinity;
    let ties = 0;
    let bestSeat = -1;
    let bestEdge = -1;
    let anyone = false;
    const sample = Math.min(SAMPLE, open.length);
    const offset = open.length > SAMPLE ? dice.below(open.length) : 0;
    let looks = 0;
    for (let i = 0; i < sample; i++) {
      const seat = open[(offset + i) % open.length]!;
      const t = this.taskOf[seat]!;
      const to = p.edgeOfTask[t + 1]!;
      const own = this.weight[seat]!;
      looks += to - p.edgeOfTask[t]!;
      for (let e = p.edgeOfTask[t]!; e < to; e++) {
        if (this.closed[p.edgeWorker[e]!]) continue;
        anyone = true;
        const cost = this.inTheWay[e]!;
        const gain = own - cost;
        if (gain < bestGain) continue;
        // Tabu does not count for a move that empties nothing.
        if (cost > 0 && this.tabuUntil[e]! > this.move) continue;
        if (gain > bestGain) {
          bestGain = gain;
          ties = 1;
        } else if (dice.below(++ties) > 0) continue;
        bestSeat = seat;
        bestEdge = e;
      }
    }
    this.watch.spend(1 + (looks >> 8));
    if (!anyone) return open.length > sample;
    // Everything is tabu: time passes.
    if (bestEdge < 0) return true;
    this.makeRoom(p.edgeWorker[bestEdge]!, this.taskOf[bestSeat]!);
    if (!this.fitsLimits(p.edgeWorker[bestEdge]!, this.taskOf[bestSeat]!)) {
      this.tabuUntil[bestEdge] = this.move + this.tenure();
      return true;
    }
    this.put(bestSeat, p.edgeWorker[bestEdge]!);
    if (bestGain <= 0) for (const seat of open) this.weight[seat]!++;
    return true;
  }

  private tenure(): number {
    return 6 + this.dice.below(10) + Math.floor(this.open.length * 0.6);
  }

  /** Empties what conflicts with a task, and more where limits ask for it. */
  private makeRoom(w: number, t: number): void {
    this.watch.spend(this.held[w]!.length >> 6);
    for (const seat of this.held[w]!.slice()) {
      const other = this.taskOf[seat]!;
      if (conflict(this.p, other, t)) this.eject(w, seat);
    }
    if (!this.p.hasLimits) return;
    while (this.held[w]!.length > 0 && !this.fitsLimits(w, t)) {
      const seats = this.held[w]!;
      this.eject(w, seats[this.dice.below(seats.length)]!);
    }
  }

  private fitsLimits(w: number, t: number): boolean {
    if (!this.p.hasLimits) return true;
    const tasks = this.held[w]!.map((seat) => this.taskOf[seat]!).sort((a, b) => a - b);
    return withinLimits(this.p, w, inserted(tasks, t));
  }

  private eject(w: number, seat: number): void {
    this.empties(seat);
    const edge = this.p.twin[edgeBetween(this.p, w, this.taskOf[seat]!)]!;
    this.tabuUntil[edge] = this.move + this.tenure();
  }

  private put(seat: number, w: number): void {
    this.removeOpen(seat);
    this.holder[seat] = w;
    this.held[w]!.push(seat);
    this.addWeight(w, this.taskOf[seat]!, this.weight[seat]!);
  }

  private empties(seat: number): void {
    const w = this.holder[seat]!;
    this.holder[seat] = -1;
    const seats = this.held[w]!;
    seats.splice(seats.indexOf(seat), 1);
    this.addWeight(w, this.taskOf[seat]!, -this.weight[seat]!);
    this.addOpen(seat);
  }

  /** The weight of a task that a worker holds or no longer holds, for all that conflicts with it. */
  private addWeight(w: number, t: number, weight: number): void {
    const { p } = this;
    const from = p.start[t]! - p.longest - p.maxGap;
    const until = p.end[t]! + p.maxGap;
    const first = p.edgeOfWorker[w]!;
    const last = p.edgeOfWorker[w + 1]!;
    const own = edgeBetween(p, w, t);
    let e = own;
    for (; e < last; e++) {
      const other = p.workerTask[e]!;
      if (p.start[other]! >= until && p.start[other]! > p.start[t]!) break;
      if (conflict(p, other, t)) this.inTheWay[p.twin[e]!]! += weight;
    }
    let looks = e - own;
    for (e = own - 1; e >= first; e--) {
      const other = p.workerTask[e]!;
      if (p.start[other]! < from) break;
      if (conflict(p, other, t)) this.inTheWay[p.twin[e]!]! += weight;
    }
    looks += own - e;
    this.watch.spend(looks >> 6);
  }

  private addOpen(seat: number): void {
    this.placeInOpen[seat] = this.open.length;
    this.open.push(seat);
  }

  private removeOpen(seat: number): void {
    const at = this.placeInOpen[seat]!;
    const last = this.open.pop()!;
    if (last !== seat) {
      this.open[at] = last;
      this.placeInOpen[last] = at;
    }
    this.placeInOpen[seat] = -1;
  }
}

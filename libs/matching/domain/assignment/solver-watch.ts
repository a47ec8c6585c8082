/** Where a solver stands. */
export interface SolverProgress {
  readonly stage:
    | 'first_come'
    | 'one_shift'
    | 'greedy'
    | 'chains'
    | 'prices'
    | 'blocks'
    | 'search'
    | 'fewest_workers'
    | 'bound';
  readonly filled: number;
  readonly seats: number;
}

/** What a solver is told from outside, asked at bounded intervals of work: it has no clock of its own. */
export interface SolverSignals {
  /** Like an AbortSignal: true ends the work at once, without an answer. */
  readonly aborted?: () => boolean;
  /** Whether the time for getting better is over: what was reached so far is the answer. */
  readonly timeOver?: () => boolean;
  readonly onProgress?: (progress: SolverProgress) => void;
}

/** The work was ended from outside. */
export class AssignmentAborted extends Error {
  constructor() {
    super('the assignment was cancelled');
  }
}

/** Asks the signals now and then, so that asking costs nothing. */
export class SolverWatch {
  private budget = 0;
  private over = false;

  constructor(private readonly signals: SolverSignals = {}) {}

  /**
   * Counts work, about one unit a microsecond.
   * @throws AssignmentAborted
   */
  spend(units: number): void {
    this.budget -= units;
    if (this.budget <= 0) this.look();
  }

  /** Whether the time for getting better is over. */
  get timeOver(): boolean {
    return this.over;
  }

  /** @throws AssignmentAborted */
  look(): void {
    this.budget = 2_000;
    if (this.signals.aborted?.()) throw new AssignmentAborted();
    this.over ||= this.signals.timeOver?.() ?? false;
  }

  tell(progress: SolverProgress): void {
    this.look();
    this.signals.onProgress?.(progress);
  }
}

import { DomainError, type Id } from '@gg/kernel';

interface Waiting<A, R> {
  readonly asked: A;
  readonly alone: () => Promise<R>;
  readonly resolve: (answer: R) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * What is asked of one shift in this process, one after the other, and together where several wait: whoever comes first goes
 * alone at once; those who come meanwhile share the next turn. Other shifts do not wait for it.
 */
export class AcceptTurns<A, R> {
  /** Who waits, by shift; a shift that is not here has nobody at work. */
  private readonly shifts = new Map<Id, Waiting<A, R>[]>();

  /**
   * @param together answers, or refuses, some of those who wait; throws when none of it took effect
   * @param most who wait at once for one turn
   */
  constructor(
    private readonly together: (asked: readonly A[]) => Promise<(R | DomainError | undefined)[]>,
    private readonly most: number,
  ) {}

  /** @param alone does the same for one, and may be repeated after a turn that failed */
  take(shiftId: Id, asked: A, alone: () => Promise<R>): Promise<R> {
    return new Promise((resolve, reject) => {
      const one = { asked, alone, resolve, reject };
      const waiting = this.shifts.get(shiftId);
      if (waiting) waiting.push(one);
      else {
        this.shifts.set(shiftId, []);
        void this.work(shiftId, [one]);
      }
    });
  }

  private async work(shiftId: Id, first: Waiting<A, R>[]): Promise<void> {
    for (let turn = first; turn.length > 0;) {
      await this.turn(turn);
      turn = this.shifts.get(shiftId)!.splice(0, this.most);
    }
    this.shifts.delete(shiftId);
  }

  private async turn(turn: readonly Waiting<A, R>[]): Promise<void> {
    const [only] = turn;
    if (turn.length === 1 && only) {
      await only.alone().then(only.resolve, only.reject);
      return;
    }
    // Whatever went wrong was of the common transaction: each finds out alone what it means for them.
    const answers = await this.together(turn.map(({ asked }) => asked)).catch(
      (): (R | DomainError | undefined)[] => [],
    );
    for (const [at, { alone, resolve, reject }] of turn.entries()) {
      const answer = answers[at];
      if (answer === undefined) void alone().then(resolve, reject);
      else if (answer instanceof DomainError) reject(answer);
      else resolve(answer);
    }
  }
}

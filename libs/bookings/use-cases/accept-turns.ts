import { DomainError, type Id } from '@gg/kernel';

interface Waiting<A, R> {
  readonly asked: A;
  readonly alone: () => Promise<R>;
  readonly resolve: (answer: R) => void;
  readonly reject: (error: unknown) => void;
}

export interface TurnLimits {
  /** Who wait at once for one turn. */
  readonly most: number;
  /** Turns at the same time. */
  readonly atOnce: number;
  /** Milliseconds of real time after which somebody who is alone in a turn gives it away, and goes on without one. */
  readonly aloneMs: number;
}

/**
 * What is asked in this process, in a few turns at the same time, and together where several wait: those who come in one moment
 * share a turn, whatever shifts they ask for, and so do those who come while no turn is to be had. Whoever comes alone goes alone
 * at once. No two turns are at one shift: they would only wait for each other. Whoever is alone and takes long waits for a row
 * of their own that somebody holds, again and again: nobody else has to wait for that.
 */
export class AcceptTurns<A, R> {
  /** Who waits, by shift; the shift that has waited longest first. */
  private readonly waiting = new Map<Id, Waiting<A, R>[]>();
  private readonly busy = new Set<Id>();
  private underWay = 0;
  private soon: NodeJS.Immediate | undefined;

  /** @param answer answers together, or refuses, some of those who wait; throws when none of it took effect */
  constructor(
    private readonly answer: (asked: readonly A[]) => Promise<(R | DomainError | undefined)[]>,
    private readonly limits: TurnLimits,
  ) {}

  /** @param alone does the same for one, and may be repeated after a turn that failed */
  take(shiftId: Id, asked: A, alone: () => Promise<R>): Promise<R> {
    return new Promise((resolve, reject) => {
      const one = { asked, alone, resolve, reject };
      const waiting = this.waiting.get(shiftId);
      if (waiting) waiting.push(one);
      else this.waiting.set(shiftId, [one]);
      // A wave's answers come by the dozen in one moment: the first of them waits for the others of it.
      this.soon ??= setImmediate(() => {
        this.soon = undefined;
        this.begin();
      });
    });
  }

  private begin(): void {
    while (this.underWay < this.limits.atOnce) {
      const shifts = this.next();
      if (shifts.size === 0) return;
      this.underWay++;
      for (const shiftId of shifts.keys()) this.busy.add(shiftId);
      this.run([...shifts.values()].flat(), () => {
        this.underWay--;
        for (const shiftId of shifts.keys()) this.busy.delete(shiftId);
        this.begin();
      });
    }
  }

  /** @param giveBack the turn, called once */
  private run(turn: readonly Waiting<A, R>[], giveBack: () => void): void {
    if (turn.length > 1) {
      void this.together(turn).then(giveBack);
      return;
    }
    let isGiven = false;
    const give = (): void => {
      clearTimeout(late);
      if (isGiven) return;
      isGiven = true;
      giveBack();
    };
    const late = setTimeout(give, this.limits.aloneMs);
    for (const { alone, resolve, reject } of turn) void alone().then(resolve, reject).then(give);
  }

  /** Takes those whose turn it is out of those who wait. */
  private next(): Map<Id, Waiting<A, R>[]> {
    const turn = new Map<Id, Waiting<A, R>[]>();
    let room = this.limits.most;
    for (const [shiftId, waiting] of [...this.waiting]) {
      if (room === 0) break;
      if (this.busy.has(shiftId)) continue;
      const taken = waiting.splice(0, room);
      room -= taken.length;
      turn.set(shiftId, taken);
      this.waiting.delete(shiftId);
      if (waiting.length > 0) this.waiting.set(shiftId, waiting);
    }
    return turn;
  }

  private async together(turn: readonly Waiting<A, R>[]): Promise<void> {
    // Whatever went wrong was of the common transaction: each finds out alone what it means for them.
    const answers = await this.answer(turn.map(({ asked }) => asked)).catch((): (R | DomainError | undefined)[] => []);
    for (const [at, { alone, resolve, reject }] of turn.entries()) {
      const answer = answers[at];
      if (answer === undefined) void alone().then(resolve, reject);
      else if (answer instanceof DomainError) reject(answer);
      else resolve(answer);
    }
  }
}

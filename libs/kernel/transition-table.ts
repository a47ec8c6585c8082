import { DomainError } from './domain-error';

/**
 * A lifecycle: from each state, the states it may go to. Checked when it is made, so that a service with a broken
 * lifecycle does not start.
 */
export class TransitionTable<S extends string> {
  constructor(
    readonly subject: string,
    readonly initial: S,
    private readonly moves: Readonly<Record<S, readonly S[]>>,
  ) {
    const states = Object.keys(moves) as S[];
    const reached = new Set<S>([initial]);
    const queue: S[] = [initial];
    for (let state = queue.pop(); state !== undefined; state = queue.pop()) {
      for (const next of moves[state]) {
        if (!states.includes(next)) throw new Error(`${subject}: ${state} leads to unknown state ${next}`);
        if (!reached.has(next)) {
          reached.add(next);
          queue.push(next);
        }
      }
    }
    const lost = states.filter((s) => !reached.has(s));
    if (lost.length > 0) throw new Error(`${subject}: no way leads to ${lost.join(', ')}`);
  }

  get states(): S[] {
    return Object.keys(this.moves) as S[];
  }

  allows(from: S, to: S): boolean {
    return this.moves[from].includes(to);
  }

  isFinal(state: S): boolean {
    return this.moves[state].length === 0;
  }

  /** Throws `state.transition_refused` when the lifecycle has no such move. */
  assert(from: S, to: S): void {
    if (!this.allows(from, to)) throw new DomainError('state.transition_refused', { subject: this.subject, from, to });
  }
}

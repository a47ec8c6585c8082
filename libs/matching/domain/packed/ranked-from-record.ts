import type { Id } from '@gg/kernel';
import type { AcceptanceHistory } from '../candidate';
import type { RankedCandidate } from '../candidate-index';
import { isPresent, type CompiledCandidate } from '../compiled-candidate';
import type { PreparedQuery } from '../prepared-query';
import type { ScoreReason, Scorer } from '../scorer';

/**
 * A place in a ranking. What only those need who are asked in the end (id, reasons with their sentences) is read from the
 * worker's record when it is asked for; the record does not change any more, so the answer is that of the search.
 */
export class RankedFromRecord implements RankedCandidate {
  readonly #worker: CompiledCandidate;
  readonly #q: PreparedQuery;
  readonly #scorer: Scorer;

  constructor(
    worker: CompiledCandidate,
    readonly score: number,
    readonly distanceM: number,
    q: PreparedQuery,
    scorer: Scorer,
  ) {
    this.#worker = worker;
    this.#q = q;
    this.#scorer = scorer;
  }

  get workerId(): Id {
    return this.#worker.candidate.workerId;
  }

  get number(): number {
    return this.#worker.candidate.number;
  }

  get reasons(): readonly ScoreReason[] {
    return this.#scorer.reasons(this.#worker, this.#q, this.distanceM);
  }

  get arrivedAt(): Date | null {
    const { presence } = this.#worker.candidate;
    return presence !== null && isPresent(this.#worker, this.#q.nowMs) ? presence.arrivedAt : null;
  }

  get acceptance(): AcceptanceHistory {
    return this.#worker.candidate.acceptance;
  }
}

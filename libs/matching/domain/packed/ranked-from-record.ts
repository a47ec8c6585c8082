import type { Id } from '@gg/kernel';
import type { AcceptanceHistory } from '../candidate';
import type { RankedCandidate } from '../candidate-index';
import { isPresent, type CompiledCandidate } from '../compiled-candidate';
import type { PreparedQuery } from '../prepared-query';
import type { ScoreReason, Scorer } from '../scorer';
import { CandidateRecord, type RecordMemory, type RecordPools } from './candidate-record';
import { StoredCandidate } from './stored-candidate';

/** What all places of a ranking have in common. */
export interface RankingGround {
  readonly q: PreparedQuery;
  readonly scorer: Scorer;
  readonly pools: RecordPools;
}

/**
 * A place in a ranking. What only those need who are asked in the end (id, reasons with their sentences) is read from the
 * worker's record when it is asked for; the record does not change any more, so the answer is that of the search. What a
 * record only names by number, the weekly pattern, is not part of it.
 */
export class RankedFromRecord implements RankedCandidate {
  #worker: CompiledCandidate | RecordMemory;
  readonly #at: number;
  readonly #ground: RankingGround;

  /** @param worker whose record has been read, or the memory in which it stands @param at where in it */
  constructor(
    worker: CompiledCandidate | RecordMemory,
    at: number,
    readonly number: number,
    readonly score: number,
    readonly distanceM: number,
    ground: RankingGround,
  ) {
    this.#worker = worker;
    this.#at = at;
    this.#ground = ground;
  }

  get workerId(): Id {
    return this.#read().candidate.workerId;
  }

  get reasons(): readonly ScoreReason[] {
    return this.#ground.scorer.reasons(this.#read(), this.#ground.q, this.distanceM);
  }

  get arrivedAt(): Date | null {
    const worker = this.#read();
    const { presence } = worker.candidate;
    return presence !== null && isPresent(worker, this.#ground.q.nowMs) ? presence.arrivedAt : null;
  }

  get acceptance(): AcceptanceHistory {
    return this.#read().candidate.acceptance;
  }

  #read(): CompiledCandidate {
    const worker = this.#worker;
    if (!('bytes' in worker)) return worker;
    const place = { memory: worker, at: this.#at };
    return (this.#worker = new StoredCandidate(new CandidateRecord(place, this.#ground.pools)));
  }
}

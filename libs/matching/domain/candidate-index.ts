import type { Id } from '@gg/kernel';
import type { AcceptanceHistory, Candidate, PartyCandidate } from './candidate';
import type { ConditionCode } from './conditions/condition';
import type { EligibilityFailure } from './eligibility';
import type { ScoreReason } from './scorer';
import type { ShiftQuery } from './shift-query';

/** How a search is narrowed. Ids that the index does not know are as if not there. */
export interface SearchOptions {
  /** How many to return at most; 0 … 10,000. */
  readonly k: number;
  /** Workers to leave out, such as those asked already. */
  readonly exclude?: ReadonlySet<Id>;
  /** Only those at a market now, **in order of arrival** instead of score. */
  readonly present?: boolean;
  /** Only these workers, such as an employer's regulars. */
  readonly restrictTo?: Iterable<Id>;
}

/** An eligible worker with rank and reasons. Everything an offer stores about the decision is here. */
export interface RankedCandidate {
  readonly workerId: Id;
  readonly number: number;
  /** 0 … 1,000,000, whole. */
  readonly score: number;
  readonly distanceM: number;
  readonly reasons: readonly ScoreReason[];
  /** When the worker arrived at a market, if there now. */
  readonly arrivedAt: Date | null;
  readonly acceptance: AcceptanceHistory;
}

/** How a search for parties is narrowed. */
export interface PartySearchOptions {
  readonly k: number;
  /** Members to leave out; a party comes without them when its minimum allows. */
  readonly exclude?: ReadonlySet<Id>;
  /** Parties to which one of these belongs are left out altogether, such as those who are just being asked singly. */
  readonly withoutAnyOf?: ReadonlySet<Id>;
  /** Parties that would come with more members are left out: nobody chooses who of them stays at home. */
  readonly maxSize?: number;
  /** Only parties all of whose comers are so near, metres. The query's radius still decides who may come. */
  readonly withinM?: number;
  /** Only parties all of whose comers are at a market now, **in order of the last one's arrival** instead of score. */
  readonly present?: boolean;
}

/** A party that may be asked, as a unit. */
export interface RankedParty {
  readonly partyId: Id;
  readonly kind: 'couple' | 'crew';
  readonly leaderId: Id;
  /**
   * Members who would come, in the party's order: every one who is eligible, at least the party's minimum, the leader,
   * who is asked for all of them, included.
   */
  readonly memberIds: readonly Id[];
  /** Members who would not, and why. */
  readonly leftOut: readonly { readonly workerId: Id; readonly why: ConditionCode | 'excluded' | 'not_a_member' }[];
  /** Mean of the members' scores, rounded down. */
  readonly score: number;
  /** Distance of the member who is farthest. */
  readonly distanceM: number;
  readonly members: readonly RankedCandidate[];
  /** When the last of those who would come arrived at a market, if all are there now. */
  readonly arrivedAt: Date | null;
}

/** "Why not me": the conditions that one worker does not meet, and the score they have or would have. */
export interface MatchExplanation {
  readonly eligible: boolean;
  /** The first failing condition, in the order of `CONDITIONS`; null when eligible. */
  readonly failed: EligibilityFailure | null;
  readonly failures: readonly EligibilityFailure[];
  readonly score: number;
  readonly distanceM: number;
  readonly reasons: readonly ScoreReason[];
}

/**
 * Why a search has no more to give, in counts: of the workers who do the trade and are within the radius, how many were
 * left out by the caller, how many may be asked, and how many fail, each counted at the first failing condition.
 */
export interface CandidateSurvey {
  readonly considered: number;
  readonly excluded: number;
  readonly eligible: number;
  readonly failing: Readonly<Partial<Record<ConditionCode, number>>>;
}

/**
 * Who may and should be asked for a shift. Answers are exact (the true best `k` under every hard condition, to the minute)
 * and deterministic: the same contents give the same answer on every machine, in whatever order they came. The order is
 * score, then nearness, then a turn that differs from shift to shift, then number.
 *
 * Synchronous and in memory: a replica feeds it in the order of the candidates' feed. It takes whole candidates, never
 * parts, so that an implementation may store them in any form; what `get` returns equals what was put in, but need not be
 * the same object. MariaDB stays the truth: accepting checks again whatever matters.
 */
export interface CandidateIndex {
  /** Adds or replaces a worker. Throws RangeError when the candidate has faults or its number is another worker's. */
  upsert(candidate: Candidate): void;
  /** Removes a worker; false when there was none. */
  remove(workerId: Id): boolean;
  get(workerId: Id): Candidate | undefined;
  /** Number of workers. */
  readonly size: number;
  /**
   * Does a bounded piece of what time asks for, such as a new day's free hours, and says whether there is more. Call it
   * until it says no, and again from time to time: answers do not depend on it, how soon they come does.
   * @param limit workers looked at, at most
   */
  tend(now: Date, limit: number): boolean;
  /** Adds or replaces a party; its members may come before or after it. Throws RangeError when it has faults. */
  upsertParty(party: PartyCandidate): void;
  removeParty(partyId: Id): boolean;
  getParty(partyId: Id): PartyCandidate | undefined;

  /** The best `k` eligible workers. Throws RangeError when the query makes no sense, as do all questions. */
  search(query: ShiftQuery, options: SearchOptions): RankedCandidate[];
  /** The best `k` parties, each as a unit, by score, nearness, turn, id; with `present` by arrival first. */
  searchParties(query: ShiftQuery, options: PartySearchOptions): RankedParty[];
  /** Why a worker is or is not asked; null when the index does not know them. */
  explain(workerId: Id, query: ShiftQuery): MatchExplanation | null;
  /** Counts for an employer whose shift finds nobody more. */
  survey(query: ShiftQuery, options?: { readonly exclude?: ReadonlySet<Id> }): CandidateSurvey;
}

/** Largest `k` of a search. */
export const MAX_K = 10_000;

/** Throws RangeError when `k` is no number of results. */
export function assertK(k: number): void {
  if (!Number.isInteger(k) || k < 0 || k > MAX_K) throw new RangeError(`k is not a whole number up to ${MAX_K}: ${k}`);
}

import type { Id, LocalDate } from '@gg/kernel';
import { judgePair, type CommonGround, type OpenPosting, type PairPolicy } from './pair-conditions';
import { scorePair, type PairScorePart } from './pair-score';
import { holdsHeads, type SharedPairState } from './shared-pair-lifecycle';

/** A pair that stands, as an allocation looks at it. */
export interface StandingPair {
  readonly id: Id;
  readonly surplusId: Id;
  readonly shortageId: Id;
  readonly state: SharedPairState;
  readonly heads: number;
}

/** Two postings that may be paired, and what that is worth. */
export interface PairCandidate {
  readonly surplus: OpenPosting;
  readonly shortage: OpenPosting;
  readonly ground: CommonGround;
  readonly score: number;
  readonly parts: readonly PairScorePart[];
  /** The pair of these two that is proposed already. */
  readonly standing: StandingPair | null;
}

/** Two postings by one key. */
export const keyOfPair = (surplusId: Id, shortageId: Id): string => `${surplusId}:${shortageId}`;

export interface CityState {
  readonly surpluses: readonly OpenPosting[];
  readonly shortages: readonly OpenPosting[];
  /** Proposed, opened and in talks. */
  readonly pairs: readonly StandingPair[];
  /** Keys of those who are not to be proposed to each other. */
  readonly barred: ReadonlySet<string>;
}

/** Every pair of a city that may be proposed: those whom a firm has opened stand already and keep their heads. */
export function pairCandidates(city: CityState, policy: PairPolicy, today: LocalDate): PairCandidate[] {
  const standing = new Map(city.pairs.map((pair) => [keyOfPair(pair.surplusId, pair.shortageId), pair]));
  return city.surpluses.flatMap((surplus) =>
    city.shortages.flatMap((shortage): PairCandidate[] => {
      const key = keyOfPair(surplus.id, shortage.id);
      const pair = standing.get(key) ?? null;
      if (pair && holdsHeads(pair.state)) return [];
      const judged = judgePair(surplus, shortage, policy, { today, barred: city.barred.has(key) });
      if (!judged.met) return [];
      const { ground } = judged;
      return [
        { surplus, shortage, ground, ...scorePair(surplus.terms, shortage.terms, ground, policy), standing: pair },
      ];
    }),
  );
}

/** What an allocation changes of the pairs that are proposed. */
export interface AllocationChanges {
  readonly proposed: readonly { readonly candidate: PairCandidate; readonly heads: number }[];
  /** Proposed as before, perhaps for other heads, terms or points. */
  readonly kept: readonly { readonly candidate: PairCandidate; readonly pair: StandingPair; readonly heads: number }[];
  readonly lapsed: readonly StandingPair[];
}

/** @param heads of each candidate, by the allocation */
export function allocationChanges(
  { pairs }: Pick<CityState, 'pairs'>,
  candidates: readonly PairCandidate[],
  heads: readonly number[],
): AllocationChanges {
  const placed = candidates.flatMap((candidate, n) => (heads[n]! > 0 ? [{ candidate, heads: heads[n]! }] : []));
  const still = new Set(placed.flatMap(({ candidate }) => candidate.standing?.id ?? []));
  return {
    proposed: placed.filter(({ candidate }) => candidate.standing === null),
    kept: placed.flatMap(({ candidate, heads: now }) =>
      candidate.standing === null ? [] : [{ candidate, pair: candidate.standing, heads: now }],
    ),
    lapsed: pairs.filter(({ id, state }) => state === 'proposed' && !still.has(id)),
  };
}

import type { Id } from '@gg/kernel';
import type { PartyCandidate } from './candidate';
import type { RankedParty } from './candidate-index';
import { isPresent, type CompiledCandidate } from './compiled-candidate';
import { firstFailing } from './eligibility';
import type { PreparedQuery } from './prepared-query';
import type { Scorer } from './scorer';
import { travelDistanceM } from './travel-distance';

/** A member of a party who may come. */
export interface ComingMember {
  readonly compiled: CompiledCandidate;
  readonly score: number;
  readonly distanceM: number;
}

/** A party that may be asked, before the sentences of its members' scores are made. */
export interface PartyInTurn {
  readonly party: PartyCandidate;
  readonly coming: readonly ComingMember[];
  readonly leftOut: RankedParty['leftOut'];
  readonly score: number;
  readonly distanceM: number;
  readonly turn: number;
  /** When the last of those who come arrived at a market; Infinity unless all are there. */
  readonly arrivedMs: number;
}

/** What judging a party looks at beside the party. */
export interface PartyContext {
  readonly q: PreparedQuery;
  readonly exclude: ReadonlySet<Id>;
  readonly withoutAnyOf: ReadonlySet<Id>;
  readonly maxSize: number;
  readonly scorer: Scorer;
  member(workerId: Id): CompiledCandidate | undefined;
}

/** Best party first: score, nearness, turn, id. */
export const byPartyRank = (a: PartyInTurn, b: PartyInTurn): number =>
  b.score - a.score || a.distanceM - b.distanceM || a.turn - b.turn || (a.party.partyId < b.party.partyId ? -1 : 1);

/** First party in the hall first. Both must be there. */
export const byPartyArrival = (a: PartyInTurn, b: PartyInTurn): number =>
  a.arrivedMs - b.arrivedMs || byPartyRank(a, b);

/**
 * A party as a unit: everyone who is still a member and meets every hard condition comes. Null when they are fewer than its
 * minimum, more than the greatest size, or the leader, who is asked for all, is not among them.
 */
export function judgeParty(party: PartyCandidate, context: PartyContext, turn: number): PartyInTurn | null {
  const { q, exclude, maxSize, scorer } = context;
  const coming: ComingMember[] = [];
  const leftOut: RankedParty['leftOut'][number][] = [];
  const mayMiss = party.memberIds.length - party.minimum;
  if (party.memberIds.some((workerId) => context.withoutAnyOf.has(workerId))) return null;
  for (const workerId of party.memberIds) {
    const compiled = context.member(workerId);
    if (compiled === undefined || !compiled.candidate.partyIds.includes(party.partyId)) {
      leftOut.push({ workerId, why: 'not_a_member' });
    } else if (exclude.has(workerId)) {
      leftOut.push({ workerId, why: 'excluded' });
    } else {
      const distanceM = travelDistanceM(compiled, q);
      const failing = firstFailing(compiled, q, distanceM);
      if (failing !== null) leftOut.push({ workerId, why: failing.code });
      else coming.push({ compiled, score: scorer.score(compiled, q, distanceM), distanceM });
    }
    if (leftOut.length > mayMiss || coming.length > maxSize) return null;
  }
  if (!coming.some((m) => m.compiled.candidate.workerId === party.leaderId)) return null;
  return {
    party,
    coming,
    leftOut,
    score: Math.floor(coming.reduce((sum, m) => sum + m.score, 0) / coming.length),
    distanceM: Math.max(...coming.map((m) => m.distanceM)),
    turn,
    arrivedMs: Math.max(
      ...coming.map(({ compiled }) => (isPresent(compiled, q.nowMs) ? compiled.presentFromMs : Infinity)),
    ),
  };
}

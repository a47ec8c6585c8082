import type { Candidate } from './candidate';
import { candidateFaults } from './candidate-faults';
import type { MatchExplanation } from './candidate-index';
import { compileCandidate, type CompiledCandidate } from './compiled-candidate';
import { eligibilityFailures } from './eligibility';
import { prepareQuery, type PreparedQuery } from './prepared-query';
import { DEFAULT_SCORE_POLICY } from './score-policy';
import { Scorer } from './scorer';
import type { ShiftQuery } from './shift-query';
import { travelDistanceM } from './travel-distance';

/** Why a worker is or is not asked. */
export function explainCompiled(c: CompiledCandidate, q: PreparedQuery, scorer: Scorer): MatchExplanation {
  const distanceM = travelDistanceM(c, q);
  const failures = eligibilityFailures(c, q);
  return {
    eligible: failures.length === 0,
    failed: failures[0] ?? null,
    failures,
    score: scorer.score(c, q, distanceM),
    distanceM,
    reasons: scorer.reasons(c, q, distanceM),
  };
}

/**
 * Why somebody is or is not asked, for a service that holds no index: the answer that an index with them in it gives.
 * Throws RangeError when the candidate has faults or the query makes no sense.
 */
export function explainCandidate(candidate: Candidate, query: ShiftQuery): MatchExplanation {
  const faults = candidateFaults(candidate);
  if (faults.length > 0) throw new RangeError(`candidate ${candidate.workerId}: bad ${faults.join(', ')}`);
  return explainCompiled(compileCandidate(candidate), prepareQuery(query), new Scorer(DEFAULT_SCORE_POLICY));
}

import type { Candidate } from './candidate';
import type { MatchExplanation } from './candidate-index';
import { GridCandidateIndex } from './grid-candidate-index';
import type { ShiftQuery } from './shift-query';

/**
 * Why somebody is or is not asked, for a service that holds no index: the answer that an index with them in it gives.
 * Throws RangeError when the candidate has faults or the query makes no sense.
 */
export function explainCandidate(candidate: Candidate, query: ShiftQuery): MatchExplanation {
  const index = new GridCandidateIndex();
  index.upsert(candidate);
  return index.explain(candidate.workerId, query)!;
}

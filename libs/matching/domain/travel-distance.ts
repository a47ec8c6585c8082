import { isPresent, type CompiledCandidate } from './compiled-candidate';
import type { PreparedQuery } from './prepared-query';
import { wholeMetres } from './unit-vector';

/**
 * How far a worker is from the assembly point, in whole metres (haversine, rounded half up, so that conditions, score and
 * order all see the same number). Counted from home; for work that starts soon also from the market at which the worker
 * stands, whichever is nearer.
 */
export function travelDistanceM(c: CompiledCandidate, q: PreparedQuery): number {
  const fromHome = wholeMetres(c.home, q.assembly);
  if (c.market === null || !q.presenceCounts || !isPresent(c, q.nowMs)) return fromHome;
  return Math.min(fromHome, wholeMetres(c.market, q.assembly));
}

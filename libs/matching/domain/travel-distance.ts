import { distanceM } from '@gg/kernel';
import { isPresent, type CompiledCandidate } from './compiled-candidate';
import type { PreparedQuery } from './prepared-query';

/**
 * How far a worker is from the assembly point, in whole metres (haversine, rounded half up, so that conditions, score and
 * order all see the same number). Counted from home; for work that starts soon also from the market at which the worker
 * stands, whichever is nearer.
 */
export function travelDistanceM(c: CompiledCandidate, q: PreparedQuery): number {
  const to = q.query.assemblyPoint;
  const fromHome = Math.round(distanceM(c.candidate.point, to));
  const market = c.candidate.presence?.point ?? null;
  if (market === null || !q.presenceCounts || !isPresent(c, q.nowMs)) return fromHome;
  return Math.min(fromHome, Math.round(distanceM(market, to)));
}

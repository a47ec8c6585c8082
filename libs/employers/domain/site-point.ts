import { distanceM, DomainError, type GeoPoint } from '@gg/kernel';

/**
 * No county of Guangxi reaches further from its centre than this: a point beyond it has its axes exchanged or the wrong
 * county. A map's shifted coordinates (GCJ-02, BD-09) lie only some hundred metres off and are not caught here, which is
 * why the datum is named beside every point.
 */
export const FARTHEST_FROM_CENTRE_M = 120_000;

/** Checks a site's point against the centre of its county. Throws `site.point_far_from_region`. */
export function assertPointNear(point: GeoPoint, centre: GeoPoint): void {
  const metres = distanceM(point, centre);
  if (!(metres <= FARTHEST_FROM_CENTRE_M)) {
    throw new DomainError('site.point_far_from_region', { km: Math.round(metres / 1_000) });
  }
}

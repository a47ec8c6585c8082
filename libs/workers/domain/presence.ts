import type { GeoPoint, Id } from '@gg/kernel';

/** 到市场: "I am at the market now". Alive while `arrivedAt` ≤ now < `until`. */
export interface Presence {
  readonly marketId: Id;
  /** Where the market is: distance counts from here for work that starts soon. Null only where it was never known. */
  readonly point: GeoPoint | null;
  readonly arrivedAt: Date;
  readonly until: Date;
}

export const isPresent = (presence: Presence | null, now: Date): presence is Presence =>
  presence !== null && presence.arrivedAt <= now && now < presence.until;

/**
 * What a new declaration makes of an earlier one. Saying it again at the same market before it has run out prolongs it
 * and keeps the place in the order of arrival; after that, or elsewhere, one arrives anew at the end.
 * @param hours how long a declaration lasts
 */
export function declarePresence(
  earlier: Presence | null,
  market: { readonly id: Id; readonly point: GeoPoint },
  now: Date,
  hours: number,
): Presence {
  const until = new Date(now.getTime() + hours * 3_600_000);
  const goesOn = isPresent(earlier, now) && earlier.marketId === market.id;
  return { marketId: market.id, point: market.point, arrivedAt: goesOn ? earlier.arrivedAt : now, until };
}

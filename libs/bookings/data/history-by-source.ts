import type { AcceptanceHistory, OfferSource, SeatHistory } from '@gg/matching';
import type { SqlValue } from '@gg/platform';

interface Reader {
  rows<T>(sql: string, params?: readonly SqlValue[]): Promise<T[]>;
}

/** How much of the past counts. */
export interface Past {
  /** Offers looked at for each source, the latest. */
  readonly last: number;
  /** None older than so many days. */
  readonly days: number;
}

const SOURCES: readonly OfferSource[] = ['regular', 'present', 'nearby', 'party'];
const DAY_MS = 86_400_000;

/**
 * What came of the last answered offers of each source: accepted, or declined and let pass. Withdrawn ones were no answer,
 * nor those that ended without having reached anybody. A source of which nothing is known is absent. Read from one index,
 * so many entries of it at most as were closed lately.
 */
export async function acceptanceBySource(
  reader: Reader,
  now: Date,
  { last, days }: Past,
): Promise<Partial<Record<OfferSource, AcceptanceHistory>>> {
  const since = new Date(now.getTime() - days * DAY_MS);
  const rows = await reader.rows<{ source: OfferSource; offers: number; accepts: number }>(
    SOURCES.map(
      () =>
        `SELECT source, COUNT(*) AS offers, CAST(SUM(accepted) AS SIGNED) AS accepts FROM (
           SELECT source, state = 'accepted' AS accepted FROM offers
            WHERE source = ? AND closed_at > ? AND closed_at <= ?
              AND (state IN ('accepted', 'declined') OR (state = 'expired' AND delivered_at IS NOT NULL))
            ORDER BY closed_at DESC LIMIT ?) AS latest GROUP BY source`,
    ).join(' UNION ALL '),
    SOURCES.flatMap((source) => [source, since, now, last]),
  );
  return Object.fromEntries(
    rows.map(({ source, offers, accepts }) => [source, { offers: Number(offers), accepts: Number(accepts) }]),
  );
}

/**
 * What became of the last seats that offers of each source brought, of work that has begun: kept, or given back, released for
 * silence, or left empty. The last are those whose work began last, not those taken last: these are nearly all still to come.
 * Undone acceptances were none, and what employers cancelled or partners cost was not the worker's doing. A source of which
 * nothing is known is absent. Read from one index, so many entries of it at most as began lately.
 */
export async function seatsKeptBySource(
  reader: Reader,
  now: Date,
  { last, days }: Past,
): Promise<Partial<Record<OfferSource, SeatHistory>>> {
  const since = new Date(now.getTime() - days * DAY_MS);
  const rows = await reader.rows<{ source: OfferSource; seats: number; kept: number }>(
    SOURCES.map(
      () =>
        `SELECT offer_source AS source, COUNT(*) AS seats, CAST(SUM(kept) AS SIGNED) AS kept FROM (
           SELECT offer_source, state IN ('booked', 'checked_in', 'checked_out', 'settled') AS kept FROM bookings
            WHERE offer_source = ? AND starts_at > ? AND starts_at <= ? AND state <> 'cancelled_by_employer'
              AND (end_reason IS NULL OR end_reason NOT IN ('undo', 'party_below_minimum'))
            ORDER BY starts_at DESC LIMIT ?) AS latest GROUP BY offer_source`,
    ).join(' UNION ALL '),
    SOURCES.flatMap((source) => [source, since, now, last]),
  );
  return Object.fromEntries(
    rows.map(({ source, seats, kept }) => [source, { seats: Number(seats), kept: Number(kept) }]),
  );
}

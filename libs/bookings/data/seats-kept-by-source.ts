import type { OfferSource, SeatHistory } from '@gg/matching';
import type { SqlValue } from '@gg/platform';

interface Reader {
  rows<T>(sql: string, params?: readonly SqlValue[]): Promise<T[]>;
}

const SOURCES: readonly OfferSource[] = ['regular', 'present', 'nearby', 'party'];
const DAY_MS = 86_400_000;

/**
 * What became of the seats that the last accepted offers of each source brought, of work that has begun: kept, or given back,
 * released for silence, or left empty. Undone acceptances were none, and what employers cancelled or partners cost was not
 * the worker's doing. A source of which nothing is known is absent.
 * @param last accepted offers looked at for each source
 */
export async function seatsKeptBySource(
  reader: Reader,
  now: Date,
  { last, days }: { readonly last: number; readonly days: number },
): Promise<Partial<Record<OfferSource, SeatHistory>>> {
  const since = new Date(now.getTime() - days * DAY_MS);
  const rows = await reader.rows<{ source: OfferSource; seats: number; kept: number }>(
    SOURCES.map(
      () =>
        `SELECT o.source, COUNT(*) AS seats,
                CAST(SUM(b.state IN ('booked', 'checked_in', 'checked_out', 'settled')) AS SIGNED) AS kept
           FROM (SELECT id, shift_id, source FROM offers
                  WHERE source = ? AND state = 'accepted' AND closed_at > ? AND closed_at <= ?
                  ORDER BY closed_at DESC LIMIT ?) AS o
           JOIN bookings b ON b.shift_id = o.shift_id AND b.offer_id = o.id
          WHERE b.starts_at <= ? AND (b.end_reason IS NULL OR b.end_reason NOT IN ('undo', 'party_below_minimum'))
            AND b.state <> 'cancelled_by_employer'
          GROUP BY o.source`,
    ).join(' UNION ALL '),
    SOURCES.flatMap((source) => [source, since, now, last, now]),
  );
  return Object.fromEntries(
    rows.map(({ source, seats, kept }) => [source, { seats: Number(seats), kept: Number(kept) }]),
  );
}

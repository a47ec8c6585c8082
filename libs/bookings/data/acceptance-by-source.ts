import type { AcceptanceHistory, OfferSource } from '@gg/matching';
import type { SqlValue } from '@gg/platform';

interface Reader {
  rows<T>(sql: string, params?: readonly SqlValue[]): Promise<T[]>;
}

const SOURCES: readonly OfferSource[] = ['regular', 'present', 'nearby', 'party'];
const DAY_MS = 86_400_000;

/**
 * What came of the last offers of each source: accepted, or declined and let pass. Withdrawn ones were no answer, nor those
 * that ended without having reached anybody. A source of which nothing is known is absent. Read from one index, so many entries of it at most as were closed lately.
 * @param last answered offers looked at for each source
 */
export async function acceptanceBySource(
  reader: Reader,
  now: Date,
  { last, days }: { readonly last: number; readonly days: number },
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

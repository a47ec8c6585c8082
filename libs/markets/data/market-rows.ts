import { DomainError, type Id } from '@gg/kernel';
import { isDuplicate, type Tx } from '@gg/platform';
import type { Market, MarketDescription, OpeningRange } from '../domain/market';
import type { Reader } from './reader';

/** A market as its columns hold it. */
interface MarketColumns extends Omit<Market, 'point' | 'openingHours'> {
  readonly lng: number;
  readonly lat: number;
  readonly openingHours: string;
}

const COLUMNS = 'id, name, kind, address, region_code, lng, lat, datum, opening_hours, state';

const marketOf = ({ lng, lat, openingHours, ...rest }: MarketColumns): Market => ({
  ...rest,
  point: { lng, lat },
  openingHours: JSON.parse(openingHours) as OpeningRange[],
});

/** Markets by id, closed ones too; unknown ids are absent. */
export async function marketsById(reader: Reader, ids: readonly Id[]): Promise<Map<Id, Market>> {
  if (ids.length === 0) return new Map();
  const rows = await reader.rows<MarketColumns>(`SELECT ${COLUMNS} FROM markets WHERE id IN (?)`, [ids]);
  return new Map(rows.map((row) => [row.id, marketOf(row)]));
}

/** Markets of a state by region, then id. */
export async function marketsByRegion(
  reader: Reader,
  state: string,
  region: { readonly sql: string; readonly params: readonly string[] },
  after: readonly [regionCode: string, id: Id] | null,
  limit: number,
): Promise<Market[]> {
  const rows = await reader.rows<MarketColumns>(
    `SELECT ${COLUMNS} FROM markets WHERE state = ? AND ${region.sql}
        ${after ? 'AND region_code >= ? AND (region_code > ? OR id > ?)' : ''}
      ORDER BY region_code, id LIMIT ?`,
    [state, ...region.params, ...(after ? [after[0], after[0], after[1]] : []), limit],
  );
  return rows.map(marketOf);
}

/** Writes new markets, in operation. Throws `market.name_taken`. */
export async function insertMarkets(
  tx: Tx,
  markets: readonly (MarketDescription & { readonly id: Id; readonly registeredAt?: Date })[],
): Promise<void> {
  await refusingTakenName(() =>
    tx.insert(
      'markets',
      markets.map(({ id, name, kind, address, regionCode, point, openingHours, registeredAt }) => ({
        id,
        name,
        kind,
        address,
        regionCode,
        lng: point.lng,
        lat: point.lat,
        datum: 'WGS-84',
        openingHours: JSON.stringify(openingHours),
        state: 'open',
        version: 1,
        registeredAt: registeredAt ?? tx.now,
        updatedAt: tx.now,
        actorId: tx.caller.accountId,
        closedAt: null,
        closedBecause: null,
      })),
    ),
  );
}

/** Runs a write of a market. Throws `market.name_taken` when the county has another market of that name. */
export async function refusingTakenName<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (isDuplicate(error, 'uq_markets_name')) throw new DomainError('market.name_taken');
    throw error;
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { distanceM, DomainError, type GeoPoint, type Id } from '@gg/kernel';
import { regionFilter } from '@gg/identity';
import { Connections, encodeCursor, pageOf, PermissionPolicy, type Caller, type Page } from '@gg/platform';
import { marketsById, marketsByRegion } from '../data/market-rows';
import type { Market, MarketState } from '../domain/market';

export interface ListedMarket {
  readonly market: Market;
  /** From the asked point, metres; null when no point was asked for. */
  readonly distanceM: number | null;
}

/** Sort key of the last row of the page before, and its id. */
export type MarketCursor = readonly [sortKey: string | number, marketId: Id];

const METRES_PER_DEGREE = 111_194;
/** All of Guangxi. */
const EVERYWHERE = '45';

/** Lists of markets: those in operation for everybody, all of the own region for staff. */
@Injectable()
export class MarketList {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(PermissionPolicy) private readonly policy: PermissionPolicy,
  ) {}

  /** Open markets by region. @param region prefix: city or county */
  async inRegion(region: string | undefined, limit: number, after: MarketCursor | null): Promise<Page<ListedMarket>> {
    const within = regionFilter('region_code', [region ?? EVERYWHERE]);
    return pageByRegion(await marketsByRegion(this.connections, 'open', within, byRegion(after), limit + 1), limit);
  }

  /** Open markets within a radius of a point, nearest first. */
  async near(
    point: GeoPoint,
    radiusM: number,
    region: string | undefined,
    limit: number,
    after: MarketCursor | null,
  ): Promise<Page<ListedMarket>> {
    const within = regionFilter('region_code', [region ?? EVERYWHERE]);
    const latReach = radiusM / METRES_PER_DEGREE;
    // The parallels are shortest at the edge that lies farther from the equator.
    const widest = Math.min(89, Math.abs(point.lat) + latReach);
    const lngReach = radiusM / (METRES_PER_DEGREE * Math.cos((widest * Math.PI) / 180));
    const rows = await this.connections.rows<{ id: Id; lng: number; lat: number }>(
      `SELECT id, lng, lat FROM markets
        WHERE state = 'open' AND lat BETWEEN ? AND ? AND lng BETWEEN ? AND ? AND ${within.sql}`,
      [point.lat - latReach, point.lat + latReach, point.lng - lngReach, point.lng + lngReach, ...within.params],
    );
    const found = rows
      .map(({ id, lng, lat }) => ({ id, metres: Math.round(distanceM(point, { lng, lat })) }))
      .filter((one) => one.metres <= radiusM && (after === null || isAfter(one, after)))
      .sort((a, b) => a.metres - b.metres || (a.id < b.id ? -1 : 1));
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const markets = await marketsById(
      this.connections,
      page.map(({ id }) => id),
    );
    return {
      items: page.flatMap(({ id, metres }) => {
        const market = markets.get(id);
        return market ? [{ market, distanceM: metres }] : [];
      }),
      next: found.length > limit && last ? encodeCursor([last.metres, last.id]) : null,
    };
  }

  /** One market for everybody, closed or not: a sign on a door may still lead to it. Throws `resource.not_found`. */
  async one(marketId: Id): Promise<Market> {
    const market = (await marketsById(this.connections, [marketId])).get(marketId);
    if (!market) throw new DomainError('resource.not_found');
    return market;
  }

  /** Markets of the staff's regions. */
  async ofStaff(
    caller: Caller,
    state: MarketState,
    limit: number,
    after: MarketCursor | null,
  ): Promise<Page<ListedMarket>> {
    const within = regionFilter('region_code', this.policy.regionsFor(caller, 'markets.read'));
    return pageByRegion(await marketsByRegion(this.connections, state, within, byRegion(after), limit + 1), limit);
  }

  /** A market of the staff's regions. Throws `resource.not_found`. */
  async oneOfStaff(caller: Caller, marketId: Id): Promise<Market> {
    const market = await this.one(marketId);
    const regions = this.policy.regionsFor(caller, 'markets.read');
    if (!regions.some((prefix) => market.regionCode.startsWith(prefix))) throw new DomainError('resource.not_found');
    return market;
  }
}

const byRegion = (after: MarketCursor | null) => after && ([String(after[0]), after[1]] as const);

function pageByRegion(rows: readonly Market[], limit: number): Page<ListedMarket> {
  const page = pageOf(rows, limit, ({ regionCode, id }) => [regionCode, id]);
  return { ...page, items: page.items.map((market) => ({ market, distanceM: null })) };
}

const isAfter = (one: { readonly metres: number; readonly id: Id }, [metres, id]: MarketCursor): boolean =>
  one.metres > Number(metres) || (one.metres === Number(metres) && one.id > id);

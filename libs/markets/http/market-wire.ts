import { z } from 'zod';
import { MARKET_KINDS, type Market } from '../domain/market';
import type { ListedMarket } from '../read-models/market-list';

/*
 * What crosses the wire about a market, for everybody and for staff: the same answers.
 */

const id = z.uuid();
const line = (most: number) => z.string().trim().min(2).max(most);

const point = z.strictObject({
  lng: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
  datum: z.literal('WGS-84'),
});
const kind = z.enum(MARKET_KINDS).describe('综合 general, 行业 trade, 站点 station');
const openingRange = z.strictObject({
  weekday: z.number().int().min(1).max(7),
  startMinute: z.number().int().min(0).max(1_439),
  endMinute: z.number().int().min(1).max(1_440),
});

const description = {
  name: line(80),
  kind,
  address: line(200),
  regionCode: z
    .string()
    .regex(/^45\d{4}$/)
    .describe('county'),
  point,
  openingHours: z.array(openingRange).min(1).max(50).describe('weekday 1 is Monday; minutes of the local day'),
};

export const registerMarketBody = z.strictObject(description).meta({ id: 'RegisterMarket' });
export const changeMarketBody = z.strictObject(description).partial().meta({ id: 'ChangeMarket' });
export const closeMarketBody = z.strictObject({ reason: line(200) }).meta({ id: 'CloseMarket' });

/** The bodies as the use cases take them. */
export const registerMarketCommand = ({ point: at, ...rest }: z.output<typeof registerMarketBody>) => ({
  ...rest,
  point: { lng: at.lng, lat: at.lat },
});
export const changeMarketCommand = ({ point: at, ...rest }: z.output<typeof changeMarketBody>) => ({
  ...rest,
  ...(at && { point: { lng: at.lng, lat: at.lat } }),
});

export const marketIdSchema = z.object({ marketId: id }).meta({ id: 'MarketId' });

export const marketSchema = z
  .object({
    marketId: id,
    name: z.string(),
    kind,
    address: z.string(),
    regionCode: z.string(),
    point,
    openingHours: z.array(openingRange),
    state: z.enum(['open', 'closed']).describe('closed: out of operation; says nothing of the hour'),
  })
  .meta({ id: 'Market' });

export const showMarket = ({ id: marketId, datum, point: at, openingHours, ...market }: Market) =>
  ({
    marketId,
    ...market,
    point: { ...at, datum },
    openingHours: [...openingHours],
  }) satisfies z.input<typeof marketSchema>;

const listedMarketSchema = marketSchema
  .extend({ distanceM: z.number().int().nullable().describe('null when no point was given') })
  .meta({ id: 'ListedMarket' });
export const marketsSchema = z
  .object({ items: z.array(listedMarketSchema), next: z.string().nullable() })
  .meta({ id: 'Markets' });

export const showMarkets = ({ items, next }: { items: readonly ListedMarket[]; next: string | null }) =>
  ({
    items: items.map(({ market, distanceM }) => ({ ...showMarket(market), distanceM })),
    next,
  }) satisfies z.input<typeof marketsSchema>;

/** Cursors of a list by region, and of one by distance. */
export const CURSOR_BY_REGION = [z.string().regex(/^45\d{4}$/), id] as const;
export const CURSOR_BY_DISTANCE = [z.number().int().min(0), id] as const;

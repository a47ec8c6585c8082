import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Id } from '@gg/kernel';
import {
  CURSOR_BY_DISTANCE,
  CURSOR_BY_REGION,
  MarketList,
  marketSchema,
  marketsSchema,
  showMarket,
  showMarkets,
} from '@gg/markets';
import { Answer, decodeCursor, pageQuery, Public } from '@gg/platform';
import { isRegionCode } from '@gg/reference-data';
import { z } from 'zod';

const id = z.uuid().toLowerCase();

const marketsQuery = pageQuery(100)
  .extend({
    lng: z.coerce.number().min(-180).max(180).optional().describe('WGS-84; with lat'),
    lat: z.coerce.number().min(-90).max(90).optional(),
    radiusM: z.coerce.number().int().min(100).max(100_000).default(30_000).describe('counts with a point only'),
    region: z.string().refine(isRegionCode, 'no such region').optional().describe('45, a city 4501 or a county 450103'),
  })
  .refine(({ lng, lat }) => (lng === undefined) === (lat === undefined), {
    path: ['lat'],
    message: 'lng and lat together',
  });

/** Markets (零工市场 / 驿站) in operation, for everybody. */
@ApiTags('零工市场')
@Controller('markets')
export class MarketsController {
  constructor(@Inject(MarketList) private readonly markets: MarketList) {}

  @Get()
  @Public('where the markets are is public information')
  @ApiOperation({ summary: '附近的零工市场和驿站；不给坐标则按区划' })
  @Answer(200, marketsSchema)
  async list(@Query({ schema: marketsQuery }) query: z.output<typeof marketsQuery>) {
    const { lng, lat, radiusM, region, limit, after } = query;
    return showMarkets(
      lng === undefined || lat === undefined
        ? await this.markets.inRegion(region, limit, decodeCursor(after, CURSOR_BY_REGION))
        : await this.markets.near({ lng, lat }, radiusM, region, limit, decodeCursor(after, CURSOR_BY_DISTANCE)),
    );
  }

  @Get(':id')
  @Public('where the markets are is public information')
  @ApiOperation({ summary: '一个零工市场（停止运营的也可查）' })
  @Answer(200, marketSchema)
  async one(@Param('id', { schema: id }) marketId: Id) {
    return showMarket(await this.markets.one(marketId));
  }
}

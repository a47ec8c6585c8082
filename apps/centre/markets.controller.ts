import { Body, Controller, Get, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Id } from '@gg/kernel';
import {
  ChangeMarket,
  changeMarketBody,
  changeMarketCommand,
  CloseMarket,
  closeMarketBody,
  CURSOR_BY_REGION,
  marketIdSchema,
  MarketList,
  marketSchema,
  marketsSchema,
  RegisterMarket,
  registerMarketBody,
  registerMarketCommand,
  ReopenMarket,
  showMarket,
  showMarkets,
} from '@gg/markets';
import { Access, Answer, CallerParam, decodeCursor, pageQuery, type Caller } from '@gg/platform';
import { z } from 'zod';

const id = z.uuid().toLowerCase();
const listQuery = pageQuery(100).extend({ state: z.enum(['open', 'closed']).default('open') });

/** Markets of the staff's region: registered, corrected, closed and opened again, each on the audit trail. */
@ApiTags('零工市场')
@Controller('markets')
export class MarketsController {
  constructor(
    @Inject(MarketList) private readonly markets: MarketList,
    @Inject(RegisterMarket) private readonly register: RegisterMarket,
    @Inject(ChangeMarket) private readonly change: ChangeMarket,
    @Inject(CloseMarket) private readonly close: CloseMarket,
    @Inject(ReopenMarket) private readonly reopen: ReopenMarket,
  ) {}

  @Post()
  @Access('markets.manage')
  @ApiOperation({ summary: '登记零工市场或驿站（留痕）' })
  @Answer(201, marketIdSchema)
  registered(
    @CallerParam() caller: Caller,
    @Body({ schema: registerMarketBody }) body: z.output<typeof registerMarketBody>,
  ) {
    return this.register.execute(caller, registerMarketCommand(body));
  }

  @Get()
  @Access('markets.read')
  @ApiOperation({ summary: '本地区的零工市场' })
  @Answer(200, marketsSchema)
  async list(@CallerParam() caller: Caller, @Query({ schema: listQuery }) query: z.output<typeof listQuery>) {
    const after = decodeCursor(query.after, CURSOR_BY_REGION);
    return showMarkets(await this.markets.ofStaff(caller, query.state, query.limit, after));
  }

  @Get(':id')
  @Access('markets.read')
  @ApiOperation({ summary: '一个零工市场' })
  @Answer(200, marketSchema)
  async one(@CallerParam() caller: Caller, @Param('id', { schema: id }) marketId: Id) {
    return showMarket(await this.markets.oneOfStaff(caller, marketId));
  }

  @Patch(':id')
  @Access('markets.manage')
  @ApiOperation({ summary: '更正零工市场的资料（留痕）' })
  @Answer(200, marketIdSchema)
  changed(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) marketId: Id,
    @Body({ schema: changeMarketBody }) body: z.output<typeof changeMarketBody>,
  ) {
    return this.change.execute(caller, { ...changeMarketCommand(body), marketId });
  }

  @Post(':id/closure')
  @Access('markets.manage')
  @ApiOperation({ summary: '停止运营（说明理由，留痕）' })
  @Answer(200, marketIdSchema)
  closed(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) marketId: Id,
    @Body({ schema: closeMarketBody }) { reason }: z.output<typeof closeMarketBody>,
  ) {
    return this.close.execute(caller, { marketId, reason });
  }

  @Post(':id/reopening')
  @Access('markets.manage')
  @ApiOperation({ summary: '恢复运营（留痕）' })
  @Answer(200, marketIdSchema)
  reopened(@CallerParam() caller: Caller, @Param('id', { schema: id }) marketId: Id) {
    return this.reopen.execute(caller, marketId);
  }
}

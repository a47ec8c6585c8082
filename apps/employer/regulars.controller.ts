import { Body, Controller, Delete, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  AddRegular,
  BlockWorker,
  blockWorkerBody,
  EmployerViews,
  pasteBody,
  pastedSchema,
  PasteRegulars,
  regularAddedSchema,
  regularBody,
  regularsSchema,
  RemoveRegular,
  showBlock,
  showRegular,
  UnblockWorker,
  workerBlocksSchema,
} from '@gg/employers';
import type { Id } from '@gg/kernel';
import { Access, Answer, CallerParam, decodeCursor, pageOf, pageQuery, type Caller } from '@gg/platform';
import { z } from 'zod';
import { ownEmployerId } from './organisation.controller';

const id = z.uuid().toLowerCase();
const listQuery = pageQuery(200);

/** Whom the own employer wants first (熟工) and whom it does not want again (屏蔽). */
@ApiTags('熟工与屏蔽')
@Controller()
export class RegularsController {
  constructor(
    @Inject(EmployerViews) private readonly views: EmployerViews,
    @Inject(AddRegular) private readonly addRegular: AddRegular,
    @Inject(PasteRegulars) private readonly pasteRegulars: PasteRegulars,
    @Inject(RemoveRegular) private readonly removeRegular: RemoveRegular,
    @Inject(BlockWorker) private readonly blockWorker: BlockWorker,
    @Inject(UnblockWorker) private readonly unblockWorker: UnblockWorker,
  ) {}

  @Get('regulars')
  @Access('regulars.read')
  @ApiOperation({ summary: '熟工名单（按添加顺序）' })
  @Answer(200, regularsSchema)
  async regulars(@CallerParam() caller: Caller, @Query({ schema: listQuery }) query: z.output<typeof listQuery>) {
    const [after = null] = decodeCursor(query.after, [z.number().int()]) ?? [];
    const rows = await this.views.regulars(ownEmployerId(caller), after, query.limit + 1);
    const page = pageOf(rows, query.limit, (row) => [row.place]);
    return { ...page, items: page.items.map(showRegular) };
  }

  @Post('regulars')
  @Access('regulars.manage')
  @ApiOperation({ summary: '添加熟工（按人）' })
  @Answer(201, regularAddedSchema)
  add(@CallerParam() caller: Caller, @Body({ schema: regularBody }) body: z.output<typeof regularBody>) {
    return this.addRegular.execute(caller, body);
  }

  @Post('regulars/pasted-phones')
  @Access('regulars.manage')
  @ApiOperation({ summary: '粘贴手机号名单' })
  @Answer(201, pastedSchema)
  paste(@CallerParam() caller: Caller, @Body({ schema: pasteBody }) body: z.output<typeof pasteBody>) {
    return this.pasteRegulars.execute(caller, body);
  }

  @Delete('regulars/:id')
  @Access('regulars.manage')
  @ApiOperation({ summary: '移出熟工名单' })
  @Answer(204)
  async remove(@CallerParam() caller: Caller, @Param('id', { schema: id }) regularId: Id): Promise<void> {
    await this.removeRegular.execute(caller, { regularId });
  }

  @Get('blocks')
  @Access('blocks.manage')
  @ApiOperation({ summary: '屏蔽的劳动者' })
  @Answer(200, workerBlocksSchema)
  async blocks(@CallerParam() caller: Caller, @Query({ schema: listQuery }) query: z.output<typeof listQuery>) {
    const [after = null] = decodeCursor(query.after, [id]) ?? [];
    const rows = await this.views.blocks(ownEmployerId(caller), after, query.limit + 1);
    const page = pageOf(rows, query.limit, (row) => [row.workerId]);
    return { ...page, items: page.items.map(showBlock) };
  }

  @Post('blocks')
  @Access('blocks.manage')
  @ApiOperation({ summary: '屏蔽劳动者' })
  @Answer(204)
  async block(
    @CallerParam() caller: Caller,
    @Body({ schema: blockWorkerBody }) body: z.output<typeof blockWorkerBody>,
  ): Promise<void> {
    await this.blockWorker.execute(caller, body);
  }

  @Delete('blocks/:workerId')
  @Access('blocks.manage')
  @ApiOperation({ summary: '取消屏蔽' })
  @Answer(204)
  async unblock(@CallerParam() caller: Caller, @Param('workerId', { schema: id }) workerId: Id): Promise<void> {
    await this.unblockWorker.execute(caller, { workerId });
  }
}

import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { askRegionalBatchBody, batchAnswerSchema, BatchReader, batchSchema, RegionalBatches } from '@gg/bookings';
import type { Id } from '@gg/kernel';
import { Access, Answer, CallerParam, PermissionPolicy, type Caller } from '@gg/platform';
import { z } from 'zod';

const id = z.uuid().toLowerCase();

/** A day's open shifts of a region assigned together by the centre, whoever posts them (统一派单). */
@ApiTags('统一派单')
@Controller('batch-assignments')
export class RegionalBatchesController {
  constructor(
    @Inject(RegionalBatches) private readonly batches: RegionalBatches,
    @Inject(BatchReader) private readonly reader: BatchReader,
    @Inject(PermissionPolicy) private readonly policy: PermissionPolicy,
  ) {}

  @Post()
  @Access('batches.plan')
  @ApiOperation({ summary: '为辖区内一天的缺人班次一起生成派单方案（留痕）' })
  @Answer(201, batchAnswerSchema)
  ask(
    @CallerParam() caller: Caller,
    @Body({ schema: askRegionalBatchBody }) body: z.output<typeof askRegionalBatchBody>,
  ) {
    return this.batches.ask(caller, body);
  }

  @Get(':id')
  @Access('batches.plan')
  @ApiOperation({ summary: '方案进度与预览' })
  @Answer(200, batchSchema)
  one(@CallerParam() caller: Caller, @Param('id', { schema: id }) batchId: Id) {
    return this.reader.oneOfRegions(batchId, this.policy.regionsFor(caller, 'batches.plan'));
  }

  @Post(':id/confirmation')
  @Access('batches.plan')
  @ApiOperation({ summary: '确认方案并发出邀约（留痕）' })
  @Answer(200, batchAnswerSchema)
  confirm(@CallerParam() caller: Caller, @Param('id', { schema: id }) batchId: Id) {
    return this.batches.confirm(caller, batchId);
  }

  @Post(':id/cancellation')
  @Access('batches.plan')
  @ApiOperation({ summary: '取消方案（留痕）' })
  @Answer(200, batchAnswerSchema)
  cancel(@CallerParam() caller: Caller, @Param('id', { schema: id }) batchId: Id) {
    return this.batches.cancel(caller, batchId);
  }
}

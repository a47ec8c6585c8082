import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { askBatchBody, batchAnswerSchema, BatchAssignments, BatchReader, batchSchema } from '@gg/bookings';
import { Access, Answer, CallerParam, type Caller } from '@gg/platform';
import { z } from 'zod';

const id = z.uuid();

/** Shifts of the caller's own organisation assigned together (批量派单). */
@ApiTags('批量派单')
@Controller('batch-assignments')
export class BatchesController {
  constructor(
    @Inject(BatchAssignments) private readonly batches: BatchAssignments,
    @Inject(BatchReader) private readonly reader: BatchReader,
  ) {}

  @Post()
  @Access('shifts.change')
  @ApiOperation({ summary: '为多个班次一起生成派单方案' })
  @Answer(201, batchAnswerSchema)
  ask(@CallerParam() caller: Caller, @Body({ schema: askBatchBody }) body: z.output<typeof askBatchBody>) {
    return this.batches.ask(caller, body);
  }

  @Get(':id')
  @Access('board.watch')
  @ApiOperation({ summary: '方案进度与预览' })
  @Answer(200, batchSchema)
  one(@CallerParam() caller: Caller, @Param('id', { schema: id }) batchId: string) {
    return this.reader.one(batchId, caller.employerId ?? '');
  }

  @Post(':id/confirmation')
  @Access('shifts.change')
  @ApiOperation({ summary: '确认方案并发出邀约' })
  @Answer(200, batchAnswerSchema)
  confirm(@CallerParam() caller: Caller, @Param('id', { schema: id }) batchId: string) {
    return this.batches.confirm(caller, batchId);
  }

  @Post(':id/cancellation')
  @Access('shifts.change')
  @ApiOperation({ summary: '取消方案' })
  @Answer(200, batchAnswerSchema)
  cancel(@CallerParam() caller: Caller, @Param('id', { schema: id }) batchId: string) {
    return this.batches.cancel(caller, batchId);
  }
}

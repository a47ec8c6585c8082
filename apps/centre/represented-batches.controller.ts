import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { askBatchBody, batchAnswerSchema, BatchAssignments, BatchReader, batchSchema } from '@gg/bookings';
import { EmployerViews } from '@gg/employers';
import { Representation } from '@gg/identity';
import type { Id } from '@gg/kernel';
import { Access, Answer, CallerParam, type Caller } from '@gg/platform';
import { z } from 'zod';
import { onBehalfOfMemberQuery, type OnBehalfOfMemberQuery } from './on-behalf';

const id = z.uuid().toLowerCase();

/** Shifts of an employer assigned together, by staff for one that phoned or came (代办). */
@ApiTags('代办 · 批量派单')
@Controller('employers/:id/batch-assignments')
export class RepresentedBatchesController {
  constructor(
    @Inject(Representation) private readonly representation: Representation,
    @Inject(EmployerViews) private readonly employers: EmployerViews,
    @Inject(BatchAssignments) private readonly batches: BatchAssignments,
    @Inject(BatchReader) private readonly reader: BatchReader,
  ) {}

  @Post()
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：为多个班次一起生成派单方案' })
  @Answer(201, batchAnswerSchema)
  async ask(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) employerId: Id,
    @Query({ schema: onBehalfOfMemberQuery }) query: OnBehalfOfMemberQuery,
    @Body({ schema: askBatchBody }) body: z.output<typeof askBatchBody>,
  ) {
    return this.batches.ask(await this.standsFor(caller, query), body, employerId);
  }

  @Get(':batchId')
  @Access('employers.read')
  @ApiOperation({ summary: '单位的方案进度与预览' })
  @Answer(200, batchSchema)
  async one(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) employerId: Id,
    @Param('batchId', { schema: id }) batchId: Id,
  ) {
    await this.employers.one(caller, employerId);
    return this.reader.one(batchId, employerId);
  }

  @Post(':batchId/confirmation')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：确认方案并发出邀约' })
  @Answer(200, batchAnswerSchema)
  async confirm(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) employerId: Id,
    @Param('batchId', { schema: id }) batchId: Id,
    @Query({ schema: onBehalfOfMemberQuery }) query: OnBehalfOfMemberQuery,
  ) {
    return this.batches.confirm(await this.standsFor(caller, query), batchId, employerId);
  }

  @Post(':batchId/cancellation')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：取消方案' })
  @Answer(200, batchAnswerSchema)
  async cancel(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) employerId: Id,
    @Param('batchId', { schema: id }) batchId: Id,
    @Query({ schema: onBehalfOfMemberQuery }) query: OnBehalfOfMemberQuery,
  ) {
    return this.batches.cancel(await this.standsFor(caller, query), batchId, employerId);
  }

  private standsFor(caller: Caller, { onBehalfOf, channel }: OnBehalfOfMemberQuery): Promise<Caller> {
    return this.representation.of(caller, onBehalfOf, channel);
  }
}

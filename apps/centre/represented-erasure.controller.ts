import { Controller, Delete, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AccountErasure } from '@gg/bookings';
import { Representation } from '@gg/identity';
import type { Id } from '@gg/kernel';
import { Access, Answer, CallerParam, type Caller } from '@gg/platform';
import { z } from 'zod';
import { onBehalfQuery, type OnBehalfQuery } from './on-behalf';

const id = z.uuid().toLowerCase();
const askedSchema = z.object({ dueAt: z.iso.datetime() }).meta({ id: 'AskedErasureOnBehalf' });

/** Erasure of an account, asked for and taken back at a window by somebody who has agreed to be represented (代办). */
@ApiTags('代办 · 劳动者')
@Controller('workers/:id/erasure')
export class RepresentedErasureController {
  constructor(
    @Inject(Representation) private readonly representation: Representation,
    @Inject(AccountErasure) private readonly erasing: AccountErasure,
  ) {}

  @Post()
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：申请注销账号（先说明后果）' })
  @Answer(201, askedSchema)
  async ask(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) workerId: Id,
    @Query({ schema: onBehalfQuery }) { channel }: OnBehalfQuery,
  ) {
    return this.erasing.ask(await this.representation.of(caller, workerId, channel));
  }

  @Delete()
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：撤回注销申请' })
  @Answer(204)
  async takeBack(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) workerId: Id,
    @Query({ schema: onBehalfQuery }) { channel }: OnBehalfQuery,
  ): Promise<void> {
    await this.erasing.takeBack(await this.representation.of(caller, workerId, channel));
  }
}

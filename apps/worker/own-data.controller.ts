import { Body, Controller, Delete, Get, Inject, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AccountErasure, ErasureConsequencesReader } from '@gg/bookings';
import { Erasures } from '@gg/identity';
import { Access, Answer, AnswerFile, CallerParam, CONFIG, type Caller, type Config } from '@gg/platform';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { OwnDataGatherer, ownDataSchema } from './own-data-gatherer';
import { ownDataPage } from './own-data-page';
import { ownWorkerId } from './worker-profile.controller';

const id = z.uuid();
const instant = z.iso.datetime();

const erasureSchema = z
  .object({
    waiting: z.object({ askedAt: instant, dueAt: instant }).nullable().describe('null while none was asked for'),
    graceDays: z.number().int().describe('in which it can be taken back'),
    seats: z
      .array(z.object({ bookingId: id, shiftId: id, start: instant, end: instant }))
      .describe('held of work that is not over; while there are any it is refused'),
    applications: z.number().int().describe('they are withdrawn'),
    offers: z.number().int().describe('they lapse'),
    keepUntil: instant
      .nullable()
      .describe('until when law keeps name and ID number with the records of work; null: nothing is kept'),
  })
  .meta({ id: 'Erasure' });

const askBody = z
  .strictObject({ understood: z.literal(true).describe('the consequences were shown and read') })
  .meta({ id: 'AskErasure' });
const askedSchema = z.object({ dueAt: instant }).meta({ id: 'AskedErasure' });

/** What is held of the worker who is signed in: given out, and erased (个人信息保护法 45, 47). */
@ApiTags('我的个人信息')
@Controller('worker')
export class OwnDataController {
  constructor(
    @Inject(OwnDataGatherer) private readonly data: OwnDataGatherer,
    @Inject(ErasureConsequencesReader) private readonly consequences: ErasureConsequencesReader,
    @Inject(AccountErasure) private readonly erasing: AccountErasure,
    @Inject(Erasures) private readonly erasures: Erasures,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('personal-data')
  @Access('personal_data.export_own')
  @ApiOperation({ summary: '导出我的个人信息（JSON）' })
  @Answer(200, ownDataSchema)
  async export(@CallerParam() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply) {
    const data = await this.data.of(caller);
    void reply
      .header('cache-control', 'no-store')
      .header('content-disposition', 'attachment; filename="guigong-personal-data.json"');
    return data;
  }

  @Get('personal-data/page')
  @Access('personal_data.export_own')
  @ApiOperation({ summary: '我的个人信息（可阅读、可打印的网页）' })
  @AnswerFile(['text/html'])
  async page(@CallerParam() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply) {
    const page = ownDataPage(await this.data.of(caller));
    void reply.type('text/html; charset=utf-8').header('cache-control', 'no-store');
    return page;
  }

  @Get('erasure')
  @Access('account.erase_own')
  @ApiOperation({ summary: '注销账号的后果与进度' })
  @Answer(200, erasureSchema)
  async erasure(@CallerParam() caller: Caller) {
    const workerId = ownWorkerId(caller);
    const waiting = await this.erasures.waiting(workerId);
    const { seats, applications, offers, keepUntil } = await this.consequences.of(workerId);
    return {
      waiting: waiting && { askedAt: waiting.askedAt.toISOString(), dueAt: waiting.dueAt.toISOString() },
      graceDays: this.config.settings.retention.erasureGraceDays,
      seats: seats.map((seat) => ({ ...seat, start: seat.start.toISOString(), end: seat.end.toISOString() })),
      applications,
      offers,
      keepUntil: keepUntil?.toISOString() ?? null,
    };
  }

  @Post('erasure')
  @Access('account.erase_own')
  @ApiOperation({ summary: '申请注销账号（宽限期内可撤回）' })
  @Answer(201, askedSchema)
  ask(@CallerParam() caller: Caller, @Body({ schema: askBody }) _body: z.output<typeof askBody>) {
    return this.erasing.ask(caller);
  }

  @Delete('erasure')
  @Access('account.erase_own')
  @ApiOperation({ summary: '撤回注销申请' })
  @Answer(204)
  async takeBack(@CallerParam() caller: Caller): Promise<void> {
    await this.erasing.takeBack(caller);
  }
}

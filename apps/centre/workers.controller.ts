import { Body, Controller, Get, Inject, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Erasures } from '@gg/identity';
import type { Id } from '@gg/kernel';
import { Access, Answer, CallerParam, Connections, decodeCursor, pageOf, pageQuery, type Caller } from '@gg/platform';
import {
  certificatesSchema,
  FindWorker,
  findWorkerBody,
  foundWorkerSchema,
  foundWorkersSchema,
  JudgeProof,
  judgeProofBody,
  PresenceList,
  presentWorkersSchema,
  ProfileReader,
  profileSchema,
  RegisterAtDesk,
  registerAtDeskBody,
  registeredAtDeskSchema,
  showCertificates,
  showFound,
  showProfile,
  showStatuses,
  statusesSchema,
} from '@gg/workers';
import { z } from 'zod';

const id = z.uuid().toLowerCase();
const presentQuery = pageQuery(200);
const waitingErasureSchema = z
  .object({
    workerId: z.uuid(),
    waiting: z.object({ askedAt: z.iso.datetime(), dueAt: z.iso.datetime() }).nullable(),
  })
  .meta({ id: 'WaitingErasure' });

/** Workers of the staff's region: registered, found, looked at, their papers judged. */
@ApiTags('劳动者')
@Controller()
export class WorkersController {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(RegisterAtDesk) private readonly register: RegisterAtDesk,
    @Inject(FindWorker) private readonly find: FindWorker,
    @Inject(ProfileReader) private readonly profiles: ProfileReader,
    @Inject(JudgeProof) private readonly judgeProof: JudgeProof,
    @Inject(PresenceList) private readonly presences: PresenceList,
    @Inject(Erasures) private readonly erasures: Erasures,
  ) {}

  @Post('workers')
  @Access('desk.register_person')
  @ApiOperation({ summary: '窗口登记劳动者（一人或一家人）' })
  @Answer(201, registeredAtDeskSchema)
  registered(
    @CallerParam() caller: Caller,
    @Body({ schema: registerAtDeskBody }) { channel, regionCode, people }: z.output<typeof registerAtDeskBody>,
  ) {
    const command = {
      regionCode,
      people: people.map(({ name, phone, idNumber }) => ({ name, phone, idNumber })),
    };
    return this.register.execute({ ...caller, channel }, command);
  }

  @Post('workers/searches')
  @Access('desk.look_up_person')
  @ApiOperation({ summary: '按手机号查找劳动者（留痕）' })
  @Answer(200, foundWorkersSchema)
  async search(
    @CallerParam() caller: Caller,
    @Body({ schema: findWorkerBody }) { phone }: z.output<typeof findWorkerBody>,
  ) {
    const found = await this.find.byPhone(caller, phone);
    return { items: found ? [showFound(found)] : [] };
  }

  @Get('workers/:id')
  @Access('desk.look_up_person')
  @ApiOperation({ summary: '一位劳动者（脱敏）' })
  @Answer(200, foundWorkerSchema)
  async one(@CallerParam() caller: Caller, @Param('id', { schema: id }) workerId: Id) {
    return showFound(await this.find.one(caller, workerId));
  }

  @Get('workers/:id/profile')
  @Access('desk.look_up_person')
  @ApiOperation({ summary: '劳动者的资料' })
  @Answer(200, profileSchema)
  async profile(@CallerParam() caller: Caller, @Param('id', { schema: id }) workerId: Id) {
    await this.find.one(caller, workerId);
    return showProfile(await this.profiles.profile(this.connections, workerId));
  }

  @Get('workers/:id/statuses')
  @Access('desk.look_up_person')
  @ApiOperation({ summary: '劳动者的身份' })
  @Answer(200, statusesSchema)
  async statuses(@CallerParam() caller: Caller, @Param('id', { schema: id }) workerId: Id) {
    await this.find.one(caller, workerId);
    return showStatuses(await this.profiles.statuses(this.connections, workerId));
  }

  @Get('workers/:id/certificates')
  @Access('desk.look_up_person')
  @ApiOperation({ summary: '劳动者的证件' })
  @Answer(200, certificatesSchema)
  async certificates(@CallerParam() caller: Caller, @Param('id', { schema: id }) workerId: Id) {
    await this.find.one(caller, workerId);
    return showCertificates(await this.profiles.certificates(this.connections, workerId));
  }

  @Get('workers/:id/erasure')
  @Access('desk.look_up_person')
  @ApiOperation({ summary: '劳动者是否申请了注销' })
  @Answer(200, waitingErasureSchema)
  async erasure(@CallerParam() caller: Caller, @Param('id', { schema: id }) workerId: Id) {
    await this.find.one(caller, workerId);
    const waiting = await this.erasures.waiting(workerId);
    return {
      workerId,
      waiting: waiting && { askedAt: waiting.askedAt.toISOString(), dueAt: waiting.dueAt.toISOString() },
    };
  }

  @Put('workers/:id/statuses/:subjectId/proof')
  @Access('qualifications.verify')
  @ApiOperation({ summary: '核验劳动者申报的身份' })
  @Answer(204)
  async statusProof(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) workerId: Id,
    @Param('subjectId', { schema: id }) subjectId: Id,
    @Body({ schema: judgeProofBody }) body: z.output<typeof judgeProofBody>,
  ): Promise<void> {
    await this.judgeProof.execute(caller, { workerId, subject: 'status', subjectId, ...body });
  }

  @Put('workers/:id/certificates/:subjectId/proof')
  @Access('qualifications.verify')
  @ApiOperation({ summary: '核验劳动者的证件' })
  @Answer(204)
  async certificateProof(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) workerId: Id,
    @Param('subjectId', { schema: id }) subjectId: Id,
    @Body({ schema: judgeProofBody }) body: z.output<typeof judgeProofBody>,
  ): Promise<void> {
    await this.judgeProof.execute(caller, { workerId, subject: 'certificate', subjectId, ...body });
  }

  @Get('markets/:id/presences')
  @Access('desk.record_presence')
  @ApiOperation({ summary: '现在市场里的劳动者（按到达顺序）' })
  @Answer(200, presentWorkersSchema)
  async present(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) marketId: Id,
    @Query({ schema: presentQuery }) query: z.output<typeof presentQuery>,
  ) {
    const cursor = decodeCursor(query.after, [z.iso.datetime(), id]);
    const after = cursor && { arrivedAt: new Date(cursor[0]), id: cursor[1] };
    const rows = await this.presences.present(caller, marketId, after, query.limit + 1);
    const page = pageOf(rows, query.limit, (row) => [row.arrivedAt.toISOString(), row.presenceId]);
    return {
      ...page,
      items: page.items.map((row) => ({
        ...row,
        arrivedAt: row.arrivedAt.toISOString(),
        until: row.until.toISOString(),
      })),
    };
  }
}

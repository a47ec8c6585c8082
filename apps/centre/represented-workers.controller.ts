import { Body, Controller, Delete, Get, Inject, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Representation } from '@gg/identity';
import type { Id } from '@gg/kernel';
import { Access, Answer, CallerParam, Connections, decodeCursor, pageOf, pageQuery, type Caller } from '@gg/platform';
import {
  AddCertificate,
  availabilityBody,
  BlockEmployer,
  blockEmployerBody,
  certificateAddedSchema,
  certificateBody,
  DeclarePresence,
  EditCertificate,
  editCertificateBody,
  EditProfile,
  editProfileBody,
  editProfileCommand,
  employerBlocksSchema,
  EndPresence,
  exceptionsBody,
  presenceBody,
  presenceSchema,
  ProfileReader,
  profileSchema,
  RemoveCertificate,
  SetAvailability,
  SetExceptions,
  SetTrades,
  showProfile,
  StateStatus,
  statusBody,
  statusStatedSchema,
  tradesBody,
  UnblockEmployer,
  WithdrawStatus,
} from '@gg/workers';
import { z } from 'zod';
import { onBehalfQuery, type OnBehalfQuery } from './on-behalf';

const id = z.uuid().toLowerCase();
const listQuery = pageQuery(100);

/** What a worker does alone on the phone, done by staff for a worker of their region who has agreed to it (代办). */
@ApiTags('代办 · 劳动者')
@Controller('workers/:id')
export class RepresentedWorkersController {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(Representation) private readonly representation: Representation,
    @Inject(ProfileReader) private readonly profiles: ProfileReader,
    @Inject(EditProfile) private readonly editProfile: EditProfile,
    @Inject(SetTrades) private readonly setTrades: SetTrades,
    @Inject(SetAvailability) private readonly setAvailability: SetAvailability,
    @Inject(SetExceptions) private readonly setExceptions: SetExceptions,
    @Inject(DeclarePresence) private readonly declarePresence: DeclarePresence,
    @Inject(EndPresence) private readonly endPresence: EndPresence,
    @Inject(BlockEmployer) private readonly blockEmployer: BlockEmployer,
    @Inject(UnblockEmployer) private readonly unblockEmployer: UnblockEmployer,
    @Inject(AddCertificate) private readonly addCertificate: AddCertificate,
    @Inject(EditCertificate) private readonly editCertificate: EditCertificate,
    @Inject(RemoveCertificate) private readonly removeCertificate: RemoveCertificate,
    @Inject(StateStatus) private readonly stateStatus: StateStatus,
    @Inject(WithdrawStatus) private readonly withdrawStatus: WithdrawStatus,
  ) {}

  @Patch('profile')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：修改资料' })
  @Answer(200, profileSchema)
  async edit(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) workerId: Id,
    @Query({ schema: onBehalfQuery }) { channel }: OnBehalfQuery,
    @Body({ schema: editProfileBody }) body: z.output<typeof editProfileBody>,
  ) {
    await this.editProfile.execute(await this.representation.of(caller, workerId, channel), editProfileCommand(body));
    return this.profileOf(workerId);
  }

  @Put('trades')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：工种' })
  @Answer(200, profileSchema)
  async trades(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) workerId: Id,
    @Query({ schema: onBehalfQuery }) { channel }: OnBehalfQuery,
    @Body({ schema: tradesBody }) body: z.output<typeof tradesBody>,
  ) {
    await this.setTrades.execute(await this.representation.of(caller, workerId, channel), body);
    return this.profileOf(workerId);
  }

  @Put('availability')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：每周空闲时间' })
  @Answer(200, profileSchema)
  async availability(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) workerId: Id,
    @Query({ schema: onBehalfQuery }) { channel }: OnBehalfQuery,
    @Body({ schema: availabilityBody }) body: z.output<typeof availabilityBody>,
  ) {
    await this.setAvailability.execute(await this.representation.of(caller, workerId, channel), body);
    return this.profileOf(workerId);
  }

  @Put('availability/exceptions')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：某些日期的空闲时间' })
  @Answer(200, profileSchema)
  async exceptions(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) workerId: Id,
    @Query({ schema: onBehalfQuery }) { channel }: OnBehalfQuery,
    @Body({ schema: exceptionsBody }) body: z.output<typeof exceptionsBody>,
  ) {
    await this.setExceptions.execute(await this.representation.of(caller, workerId, channel), body);
    return this.profileOf(workerId);
  }

  @Post('presence')
  @Access('desk.record_presence')
  @ApiOperation({ summary: '代办：登记到市场' })
  @Answer(201, presenceSchema)
  async present(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) workerId: Id,
    @Query({ schema: onBehalfQuery }) { channel }: OnBehalfQuery,
    @Body({ schema: presenceBody }) { marketId, point }: z.output<typeof presenceBody>,
  ) {
    const place = point && { lng: point.lng, lat: point.lat };
    return this.declarePresence.execute(await this.representation.of(caller, workerId, channel), {
      marketId,
      point: place,
    });
  }

  @Delete('presence')
  @Access('desk.record_presence')
  @ApiOperation({ summary: '代办：登记离开市场' })
  @Answer(204)
  async gone(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) workerId: Id,
    @Query({ schema: onBehalfQuery }) { channel }: OnBehalfQuery,
  ): Promise<void> {
    await this.endPresence.execute(await this.representation.of(caller, workerId, channel));
  }

  @Get('blocks')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：屏蔽的用工单位' })
  @Answer(200, employerBlocksSchema)
  async blocks(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) workerId: Id,
    @Query({ schema: listQuery }) query: z.output<typeof listQuery>,
  ) {
    await this.representation.of(caller, workerId, 'desk');
    const [after = null] = decodeCursor(query.after, [id]) ?? [];
    const rows = await this.profiles.blocks(this.connections, workerId, after, query.limit + 1);
    const page = pageOf(rows, query.limit, (row) => [row.employerId]);
    return { ...page, items: page.items.map((row) => ({ ...row, blockedAt: row.blockedAt.toISOString() })) };
  }

  @Post('blocks')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：屏蔽用工单位' })
  @Answer(204)
  async block(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) workerId: Id,
    @Query({ schema: onBehalfQuery }) { channel }: OnBehalfQuery,
    @Body({ schema: blockEmployerBody }) body: z.output<typeof blockEmployerBody>,
  ): Promise<void> {
    await this.blockEmployer.execute(await this.representation.of(caller, workerId, channel), body);
  }

  @Delete('blocks/:employerId')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：取消屏蔽' })
  @Answer(204)
  async unblock(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) workerId: Id,
    @Param('employerId', { schema: id }) employerId: Id,
    @Query({ schema: onBehalfQuery }) { channel }: OnBehalfQuery,
  ): Promise<void> {
    await this.unblockEmployer.execute(await this.representation.of(caller, workerId, channel), { employerId });
  }

  @Post('certificates')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：登记证件' })
  @Answer(201, certificateAddedSchema)
  async addPaper(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) workerId: Id,
    @Query({ schema: onBehalfQuery }) { channel }: OnBehalfQuery,
    @Body({ schema: certificateBody }) body: z.output<typeof certificateBody>,
  ) {
    return this.addCertificate.execute(await this.representation.of(caller, workerId, channel), body);
  }

  @Patch('certificates/:certificateId')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：更正证件' })
  @Answer(204)
  async editPaper(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) workerId: Id,
    @Param('certificateId', { schema: id }) certificateId: Id,
    @Query({ schema: onBehalfQuery }) { channel }: OnBehalfQuery,
    @Body({ schema: editCertificateBody }) body: z.output<typeof editCertificateBody>,
  ): Promise<void> {
    const stands = await this.representation.of(caller, workerId, channel);
    await this.editCertificate.execute(stands, { certificateId, ...body });
  }

  @Delete('certificates/:certificateId')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：删除证件' })
  @Answer(204)
  async removePaper(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) workerId: Id,
    @Param('certificateId', { schema: id }) certificateId: Id,
    @Query({ schema: onBehalfQuery }) { channel }: OnBehalfQuery,
  ): Promise<void> {
    await this.removeCertificate.execute(await this.representation.of(caller, workerId, channel), { certificateId });
  }

  @Post('statuses')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：申报身份' })
  @Answer(201, statusStatedSchema)
  async state(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) workerId: Id,
    @Query({ schema: onBehalfQuery }) { channel }: OnBehalfQuery,
    @Body({ schema: statusBody }) body: z.output<typeof statusBody>,
  ) {
    return this.stateStatus.execute(await this.representation.of(caller, workerId, channel), body);
  }

  @Delete('statuses/:statusId')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：撤回申报的身份' })
  @Answer(204)
  async withdraw(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) workerId: Id,
    @Param('statusId', { schema: id }) statusId: Id,
    @Query({ schema: onBehalfQuery }) { channel }: OnBehalfQuery,
  ): Promise<void> {
    await this.withdrawStatus.execute(await this.representation.of(caller, workerId, channel), { statusId });
  }

  private async profileOf(workerId: Id) {
    return showProfile(await this.profiles.profile(this.connections, workerId));
  }
}

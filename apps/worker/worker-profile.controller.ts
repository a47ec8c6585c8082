import { Body, Controller, Delete, Get, Inject, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DomainError, type Id } from '@gg/kernel';
import { Access, Answer, CallerParam, Connections, decodeCursor, pageOf, pageQuery, type Caller } from '@gg/platform';
import {
  availabilityBody,
  BlockEmployer,
  blockEmployerBody,
  DeclarePresence,
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
  SetAvailability,
  SetExceptions,
  SetTrades,
  showProfile,
  tradesBody,
  UnblockEmployer,
} from '@gg/workers';
import { z } from 'zod';

const id = z.uuid().toLowerCase();
const listQuery = pageQuery(100);

/** The worker that is signed in. */
export function ownWorkerId(caller: Caller): Id {
  if (!caller.workerId) throw new DomainError('access.denied');
  return caller.workerId;
}

/** What a worker says of themself: place, trades, free time, wishes, presence at a market, blocks. */
@ApiTags('我的资料')
@Controller('worker')
export class WorkerProfileController {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(ProfileReader) private readonly profiles: ProfileReader,
    @Inject(EditProfile) private readonly editProfile: EditProfile,
    @Inject(SetTrades) private readonly setTrades: SetTrades,
    @Inject(SetAvailability) private readonly setAvailability: SetAvailability,
    @Inject(SetExceptions) private readonly setExceptions: SetExceptions,
    @Inject(DeclarePresence) private readonly declarePresence: DeclarePresence,
    @Inject(EndPresence) private readonly endPresence: EndPresence,
    @Inject(BlockEmployer) private readonly blockEmployer: BlockEmployer,
    @Inject(UnblockEmployer) private readonly unblockEmployer: UnblockEmployer,
  ) {}

  @Get('profile')
  @Access('profile.edit_own')
  @ApiOperation({ summary: '我的资料' })
  @Answer(200, profileSchema)
  async profile(@CallerParam() caller: Caller) {
    return showProfile(await this.profiles.profile(this.connections, ownWorkerId(caller)));
  }

  @Patch('profile')
  @Access('profile.edit_own')
  @ApiOperation({ summary: '修改资料：居住地、出发点、意愿、显示方式、暂停接单' })
  @Answer(200, profileSchema)
  async edit(@CallerParam() caller: Caller, @Body({ schema: editProfileBody }) body: z.output<typeof editProfileBody>) {
    await this.editProfile.execute(caller, editProfileCommand(body));
    return this.profile(caller);
  }

  @Put('trades')
  @Access('profile.edit_own')
  @ApiOperation({ summary: '我会的工种（整份替换）' })
  @Answer(200, profileSchema)
  async trades(@CallerParam() caller: Caller, @Body({ schema: tradesBody }) body: z.output<typeof tradesBody>) {
    await this.setTrades.execute(caller, body);
    return this.profile(caller);
  }

  @Put('availability')
  @Access('profile.edit_own')
  @ApiOperation({ summary: '每周空闲时间（整份替换）' })
  @Answer(200, profileSchema)
  async availability(
    @CallerParam() caller: Caller,
    @Body({ schema: availabilityBody }) body: z.output<typeof availabilityBody>,
  ) {
    await this.setAvailability.execute(caller, body);
    return this.profile(caller);
  }

  @Put('availability/exceptions')
  @Access('profile.edit_own')
  @ApiOperation({ summary: '某些日期的空闲时间（与每周不同）' })
  @Answer(200, profileSchema)
  async exceptions(
    @CallerParam() caller: Caller,
    @Body({ schema: exceptionsBody }) body: z.output<typeof exceptionsBody>,
  ) {
    await this.setExceptions.execute(caller, body);
    return this.profile(caller);
  }

  @Post('presence')
  @Access('presence.declare_own')
  @ApiOperation({ summary: '我已到市场（3 小时内有效，可续）' })
  @Answer(201, presenceSchema)
  present(@CallerParam() caller: Caller, @Body({ schema: presenceBody }) body: z.output<typeof presenceBody>) {
    const { marketId, point } = body;
    return this.declarePresence.execute(caller, { marketId, point: point && { lng: point.lng, lat: point.lat } });
  }

  @Delete('presence')
  @Access('presence.declare_own')
  @ApiOperation({ summary: '我已离开市场' })
  @Answer(204)
  async gone(@CallerParam() caller: Caller): Promise<void> {
    await this.endPresence.execute(caller);
  }

  @Get('blocks')
  @Access('profile.edit_own')
  @ApiOperation({ summary: '我屏蔽的用工单位' })
  @Answer(200, employerBlocksSchema)
  async blocks(@CallerParam() caller: Caller, @Query({ schema: listQuery }) query: z.output<typeof listQuery>) {
    const [after = null] = decodeCursor(query.after, [id]) ?? [];
    const rows = await this.profiles.blocks(this.connections, ownWorkerId(caller), after, query.limit + 1);
    const page = pageOf(rows, query.limit, (row) => [row.employerId]);
    return { ...page, items: page.items.map((row) => ({ ...row, blockedAt: row.blockedAt.toISOString() })) };
  }

  @Post('blocks')
  @Access('profile.edit_own')
  @ApiOperation({ summary: '屏蔽用工单位' })
  @Answer(204)
  async block(
    @CallerParam() caller: Caller,
    @Body({ schema: blockEmployerBody }) body: z.output<typeof blockEmployerBody>,
  ): Promise<void> {
    await this.blockEmployer.execute(caller, body);
  }

  @Delete('blocks/:employerId')
  @Access('profile.edit_own')
  @ApiOperation({ summary: '取消屏蔽' })
  @Answer(204)
  async unblock(@CallerParam() caller: Caller, @Param('employerId', { schema: id }) employerId: Id): Promise<void> {
    await this.unblockEmployer.execute(caller, { employerId });
  }
}

import { Body, Controller, Delete, Get, Inject, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { DomainError, type Id } from '@gg/kernel';
import { Access, Answer, CallerParam, Connections, decodeCursor, pageOf, pageQuery, type Caller } from '@gg/platform';
import {
  answerersBody,
  changedPartySchema,
  ConsentToParty,
  DeclineParty,
  DissolveParty,
  inviteBody,
  InviteToParty,
  joinBody,
  JoinParty,
  LeaveParty,
  MakeParty,
  makePartyBody,
  MakePartyLink,
  minimumBody,
  NamePartyAnswerers,
  partiesSchema,
  PartyLists,
  partyLinkSchema,
  partySchema,
  RemovePartyMember,
  RevokePartyConsent,
  showParty,
  StatePartyMinimum,
} from '@gg/workers';
import { z } from 'zod';
import { ownWorkerId } from './worker-profile.controller';

const id = z.uuid().toLowerCase();
const listQuery = pageQuery(50);

/** Parties (结伴 / 班组) of the worker who is signed in: made, joined, consented to, left. */
@ApiTags('结伴')
@Controller('parties')
export class PartiesController {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(PartyLists) private readonly parties: PartyLists,
    @Inject(MakeParty) private readonly makeParty: MakeParty,
    @Inject(JoinParty) private readonly joinParty: JoinParty,
    @Inject(InviteToParty) private readonly inviteToParty: InviteToParty,
    @Inject(MakePartyLink) private readonly makePartyLink: MakePartyLink,
    @Inject(ConsentToParty) private readonly consentToParty: ConsentToParty,
    @Inject(RevokePartyConsent) private readonly revokeConsent: RevokePartyConsent,
    @Inject(DeclineParty) private readonly declineParty: DeclineParty,
    @Inject(LeaveParty) private readonly leaveParty: LeaveParty,
    @Inject(RemovePartyMember) private readonly removeMember: RemovePartyMember,
    @Inject(NamePartyAnswerers) private readonly nameAnswerers: NamePartyAnswerers,
    @Inject(StatePartyMinimum) private readonly stateMinimum: StatePartyMinimum,
    @Inject(DissolveParty) private readonly dissolveParty: DissolveParty,
  ) {}

  @Get()
  @Access('parties.manage_own')
  @ApiOperation({ summary: '我的队伍和邀请' })
  @Answer(200, partiesSchema)
  async list(@CallerParam() caller: Caller, @Query({ schema: listQuery }) query: z.output<typeof listQuery>) {
    const cursor = decodeCursor(query.after, [z.iso.datetime(), id]);
    const after = cursor && { madeAt: new Date(cursor[0]), id: cursor[1] };
    const rows = await this.parties.partiesOf(this.connections, ownWorkerId(caller), after, query.limit + 1);
    const page = pageOf(rows, query.limit, ({ view, madeAt }) => [madeAt.toISOString(), view.partyId]);
    return { ...page, items: page.items.map(({ view }) => showParty(view)) };
  }

  @Post()
  @Access('parties.manage_own')
  @ApiOperation({ summary: '组队（两人结伴或班组），可同时邀请' })
  @Answer(201, changedPartySchema)
  make(@CallerParam() caller: Caller, @Body({ schema: makePartyBody }) body: z.output<typeof makePartyBody>) {
    return this.makeParty.execute(caller, body);
  }

  @Post('memberships')
  @Access('parties.manage_own')
  @ApiOperation({ summary: '用邀请码加入（即同意结伴）' })
  @Answer(201, changedPartySchema)
  join(@CallerParam() caller: Caller, @Body({ schema: joinBody }) body: z.output<typeof joinBody>) {
    return this.joinParty.execute(caller, body);
  }

  @Get(':id')
  @Access('parties.manage_own')
  @ApiOperation({ summary: '一个队伍' })
  @Answer(200, partySchema)
  async one(@CallerParam() caller: Caller, @Param('id', { schema: id }) partyId: Id) {
    const view = await this.parties.party(this.connections, ownWorkerId(caller), partyId);
    if (!view) throw new DomainError('resource.not_found');
    return showParty(view);
  }

  @Delete(':id')
  @Access('parties.manage_own')
  @ApiOperation({ summary: '解散队伍（领队）' })
  @Answer(204)
  async dissolve(@CallerParam() caller: Caller, @Param('id', { schema: id }) partyId: Id): Promise<void> {
    await this.dissolveParty.execute(caller, { partyId });
  }

  @Post(':id/invitations')
  @Access('parties.manage_own')
  @ApiOperation({ summary: '邀请劳动者' })
  @Answer(201, changedPartySchema)
  invite(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) partyId: Id,
    @Body({ schema: inviteBody }) body: z.output<typeof inviteBody>,
  ) {
    return this.inviteToParty.execute(caller, { partyId, ...body });
  }

  @Delete(':id/invitations/mine')
  @Access('parties.manage_own')
  @ApiOperation({ summary: '谢绝邀请' })
  @Answer(204)
  async decline(@CallerParam() caller: Caller, @Param('id', { schema: id }) partyId: Id): Promise<void> {
    await this.declineParty.execute(caller, { partyId });
  }

  @Post(':id/links')
  @Access('parties.manage_own')
  @ApiOperation({ summary: '生成邀请码（72 小时有效）' })
  @Answer(201, partyLinkSchema)
  link(@CallerParam() caller: Caller, @Param('id', { schema: id }) partyId: Id) {
    return this.makePartyLink.execute(caller, { partyId });
  }

  @Post(':id/consent')
  @Access('parties.manage_own')
  @ApiOperation({ summary: '同意结伴' })
  @Answer(201, changedPartySchema)
  consent(@CallerParam() caller: Caller, @Param('id', { schema: id }) partyId: Id) {
    return this.consentToParty.execute(caller, { partyId });
  }

  @Delete(':id/consent')
  @Access('parties.manage_own')
  @ApiOperation({ summary: '撤回同意（立即生效）' })
  @Answer(204)
  async revoke(@CallerParam() caller: Caller, @Param('id', { schema: id }) partyId: Id): Promise<void> {
    await this.revokeConsent.execute(caller, { partyId });
  }

  @Delete(':id/membership')
  @Access('parties.manage_own')
  @ApiOperation({ summary: '退出队伍' })
  @Answer(204)
  async leave(@CallerParam() caller: Caller, @Param('id', { schema: id }) partyId: Id): Promise<void> {
    await this.leaveParty.execute(caller, { partyId });
  }

  @Delete(':id/members/:workerId')
  @Access('parties.manage_own')
  @ApiOperation({ summary: '移出队员或收回邀请（领队）' })
  @Answer(204)
  async remove(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) partyId: Id,
    @Param('workerId', { schema: id }) workerId: Id,
  ): Promise<void> {
    await this.removeMember.execute(caller, { partyId, workerId });
  }

  @Put(':id/answerers')
  @Access('parties.manage_own')
  @ApiOperation({ summary: '指定可代为答复的队员（领队）' })
  @Answer(200, changedPartySchema)
  answerers(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) partyId: Id,
    @Body({ schema: answerersBody }) body: z.output<typeof answerersBody>,
  ) {
    return this.nameAnswerers.execute(caller, { partyId, ...body });
  }

  @Put(':id/minimum')
  @Access('parties.manage_own')
  @ApiOperation({ summary: '更改最少人数（其他队员须重新同意）' })
  @Answer(200, changedPartySchema)
  minimum(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) partyId: Id,
    @Body({ schema: minimumBody }) body: z.output<typeof minimumBody>,
  ) {
    return this.stateMinimum.execute(caller, { partyId, ...body });
  }
}

import { Body, Controller, Delete, Get, Inject, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Representation } from '@gg/identity';
import type { Id } from '@gg/kernel';
import { Access, Answer, CallerParam, Connections, decodeCursor, pageOf, pageQuery, type Caller } from '@gg/platform';
import {
  answerersBody,
  changedPartySchema,
  ConsentToParty,
  DeclineParty,
  DissolveParty,
  FindWorker,
  inviteBody,
  InviteToParty,
  joinBody,
  JoinParty,
  LeaveParty,
  MakePartyAtDesk,
  makePartyAtDeskBody,
  MakePartyLink,
  minimumBody,
  NamePartyAnswerers,
  partiesSchema,
  PartyLists,
  partyLinkSchema,
  RemovePartyMember,
  RevokePartyConsent,
  showParty,
  StatePartyMinimum,
} from '@gg/workers';
import { z } from 'zod';
import { onBehalfQuery, type OnBehalfQuery } from './on-behalf';

const id = z.uuid().toLowerCase();
const listQuery = pageQuery(50);

/** Parties built and changed at the desk, for people who have agreed to be represented (代办结伴). */
@ApiTags('代办 · 结伴')
@Controller()
export class RepresentedPartiesController {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(Representation) private readonly representation: Representation,
    @Inject(FindWorker) private readonly find: FindWorker,
    @Inject(PartyLists) private readonly parties: PartyLists,
    @Inject(MakePartyAtDesk) private readonly makeParty: MakePartyAtDesk,
    @Inject(JoinParty) private readonly joinParty: JoinParty,
    @Inject(MakePartyLink) private readonly makeLink: MakePartyLink,
    @Inject(InviteToParty) private readonly inviteToParty: InviteToParty,
    @Inject(ConsentToParty) private readonly consentToParty: ConsentToParty,
    @Inject(RevokePartyConsent) private readonly revokeConsent: RevokePartyConsent,
    @Inject(DeclineParty) private readonly declineParty: DeclineParty,
    @Inject(LeaveParty) private readonly leaveParty: LeaveParty,
    @Inject(RemovePartyMember) private readonly removeMember: RemovePartyMember,
    @Inject(NamePartyAnswerers) private readonly nameAnswerers: NamePartyAnswerers,
    @Inject(StatePartyMinimum) private readonly stateMinimum: StatePartyMinimum,
    @Inject(DissolveParty) private readonly dissolveParty: DissolveParty,
  ) {}

  @Post('parties')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '窗口组队：在场的人都已同意' })
  @Answer(201, changedPartySchema)
  async make(
    @CallerParam() caller: Caller,
    @Query({ schema: onBehalfQuery }) { channel }: OnBehalfQuery,
    @Body({ schema: makePartyAtDeskBody }) { workerIds, ...body }: z.output<typeof makePartyAtDeskBody>,
  ) {
    const stand = await Promise.all(workerIds.map((workerId) => this.representation.of(caller, workerId, channel)));
    const people = stand.map(({ onBehalfOf, consentId }) => ({ workerId: onBehalfOf!, consentId: consentId! }));
    return this.makeParty.execute(stand[0]!, { ...body, people });
  }

  @Get('workers/:id/parties')
  @Access('desk.look_up_person')
  @ApiOperation({ summary: '劳动者的队伍和邀请' })
  @Answer(200, partiesSchema)
  async list(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) workerId: Id,
    @Query({ schema: listQuery }) query: z.output<typeof listQuery>,
  ) {
    await this.find.one(caller, workerId);
    const cursor = decodeCursor(query.after, [z.iso.datetime(), id]);
    const after = cursor && { madeAt: new Date(cursor[0]), id: cursor[1] };
    const rows = await this.parties.partiesOf(this.connections, workerId, after, query.limit + 1);
    const page = pageOf(rows, query.limit, ({ view, madeAt }) => [madeAt.toISOString(), view.partyId]);
    return { ...page, items: page.items.map(({ view }) => showParty(view)) };
  }

  @Post('workers/:id/parties/memberships')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：用邀请码加入（即同意结伴）' })
  @Answer(201, changedPartySchema)
  async join(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) actor: Id,
    @Query({ schema: onBehalfQuery }) { channel }: OnBehalfQuery,
    @Body({ schema: joinBody }) body: z.output<typeof joinBody>,
  ) {
    return this.joinParty.execute(await this.representation.of(caller, actor, channel), body);
  }

  @Post('workers/:id/parties/:partyId/links')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：生成邀请码（72 小时有效）' })
  @Answer(201, partyLinkSchema)
  async link(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) actor: Id,
    @Param('partyId', { schema: id }) partyId: Id,
    @Query({ schema: onBehalfQuery }) { channel }: OnBehalfQuery,
  ) {
    return this.makeLink.execute(await this.representation.of(caller, actor, channel), { partyId });
  }

  @Post('workers/:id/parties/:partyId/invitations')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：邀请入队' })
  @Answer(201, changedPartySchema)
  async invite(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) actor: Id,
    @Param('partyId', { schema: id }) partyId: Id,
    @Query({ schema: onBehalfQuery }) { channel }: OnBehalfQuery,
    @Body({ schema: inviteBody }) { workerId }: z.output<typeof inviteBody>,
  ) {
    return this.inviteToParty.execute(await this.representation.of(caller, actor, channel), { partyId, workerId });
  }

  @Delete('workers/:id/parties/:partyId/invitation')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：谢绝邀请' })
  @Answer(204)
  async decline(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) actor: Id,
    @Param('partyId', { schema: id }) partyId: Id,
    @Query({ schema: onBehalfQuery }) { channel }: OnBehalfQuery,
  ): Promise<void> {
    await this.declineParty.execute(await this.representation.of(caller, actor, channel), { partyId });
  }

  @Post('workers/:id/parties/:partyId/consent')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：记录同意结伴' })
  @Answer(201, changedPartySchema)
  async consent(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) actor: Id,
    @Param('partyId', { schema: id }) partyId: Id,
    @Query({ schema: onBehalfQuery }) { channel }: OnBehalfQuery,
  ) {
    return this.consentToParty.execute(await this.representation.of(caller, actor, channel), { partyId });
  }

  @Delete('workers/:id/parties/:partyId/consent')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：撤回同意（立即生效）' })
  @Answer(204)
  async revoke(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) actor: Id,
    @Param('partyId', { schema: id }) partyId: Id,
    @Query({ schema: onBehalfQuery }) { channel }: OnBehalfQuery,
  ): Promise<void> {
    await this.revokeConsent.execute(await this.representation.of(caller, actor, channel), { partyId });
  }

  @Delete('workers/:id/parties/:partyId/membership')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：退出队伍' })
  @Answer(204)
  async leave(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) actor: Id,
    @Param('partyId', { schema: id }) partyId: Id,
    @Query({ schema: onBehalfQuery }) { channel }: OnBehalfQuery,
  ): Promise<void> {
    await this.leaveParty.execute(await this.representation.of(caller, actor, channel), { partyId });
  }

  @Delete('workers/:id/parties/:partyId/members/:memberId')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：移出队员（领队）' })
  @Answer(204)
  async remove(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) actor: Id,
    @Param('partyId', { schema: id }) partyId: Id,
    @Param('memberId', { schema: id }) workerId: Id,
    @Query({ schema: onBehalfQuery }) { channel }: OnBehalfQuery,
  ): Promise<void> {
    await this.removeMember.execute(await this.representation.of(caller, actor, channel), { partyId, workerId });
  }

  @Put('workers/:id/parties/:partyId/answerers')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：指定代答的队员（领队）' })
  @Answer(200, changedPartySchema)
  async answerers(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) actor: Id,
    @Param('partyId', { schema: id }) partyId: Id,
    @Query({ schema: onBehalfQuery }) { channel }: OnBehalfQuery,
    @Body({ schema: answerersBody }) body: z.output<typeof answerersBody>,
  ) {
    return this.nameAnswerers.execute(await this.representation.of(caller, actor, channel), { partyId, ...body });
  }

  @Put('workers/:id/parties/:partyId/minimum')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：更改最少人数（领队）' })
  @Answer(200, changedPartySchema)
  async minimum(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) actor: Id,
    @Param('partyId', { schema: id }) partyId: Id,
    @Query({ schema: onBehalfQuery }) { channel }: OnBehalfQuery,
    @Body({ schema: minimumBody }) body: z.output<typeof minimumBody>,
  ) {
    return this.stateMinimum.execute(await this.representation.of(caller, actor, channel), { partyId, ...body });
  }

  @Delete('workers/:id/parties/:partyId')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：解散队伍（领队）' })
  @Answer(204)
  async dissolve(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) actor: Id,
    @Param('partyId', { schema: id }) partyId: Id,
    @Query({ schema: onBehalfQuery }) { channel }: OnBehalfQuery,
  ): Promise<void> {
    await this.dissolveParty.execute(await this.representation.of(caller, actor, channel), { partyId });
  }
}

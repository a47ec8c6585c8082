import { Body, Controller, Delete, Get, Inject, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  ChangeMemberRole,
  EmployerViews,
  invitedSchema,
  InviteMember,
  inviteMemberBody,
  membersSchema,
  RemoveMember,
  roleBody,
  showMembers,
  WithdrawInvitation,
} from '@gg/employers';
import { Representation } from '@gg/identity';
import type { Id } from '@gg/kernel';
import { Access, Answer, CallerParam, type Caller } from '@gg/platform';
import { z } from 'zod';
import { onBehalfOfMemberQuery, type OnBehalfOfMemberQuery } from './on-behalf';

const id = z.uuid().toLowerCase();

/** Members of an employer and their roles, changed by staff for its owner (代办). */
@ApiTags('代办 · 成员')
@Controller('employers/:id/members')
export class RepresentedMembersController {
  constructor(
    @Inject(Representation) private readonly representation: Representation,
    @Inject(EmployerViews) private readonly views: EmployerViews,
    @Inject(InviteMember) private readonly inviteMember: InviteMember,
    @Inject(WithdrawInvitation) private readonly withdrawInvitation: WithdrawInvitation,
    @Inject(ChangeMemberRole) private readonly changeRole: ChangeMemberRole,
    @Inject(RemoveMember) private readonly removeMember: RemoveMember,
  ) {}

  @Get()
  @Access('employers.read')
  @ApiOperation({ summary: '单位的成员和待回复的邀请' })
  @Answer(200, membersSchema)
  async list(@CallerParam() caller: Caller, @Param('id', { schema: id }) employerId: Id) {
    await this.views.one(caller, employerId);
    return showMembers(await this.views.members(employerId), await this.views.invitations(employerId));
  }

  @Post('invitations')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：按手机号邀请成员' })
  @Answer(201, invitedSchema)
  async invite(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) employerId: Id,
    @Query({ schema: onBehalfOfMemberQuery }) query: OnBehalfOfMemberQuery,
    @Body({ schema: inviteMemberBody }) body: z.output<typeof inviteMemberBody>,
  ) {
    return this.inviteMember.execute(await this.standsFor(caller, query), body, employerId);
  }

  @Delete('invitations/:invitationId')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：收回邀请' })
  @Answer(204)
  async withdraw(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) employerId: Id,
    @Param('invitationId', { schema: id }) invitationId: Id,
    @Query({ schema: onBehalfOfMemberQuery }) query: OnBehalfOfMemberQuery,
  ): Promise<void> {
    await this.withdrawInvitation.execute(await this.standsFor(caller, query), { invitationId }, employerId);
  }

  @Put(':memberId/role')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：更改成员角色' })
  @Answer(204)
  async role(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) employerId: Id,
    @Param('memberId', { schema: id }) accountId: Id,
    @Query({ schema: onBehalfOfMemberQuery }) query: OnBehalfOfMemberQuery,
    @Body({ schema: roleBody }) { role }: z.output<typeof roleBody>,
  ): Promise<void> {
    await this.changeRole.execute(await this.standsFor(caller, query), { accountId, role }, employerId);
  }

  @Delete(':memberId')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：移除成员' })
  @Answer(204)
  async remove(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) employerId: Id,
    @Param('memberId', { schema: id }) accountId: Id,
    @Query({ schema: onBehalfOfMemberQuery }) query: OnBehalfOfMemberQuery,
  ): Promise<void> {
    await this.removeMember.execute(await this.standsFor(caller, query), { accountId }, employerId);
  }

  private standsFor(caller: Caller, { onBehalfOf, channel }: OnBehalfOfMemberQuery): Promise<Caller> {
    return this.representation.of(caller, onBehalfOf, channel);
  }
}

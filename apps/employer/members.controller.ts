import { Body, Controller, Delete, Get, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  answeredInvitationSchema,
  AnswerInvitation,
  ChangeMemberRole,
  EmployerViews,
  invitationsSchema,
  invitedSchema,
  InviteMember,
  inviteMemberBody,
  membersSchema,
  RemoveMember,
  roleBody,
  showMembers,
  WithdrawInvitation,
} from '@gg/employers';
import type { Id } from '@gg/kernel';
import { Access, Answer, CallerParam, type Caller } from '@gg/platform';
import { z } from 'zod';
import { ownEmployerId } from './organisation.controller';

const id = z.uuid().toLowerCase();

/** Members of the own employer and their roles; invitations by phone, from both ends. Both lists are short. */
@ApiTags('成员')
@Controller()
export class MembersController {
  constructor(
    @Inject(EmployerViews) private readonly views: EmployerViews,
    @Inject(InviteMember) private readonly inviteMember: InviteMember,
    @Inject(WithdrawInvitation) private readonly withdrawInvitation: WithdrawInvitation,
    @Inject(AnswerInvitation) private readonly answerInvitation: AnswerInvitation,
    @Inject(ChangeMemberRole) private readonly changeRole: ChangeMemberRole,
    @Inject(RemoveMember) private readonly removeMember: RemoveMember,
  ) {}

  @Get('members')
  @Access('members.manage')
  @ApiOperation({ summary: '成员和待回复的邀请' })
  @Answer(200, membersSchema)
  async list(@CallerParam() caller: Caller) {
    const employerId = ownEmployerId(caller);
    return showMembers(await this.views.members(employerId), await this.views.invitations(employerId));
  }

  @Post('members/invitations')
  @Access('members.manage')
  @ApiOperation({ summary: '按手机号邀请成员' })
  @Answer(201, invitedSchema)
  invite(@CallerParam() caller: Caller, @Body({ schema: inviteMemberBody }) body: z.output<typeof inviteMemberBody>) {
    return this.inviteMember.execute(caller, body);
  }

  @Delete('members/invitations/:id')
  @Access('members.manage')
  @ApiOperation({ summary: '收回邀请' })
  @Answer(204)
  async withdraw(@CallerParam() caller: Caller, @Param('id', { schema: id }) invitationId: Id): Promise<void> {
    await this.withdrawInvitation.execute(caller, { invitationId });
  }

  @Put('members/:id/role')
  @Access('members.manage')
  @ApiOperation({ summary: '更改成员角色' })
  @Answer(204)
  async role(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) accountId: Id,
    @Body({ schema: roleBody }) { role }: z.output<typeof roleBody>,
  ): Promise<void> {
    await this.changeRole.execute(caller, { accountId, role });
  }

  @Delete('members/:id')
  @Access('members.manage')
  @ApiOperation({ summary: '移除成员' })
  @Answer(204)
  async remove(@CallerParam() caller: Caller, @Param('id', { schema: id }) accountId: Id): Promise<void> {
    await this.removeMember.execute(caller, { accountId });
  }

  @Get('invitations')
  @Access('organisation.register')
  @ApiOperation({ summary: '邀请我的用工单位' })
  @Answer(200, invitationsSchema)
  async mine(@CallerParam() caller: Caller) {
    const items = await this.views.invitationsFor(caller.accountId ?? '');
    return {
      items: items.map((one) => ({
        ...one,
        invitedAt: one.invitedAt.toISOString(),
        expiresAt: one.expiresAt.toISOString(),
      })),
    };
  }

  @Post('invitations/:id/acceptance')
  @Access('organisation.register')
  @ApiOperation({ summary: '接受邀请，成为成员' })
  @Answer(201, answeredInvitationSchema)
  accept(@CallerParam() caller: Caller, @Param('id', { schema: id }) invitationId: Id) {
    return this.answerInvitation.execute(caller, { invitationId, answer: 'accepted' });
  }

  @Post('invitations/:id/refusal')
  @Access('organisation.register')
  @ApiOperation({ summary: '谢绝邀请' })
  @Answer(201, answeredInvitationSchema)
  decline(@CallerParam() caller: Caller, @Param('id', { schema: id }) invitationId: Id) {
    return this.answerInvitation.execute(caller, { invitationId, answer: 'declined' });
  }
}

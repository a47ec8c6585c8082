import { Body, Controller, Delete, Inject, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, Answer, CallerParam, type Caller } from '@gg/platform';
import { z } from 'zod';
import { STAFF_ROLES } from '../domain/permissions';
import { Staff } from '../use-cases/staff.use-case';

const id = z.uuid();
const role = z.enum(STAFF_ROLES);
const regionPrefix = z.string().regex(/^45(\d\d){0,2}$/);
const grantBody = z.strictObject({ role, regionPrefix }).meta({ id: 'StaffGrant' });

const staffBody = z
  .strictObject({
    signInName: z.string().min(3).max(32),
    name: z.string().min(1).max(80),
    password: z.string().min(1).max(256).describe('the colleague has to choose another one at the first sign-in'),
    regionCode: regionPrefix,
    grants: z.array(grantBody).max(20),
  })
  .meta({ id: 'NewStaff' });

const reasonBody = z.strictObject({ reason: z.string().trim().min(2).max(200) }).meta({ id: 'SuspensionReason' });

/** Accounts of the centre's staff, and accounts that are suspended. */
@ApiTags('工作人员')
@Controller()
export class StaffController {
  constructor(@Inject(Staff) private readonly staff: Staff) {}

  @Post('staff')
  @Access('staff.manage')
  @ApiOperation({ summary: '新增工作人员' })
  @Answer(201, z.object({ accountId: id }).meta({ id: 'StaffCreated' }))
  create(@CallerParam() caller: Caller, @Body({ schema: staffBody }) body: z.output<typeof staffBody>) {
    return this.staff.create(caller, body);
  }

  @Post('staff/:id/grants')
  @Access('staff.manage')
  @ApiOperation({ summary: '授予角色' })
  @Answer(204)
  async give(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) accountId: string,
    @Body({ schema: grantBody }) body: z.output<typeof grantBody>,
  ): Promise<void> {
    await this.staff.give(caller, accountId, body);
  }

  @Delete('staff/:id/grants/:role/:regionPrefix')
  @Access('staff.manage')
  @ApiOperation({ summary: '收回角色' })
  @Answer(204)
  async take(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) accountId: string,
    @Param('role', { schema: role }) taken: z.output<typeof role>,
    @Param('regionPrefix', { schema: regionPrefix }) prefix: string,
  ): Promise<void> {
    await this.staff.take(caller, accountId, { role: taken, regionPrefix: prefix });
  }

  @Post('people/:id/suspension')
  @Access('accounts.suspend')
  @ApiOperation({ summary: '停用账号（立即退出所有登录）' })
  @Answer(204)
  async suspend(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) accountId: string,
    @Body({ schema: reasonBody }) { reason }: z.output<typeof reasonBody>,
  ): Promise<void> {
    await this.staff.setSuspended(caller, accountId, true, reason);
  }

  @Post('people/:id/reinstatement')
  @Access('accounts.suspend')
  @ApiOperation({ summary: '恢复账号' })
  @Answer(204)
  async reinstate(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) accountId: string,
    @Body({ schema: reasonBody }) { reason }: z.output<typeof reasonBody>,
  ): Promise<void> {
    await this.staff.setSuspended(caller, accountId, false, reason);
  }

  @Delete('people/:id/sessions')
  @Access('sessions.revoke_others')
  @ApiOperation({ summary: '让一个账号退出所有登录' })
  @Answer(204)
  async signOut(@CallerParam() caller: Caller, @Param('id', { schema: id }) accountId: string): Promise<void> {
    await this.staff.signOut(caller, accountId);
  }
}

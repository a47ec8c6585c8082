import { Body, Controller, Inject, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, Answer, CallerParam, type Caller } from '@gg/platform';
import { z } from 'zod';
import { OwnSessions } from '../use-cases/own-sessions.use-case';

const employerBody = z.strictObject({ employerId: z.uuid() }).meta({ id: 'ActForEmployer' });

/** For which of their organisations a member acts; only sessions of the employers' service act for one. */
@ApiTags('登录')
@Controller('session/employer')
export class RepresentedEmployerController {
  constructor(@Inject(OwnSessions) private readonly own: OwnSessions) {}

  @Put()
  @Access('sessions.manage_own')
  @ApiOperation({ summary: '切换所代表的用工单位' })
  @Answer(204)
  async actFor(
    @CallerParam() caller: Caller,
    @Body({ schema: employerBody }) body: z.output<typeof employerBody>,
  ): Promise<void> {
    await this.own.actFor(caller, body.employerId);
  }
}

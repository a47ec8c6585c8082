import { Body, Controller, Get, Inject, Param, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  askedRosterFileSchema,
  askRosterFileBody,
  RosterFiles,
  RosterReader,
  rosterSchema,
  rosterSheet,
  showRoster,
  SPREADSHEET,
} from '@gg/bookings';
import { localDate } from '@gg/kernel';
import { Access, Answer, AnswerFile, CallerParam, OpenedByPeople, type Caller } from '@gg/platform';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';

const id = z.uuid().toLowerCase();
const token = z.string().min(1).max(100);

/** Who comes (用工名单): on a page, and as a file for a purpose. */
@ApiTags('用工名单')
@Controller()
export class RostersController {
  constructor(
    @Inject(RosterReader) private readonly rosters: RosterReader,
    @Inject(RosterFiles) private readonly files: RosterFiles,
  ) {}

  @Get('shifts/:id/roster')
  @Access('bookings.read')
  @ApiOperation({ summary: '用工名单（页面与打印用，不含身份证号和电话）' })
  @Answer(200, rosterSchema)
  async roster(@CallerParam() caller: Caller, @Param('id', { schema: id }) shiftId: string) {
    return showRoster(await this.rosters.ofShift(shiftId, caller.employerId));
  }

  @Post('shifts/:id/roster-files')
  @Access('rosters.export')
  @ApiOperation({ summary: '导出用工名单（身份证号仅限办保险、入场、发工资；限时链接，全程留痕）' })
  @Answer(201, askedRosterFileSchema)
  ask(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) shiftId: string,
    @Body({ schema: askRosterFileBody }) { purpose }: z.output<typeof askRosterFileBody>,
  ) {
    return this.files.ask(caller, { shiftId, purpose });
  }

  @Get('roster-files/:token')
  @Access('rosters.export')
  @ApiOperation({ summary: '下载用工名单（Excel）' })
  @AnswerFile([SPREADSHEET])
  @OpenedByPeople()
  async open(
    @CallerParam() caller: Caller,
    @Param('token', { schema: token }) text: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const opened = await this.files.open(caller, text);
    const date = localDate(opened.roster.shift.start);
    const name = encodeURIComponent(`用工名单-${date}.xlsx`);
    void reply
      .type(SPREADSHEET)
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="roster-${date}.xlsx"; filename*=UTF-8''${name}`);
    return rosterSheet(opened);
  }
}

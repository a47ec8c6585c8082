import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  applicantsQuery,
  applicantsSchema,
  applicationAnswerSchema,
  ApplicationReader,
  Applications,
  BoardReader,
  boardSchema,
  changedHeadcountSchema,
  changeHeadcountBody,
  ChangeSeats,
  SeatHolderReader,
  seatHoldersQuery,
  seatHoldersSchema,
  showApplicant,
  showSeatHolder,
  showWaveReplay,
  WaveReplayer,
  waveReplaySchema,
  withdrawnShiftSchema,
  withdrawShiftBody,
} from '@gg/bookings';
import { EmployerViews } from '@gg/employers';
import { Representation } from '@gg/identity';
import type { Id } from '@gg/kernel';
import { Access, Answer, CallerParam, decodeCursor, type Caller } from '@gg/platform';
import { z } from 'zod';
import { onBehalfOfMemberQuery, type OnBehalfOfMemberQuery } from './on-behalf';

const id = z.uuid().toLowerCase();
const waveNumber = z.coerce.number().int().min(0).max(10_000);
const applicantsOnBehalfQuery = applicantsQuery.extend(onBehalfOfMemberQuery.shape);

/** What an employer does while its shifts fill, done by staff for one that phoned or came (代办). */
@ApiTags('代办 · 班次')
@Controller('employers/:id')
export class RepresentedShiftsController {
  constructor(
    @Inject(Representation) private readonly representation: Representation,
    @Inject(EmployerViews) private readonly employers: EmployerViews,
    @Inject(BoardReader) private readonly boards: BoardReader,
    @Inject(WaveReplayer) private readonly waves: WaveReplayer,
    @Inject(SeatHolderReader) private readonly seatHolders: SeatHolderReader,
    @Inject(ApplicationReader) private readonly applicants: ApplicationReader,
    @Inject(ChangeSeats) private readonly seats: ChangeSeats,
    @Inject(Applications) private readonly applications: Applications,
  ) {}

  @Get('shifts/:shiftId/board')
  @Access('employers.read')
  @ApiOperation({ summary: '单位班次的看板' })
  @Answer(200, boardSchema)
  async board(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) employerId: Id,
    @Param('shiftId', { schema: id }) shiftId: Id,
  ) {
    await this.employers.one(caller, employerId);
    return this.boards.ownBoard(shiftId, employerId);
  }

  @Get('shifts/:shiftId/waves/:wave/replay')
  @Access('employers.read')
  @ApiOperation({ summary: '回放一个批次的派单决策' })
  @Answer(200, waveReplaySchema)
  async replayed(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) employerId: Id,
    @Param('shiftId', { schema: id }) shiftId: Id,
    @Param('wave', { schema: waveNumber }) wave: number,
  ) {
    await this.employers.one(caller, employerId);
    return showWaveReplay(await this.waves.replay(shiftId, employerId, wave));
  }

  @Get('shifts/:shiftId/bookings')
  @Access('employers.read')
  @ApiOperation({ summary: '单位班次的录用名单' })
  @Answer(200, seatHoldersSchema)
  async holders(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) employerId: Id,
    @Param('shiftId', { schema: id }) shiftId: Id,
    @Query({ schema: seatHoldersQuery }) { limit, after }: z.output<typeof seatHoldersQuery>,
  ) {
    await this.employers.one(caller, employerId);
    const cursor = decodeCursor(after, [z.iso.datetime(), id]);
    const page = await this.seatHolders.ofShift({ shiftId, employerId, whole: false, limit, after: cursor });
    return { items: page.items.map(showSeatHolder), next: page.next };
  }

  @Get('shifts/:shiftId/applications')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：报名者（先到在前；默认待答复的）' })
  @Answer(200, applicantsSchema)
  async applied(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) employerId: Id,
    @Param('shiftId', { schema: id }) shiftId: Id,
    @Query({ schema: applicantsOnBehalfQuery }) query: z.output<typeof applicantsOnBehalfQuery>,
  ) {
    const { state, limit } = query;
    const after = decodeCursor(query.after, [z.iso.datetime(), id]);
    const stands = await this.standsFor(caller, query);
    const page = await this.applicants.ofShift(stands, { shiftId, state, limit, after, employerId });
    return { items: page.items.map(showApplicant), next: page.next };
  }

  @Post('shifts/:shiftId/headcount')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：加人或减人' })
  @Answer(200, changedHeadcountSchema)
  async headcount(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) employerId: Id,
    @Param('shiftId', { schema: id }) shiftId: Id,
    @Query({ schema: onBehalfOfMemberQuery }) query: OnBehalfOfMemberQuery,
    @Body({ schema: changeHeadcountBody }) body: z.output<typeof changeHeadcountBody>,
  ) {
    return this.seats.headcount(await this.standsFor(caller, query), { shiftId, ...body }, employerId);
  }

  @Post('shifts/:shiftId/withdrawal')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：撤回班次' })
  @Answer(200, withdrawnShiftSchema)
  async withdraw(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) employerId: Id,
    @Param('shiftId', { schema: id }) shiftId: Id,
    @Query({ schema: onBehalfOfMemberQuery }) query: OnBehalfOfMemberQuery,
    @Body({ schema: withdrawShiftBody }) { reason }: z.output<typeof withdrawShiftBody>,
  ) {
    return this.seats.withdraw(await this.standsFor(caller, query), { shiftId, reason }, employerId);
  }

  @Post('applications/:applicationId/choice')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：录用报名者' })
  @Answer(200, applicationAnswerSchema)
  async choose(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) employerId: Id,
    @Param('applicationId', { schema: id }) applicationId: Id,
    @Query({ schema: onBehalfOfMemberQuery }) query: OnBehalfOfMemberQuery,
  ) {
    return this.applications.choose(await this.standsFor(caller, query), { applicationId }, employerId);
  }

  @Post('applications/:applicationId/refusal')
  @Access('desk.act_on_behalf')
  @ApiOperation({ summary: '代办：不录用报名者' })
  @Answer(200, applicationAnswerSchema)
  async refuse(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) employerId: Id,
    @Param('applicationId', { schema: id }) applicationId: Id,
    @Query({ schema: onBehalfOfMemberQuery }) query: OnBehalfOfMemberQuery,
  ) {
    return this.applications.refuse(await this.standsFor(caller, query), { applicationId }, employerId);
  }

  private standsFor(caller: Caller, { onBehalfOf, channel }: OnBehalfOfMemberQuery): Promise<Caller> {
    return this.representation.of(caller, onBehalfOf, channel);
  }
}

import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  anotherLookSchema,
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
  EmployerShiftReader,
  employerShiftSchema,
  employerShiftsQuery,
  employerShiftsSchema,
  SeatHolderReader,
  seatHoldersQuery,
  seatHoldersSchema,
  ShiftOfferReader,
  shiftOffersQuery,
  shiftOffersSchema,
  showApplicant,
  showEmployerShift,
  showSeatHolder,
  showShiftOffer,
  withdrawnShiftSchema,
  withdrawShiftBody,
} from '@gg/bookings';
import { Access, Answer, CallerParam, decodeCursor, type Caller } from '@gg/platform';
import { z } from 'zod';

const id = z.uuid();

/** Shifts (班次) of the caller's own organisation while they fill. */
@ApiTags('班次')
@Controller()
export class ShiftsController {
  constructor(
    @Inject(EmployerShiftReader) private readonly shifts: EmployerShiftReader,
    @Inject(BoardReader) private readonly boards: BoardReader,
    @Inject(ShiftOfferReader) private readonly offers: ShiftOfferReader,
    @Inject(SeatHolderReader) private readonly seatHolders: SeatHolderReader,
    @Inject(ApplicationReader) private readonly applicants: ApplicationReader,
    @Inject(ChangeSeats) private readonly seats: ChangeSeats,
    @Inject(Applications) private readonly applications: Applications,
  ) {}

  @Get('shifts')
  @Access('board.watch')
  @ApiOperation({ summary: '本单位一段时间的班次与名额（按开始时间）' })
  @Answer(200, employerShiftsSchema)
  async list(
    @CallerParam() caller: Caller,
    @Query({ schema: employerShiftsQuery }) { from, to, limit, after }: z.output<typeof employerShiftsQuery>,
  ) {
    const cursor = decodeCursor(after, [z.iso.datetime(), id]);
    const asked = { employerId: caller.employerId ?? '', from: new Date(from), to: new Date(to), limit, after: cursor };
    const page = await this.shifts.list(asked);
    return { items: page.items.map(showEmployerShift), next: page.next };
  }

  @Get('shifts/:id')
  @Access('board.watch')
  @ApiOperation({ summary: '一个班次与名额' })
  @Answer(200, employerShiftSchema)
  async one(@CallerParam() caller: Caller, @Param('id', { schema: id }) shiftId: string) {
    return showEmployerShift(await this.shifts.one(shiftId, caller.employerId ?? ''));
  }

  @Get('shifts/:id/offers')
  @Access('bookings.read')
  @ApiOperation({ summary: '邀约名单：问过谁、为什么问、怎么答复（新的在前）' })
  @Answer(200, shiftOffersSchema)
  async asked(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) shiftId: string,
    @Query({ schema: shiftOffersQuery }) { state, limit, after }: z.output<typeof shiftOffersQuery>,
  ) {
    const cursor = decodeCursor(after, [z.iso.datetime(), id]);
    const employerId = caller.employerId ?? '';
    const page = await this.offers.ofShift({ shiftId, employerId, state: state ?? null, limit, after: cursor });
    return { items: page.items.map(showShiftOffer), next: page.next };
  }

  @Get('shifts/:id/board')
  @Access('board.watch')
  @ApiOperation({ summary: '实时看板' })
  @Answer(200, boardSchema)
  board(@CallerParam() caller: Caller, @Param('id', { schema: id }) shiftId: string) {
    return this.boards.ownBoard(shiftId, caller.employerId ?? '');
  }

  @Get('shifts/:id/bookings')
  @Access('bookings.read')
  @ApiOperation({ summary: '录用名单' })
  @Answer(200, seatHoldersSchema)
  async holders(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) shiftId: string,
    @Query({ schema: seatHoldersQuery }) { limit, after }: z.output<typeof seatHoldersQuery>,
  ) {
    const cursor = decodeCursor(after, [z.iso.datetime(), id]);
    const employerId = caller.employerId ?? '';
    const page = await this.seatHolders.ofShift({ shiftId, employerId, whole: true, limit, after: cursor });
    return { items: page.items.map(showSeatHolder), next: page.next };
  }

  @Get('shifts/:id/applications')
  @Access('applications.choose')
  @ApiOperation({ summary: '报名者（先到在前；默认待答复的）' })
  @Answer(200, applicantsSchema)
  async applied(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) shiftId: string,
    @Query({ schema: applicantsQuery }) { state, limit, after }: z.output<typeof applicantsQuery>,
  ) {
    const cursor = decodeCursor(after, [z.iso.datetime(), id]);
    const page = await this.applicants.ofShift(caller, { shiftId, state, limit, after: cursor });
    return { items: page.items.map(showApplicant), next: page.next };
  }

  @Post('shifts/:id/headcount')
  @Access('shifts.change')
  @ApiOperation({ summary: '加人或减人' })
  @Answer(200, changedHeadcountSchema)
  headcount(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) shiftId: string,
    @Body({ schema: changeHeadcountBody }) body: z.output<typeof changeHeadcountBody>,
  ) {
    return this.seats.headcount(caller, { shiftId, ...body });
  }

  @Post('shifts/:id/another-look')
  @Access('shifts.change')
  @ApiOperation({ summary: '加急派单：马上再找一次人' })
  @Answer(200, anotherLookSchema)
  lookAgain(@CallerParam() caller: Caller, @Param('id', { schema: id }) shiftId: string) {
    return this.seats.lookAgain(caller, shiftId);
  }

  @Post('shifts/:id/withdrawal')
  @Access('postings.withdraw')
  @ApiOperation({ summary: '撤回班次' })
  @Answer(200, withdrawnShiftSchema)
  withdraw(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) shiftId: string,
    @Body({ schema: withdrawShiftBody }) body: z.output<typeof withdrawShiftBody>,
  ) {
    return this.seats.withdraw(caller, { shiftId, reason: body.reason });
  }

  @Post('applications/:id/choice')
  @Access('applications.choose')
  @ApiOperation({ summary: '录用报名者' })
  @Answer(200, applicationAnswerSchema)
  choose(@CallerParam() caller: Caller, @Param('id', { schema: id }) applicationId: string) {
    return this.applications.choose(caller, { applicationId });
  }

  @Post('applications/:id/refusal')
  @Access('applications.choose')
  @ApiOperation({ summary: '不录用报名者' })
  @Answer(200, applicationAnswerSchema)
  refuse(@CallerParam() caller: Caller, @Param('id', { schema: id }) applicationId: string) {
    return this.applications.refuse(caller, { applicationId });
  }
}

import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Applications, BoardReader, BookingReader, ChangeSeats } from '@gg/bookings';
import { Access, Answer, CallerParam, type Caller } from '@gg/platform';
import { z } from 'zod';

const id = z.uuid();

const boardSchema = z
  .object({
    shiftId: id,
    version: z.number().int(),
    state: z.string(),
    headcount: z.number().int(),
    filled: z.number().int(),
    openOffers: z.number().int(),
    declined: z.number().int(),
    wave: z.number().int(),
    at: z.iso.datetime(),
  })
  .meta({ id: 'Board' });

const seatHolderSchema = z
  .object({
    bookingId: id,
    workerId: id,
    partyId: id.nullable(),
    state: z.string(),
    how: z.string(),
    madeAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
    endReason: z.string().nullable(),
  })
  .meta({ id: 'SeatHolder' });

const headcountBody = z
  .strictObject({ headcount: z.number().int().min(1).max(500), cancelBookingIds: z.array(id).max(500).default([]) })
  .meta({ id: 'ChangeHeadcount' });
const headcountSchema = z.object({ shiftId: id, headcount: z.number().int(), filled: z.number().int() }).meta({ id: 'ChangedHeadcount' });
const withdrawBody = z.strictObject({ reason: z.string().trim().min(2).max(200) }).meta({ id: 'WithdrawShift' });
const withdrawnSchema = z.object({ shiftId: id, state: z.literal('withdrawn') }).meta({ id: 'WithdrawnShift' });
const applicationSchema = z
  .object({ applicationId: id, shiftId: id, state: z.string(), bookingId: id.nullable() })
  .meta({ id: 'Application' });

/** Shifts (班次) of the caller's own organisation while they fill. */
@ApiTags('班次')
@Controller()
export class ShiftsController {
  constructor(
    @Inject(BoardReader) private readonly boards: BoardReader,
    @Inject(BookingReader) private readonly bookings: BookingReader,
    @Inject(ChangeSeats) private readonly seats: ChangeSeats,
    @Inject(Applications) private readonly applications: Applications,
  ) {}

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
  @Answer(200, z.object({ items: z.array(seatHolderSchema) }).meta({ id: 'SeatHolders' }))
  async holders(@CallerParam() caller: Caller, @Param('id', { schema: id }) shiftId: string) {
    await this.boards.ownBoard(shiftId, caller.employerId ?? '');
    const bookings = await this.bookings.ofShift(shiftId, caller.employerId ?? '');
    return {
      items: bookings.map((one) => ({
        bookingId: one.id,
        workerId: one.workerId,
        partyId: one.partyId,
        state: one.state,
        how: one.how,
        madeAt: one.madeAt.toISOString(),
        endedAt: one.endedAt?.toISOString() ?? null,
        endReason: one.endReason,
      })),
    };
  }

  @Post('shifts/:id/headcount')
  @Access('shifts.change')
  @ApiOperation({ summary: '加人或减人' })
  @Answer(200, headcountSchema)
  headcount(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) shiftId: string,
    @Body({ schema: headcountBody }) body: z.output<typeof headcountBody>,
  ) {
    return this.seats.headcount(caller, { shiftId, ...body });
  }

  @Post('shifts/:id/withdrawal')
  @Access('postings.withdraw')
  @ApiOperation({ summary: '撤回班次' })
  @Answer(200, withdrawnSchema)
  withdraw(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) shiftId: string,
    @Body({ schema: withdrawBody }) body: z.output<typeof withdrawBody>,
  ) {
    return this.seats.withdraw(caller, { shiftId, reason: body.reason });
  }

  @Post('applications/:id/choice')
  @Access('applications.choose')
  @ApiOperation({ summary: '录用报名者' })
  @Answer(200, applicationSchema)
  choose(@CallerParam() caller: Caller, @Param('id', { schema: id }) applicationId: string) {
    return this.applications.choose(caller, { applicationId });
  }

  @Post('applications/:id/refusal')
  @Access('applications.choose')
  @ApiOperation({ summary: '不录用报名者' })
  @Answer(200, applicationSchema)
  refuse(@CallerParam() caller: Caller, @Param('id', { schema: id }) applicationId: string) {
    return this.applications.refuse(caller, { applicationId });
  }
}

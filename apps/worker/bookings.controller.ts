import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  AnswerReconfirmation,
  answeredReconfirmationSchema,
  BookingReader,
  CancelBooking,
  lateCancellationFrom,
  ReconfirmationReader,
  reconfirmationSchema,
  showReconfirmation,
  type BookingView,
} from '@gg/bookings';
import type { Finding } from '@gg/compliance';
import {
  Access,
  Answer,
  CallerParam,
  CONFIG,
  Connections,
  decodeCursor,
  pageQuery,
  type Caller,
  type Config,
} from '@gg/platform';
import { PostingWarnings, ShiftReader, SiteContacts, type ShiftDetails } from '@gg/postings';
import { z } from 'zod';
import { jobSchema, showJob } from './job-view';

const id = z.uuid();

export const bookingSchema = z
  .object({
    id,
    shiftId: id,
    employerId: id,
    workerId: id,
    partyId: id.nullable(),
    offerId: id.nullable(),
    how: z.string(),
    state: z.string(),
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
    madeAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
    endReason: z.string().nullable(),
    channel: z.string(),
  })
  .meta({ id: 'Booking' });

export const showBooking = (booking: BookingView): z.input<typeof bookingSchema> => ({
  id: booking.id,
  shiftId: booking.shiftId,
  employerId: booking.employerId,
  workerId: booking.workerId,
  partyId: booking.partyId,
  offerId: booking.offerId,
  how: booking.how,
  state: booking.state,
  startsAt: booking.startsAt.toISOString(),
  endsAt: booking.endsAt.toISOString(),
  madeAt: booking.madeAt.toISOString(),
  endedAt: booking.endedAt?.toISOString() ?? null,
  endReason: booking.endReason,
  channel: booking.channel,
});

/** A seat with what its holder needs to see in a list. */
const ownBookingSchema = bookingSchema
  .extend({
    job: jobSchema.nullable(),
    undoUntil: z.iso
      .datetime()
      .nullable()
      .describe('until then POST …/undo gives the seat back without consequence; null while none is held'),
    lateFrom: z.iso
      .datetime()
      .describe('from then on a cancellation counts as late, which weighs in dispatch and never in money'),
  })
  .meta({ id: 'OwnBooking' });

const detailSchema = ownBookingSchema
  .extend({
    contact: z
      .object({ name: z.string(), phone: z.string() })
      .nullable()
      .describe('现场联系人, while the seat is held'),
    reconfirmation: reconfirmationSchema.nullable().describe('whether one comes, as asked last; null: not asked yet'),
  })
  .meta({ id: 'BookingDetail' });

const pageSchema = z
  .object({ items: z.array(ownBookingSchema), next: z.string().nullable() })
  .meta({ id: 'BookingPage' });

export const cancelledSchema = z
  .object({
    bookingId: id,
    state: z.string(),
    reason: z.string(),
    released: z.array(id).describe('bookings of the party that ended with it'),
  })
  .meta({ id: 'CancelledBooking' });

export const cancelBody = z
  .strictObject({ reason: z.enum(['ill', 'family', 'transport', 'other_work', 'site_conditions', 'other']) })
  .meta({ id: 'CancelBooking' });

const reconfirmBody = z
  .discriminatedUnion('answer', [
    z.strictObject({ answer: z.literal('coming') }),
    cancelBody.extend({ answer: z.literal('not_coming') }),
  ])
  .meta({ id: 'AnswerReconfirmation' });

const listQuery = pageQuery(100);

const HOLDS_SEAT: ReadonlySet<string> = new Set(['booked', 'checked_in', 'checked_out']);

/** Seats (录用) of the worker who is signed in. */
@ApiTags('录用')
@Controller('bookings')
export class BookingsController {
  constructor(
    @Inject(BookingReader) private readonly bookings: BookingReader,
    @Inject(CancelBooking) private readonly cancel: CancelBooking,
    @Inject(AnswerReconfirmation) private readonly reconfirm: AnswerReconfirmation,
    @Inject(ReconfirmationReader) private readonly reconfirmations: ReconfirmationReader,
    @Inject(ShiftReader) private readonly shifts: ShiftReader,
    @Inject(SiteContacts) private readonly contacts: SiteContacts,
    @Inject(PostingWarnings) private readonly warnings: PostingWarnings,
    @Inject(Connections) private readonly connections: Connections,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @Access('bookings.read_own')
  @ApiOperation({ summary: '我的班次' })
  @Answer(200, pageSchema)
  async list(@CallerParam() caller: Caller, @Query({ schema: listQuery }) query: z.output<typeof listQuery>) {
    const page = await this.bookings.ofWorker(
      caller.workerId ?? '',
      query.limit,
      decodeCursor(query.after, [z.iso.datetime(), id]),
    );
    const jobs = await this.shifts.details(this.connections, [...new Set(page.items.map(({ shiftId }) => shiftId))]);
    return { items: page.items.map((booking) => this.show(booking, jobs.get(booking.shiftId))), next: page.next };
  }

  @Get(':id')
  @Access('bookings.read_own')
  @ApiOperation({ summary: '一个班次' })
  @Answer(200, detailSchema)
  async one(@CallerParam() caller: Caller, @Param('id', { schema: id }) bookingId: string) {
    const booking = await this.bookings.ownOfWorker(caller.workerId ?? '', bookingId);
    const { shiftId } = booking;
    const shift = (await this.shifts.details(this.connections, [shiftId])).get(shiftId);
    // Whom to call is for those who come, and no longer than they do.
    const holds = HOLDS_SEAT.has(booking.state);
    const contacts = holds ? await this.contacts.ofShifts(this.connections, [shiftId]) : null;
    const question = holds ? (await this.reconfirmations.latest([bookingId])).get(bookingId) : undefined;
    const warnings = shift && (await this.warnings.of(this.connections, [shift.postingId])).get(shift.postingId);
    return {
      ...this.show(booking, shift, warnings),
      contact: contacts?.get(shiftId) ?? null,
      reconfirmation: question ? showReconfirmation(question) : null,
    };
  }

  private show(booking: BookingView, shift: ShiftDetails | undefined, warnings: readonly Finding[] = []) {
    const holds = HOLDS_SEAT.has(booking.state);
    const undoMs = this.config.settings.dispatch.undoMinutes * 60_000;
    const undoUntil = new Date(Math.min(booking.madeAt.getTime() + undoMs, booking.startsAt.getTime()));
    return {
      ...showBooking(booking),
      job: shift ? showJob(shift, warnings, holds) : null,
      undoUntil: booking.state === 'booked' ? undoUntil.toISOString() : null,
      lateFrom: lateCancellationFrom(booking.startsAt).toISOString(),
    };
  }

  @Post(':id/undo')
  @Access('bookings.cancel_own')
  @ApiOperation({ summary: '撤回接单（5 分钟内，无影响）' })
  @Answer(200, cancelledSchema)
  undo(@CallerParam() caller: Caller, @Param('id', { schema: id }) bookingId: string) {
    return this.cancel.execute(caller, { bookingId, reason: 'undo' });
  }

  @Post(':id/cancellation')
  @Access('bookings.cancel_own')
  @ApiOperation({ summary: '取消班次' })
  @Answer(200, cancelledSchema)
  cancelled(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) bookingId: string,
    @Body({ schema: cancelBody }) body: z.output<typeof cancelBody>,
  ) {
    return this.cancel.execute(caller, { bookingId, reason: body.reason });
  }

  @Post(':id/reconfirmation')
  @Access('bookings.cancel_own')
  @ApiOperation({ summary: '确认到岗，或说明来不了（即取消）' })
  @Answer(200, answeredReconfirmationSchema)
  reconfirmed(
    @CallerParam() caller: Caller,
    @Param('id', { schema: id }) bookingId: string,
    @Body({ schema: reconfirmBody }) body: z.output<typeof reconfirmBody>,
  ) {
    return this.reconfirm.execute(caller, { bookingId, ...body });
  }
}

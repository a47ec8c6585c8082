import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { BookingReader, CancelBooking, type BookingView } from '@gg/bookings';
import { Access, Answer, CallerParam, decodeCursor, pageQuery, type Caller } from '@gg/platform';
import { z } from 'zod';

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

export const showBooking = ({ onBehalfOf: _, ...booking }: BookingView): z.input<typeof bookingSchema> => ({
  ...booking,
  startsAt: booking.startsAt.toISOString(),
  endsAt: booking.endsAt.toISOString(),
  madeAt: booking.madeAt.toISOString(),
  endedAt: booking.endedAt?.toISOString() ?? null,
});

const pageSchema = z.object({ items: z.array(bookingSchema), next: z.string().nullable() }).meta({ id: 'BookingPage' });

export const cancelledSchema = z
  .object({ bookingId: id, state: z.string(), reason: z.string(), released: z.array(id).describe('bookings of the party that ended with it') })
  .meta({ id: 'CancelledBooking' });

export const cancelBody = z
  .strictObject({ reason: z.enum(['ill', 'family', 'transport', 'other_work', 'site_conditions', 'other']) })
  .meta({ id: 'CancelBooking' });

const listQuery = pageQuery(100);

/** Seats (录用) of the worker who is signed in. */
@ApiTags('录用')
@Controller('bookings')
export class BookingsController {
  constructor(
    @Inject(BookingReader) private readonly bookings: BookingReader,
    @Inject(CancelBooking) private readonly cancel: CancelBooking,
  ) {}

  @Get()
  @Access('bookings.read_own')
  @ApiOperation({ summary: '我的班次' })
  @Answer(200, pageSchema)
  async list(@CallerParam() caller: Caller, @Query({ schema: listQuery }) query: z.output<typeof listQuery>) {
    const page = await this.bookings.ofWorker(caller.workerId ?? '', query.limit, decodeCursor(query.after, [z.iso.datetime(), id]));
    return { items: page.items.map(showBooking), next: page.next };
  }

  @Get(':id')
  @Access('bookings.read_own')
  @ApiOperation({ summary: '一个班次' })
  @Answer(200, bookingSchema)
  async one(@CallerParam() caller: Caller, @Param('id', { schema: id }) bookingId: string) {
    return showBooking(await this.bookings.ownOfWorker(caller.workerId ?? '', bookingId));
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
}

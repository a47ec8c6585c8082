import { Inject, Injectable } from '@nestjs/common';
import { BookingReader } from '@gg/bookings';
import { CLOCK, type Clock } from '@gg/kernel';
import { Connections, Consumer, type Delivery, type EventOf, type OutsideConsumer, type Tx } from '@gg/platform';
import { ShiftReader } from '@gg/postings';
import { NoticeWriter } from '../channels/notice-writer';
import { toWorkers } from '../channels/recipients';
import { remindUntil, type NewNotice } from '../domain/notice';

/** Who holds a seat of the changed shift, and when it starts now. */
interface Seated {
  readonly notices: readonly NewNotice[];
  readonly start: string | null;
}

/**
 * What was agreed on has changed: those who hold a seat are told until reached. Open offers of the old terms end, and
 * their workers hear of that; a change of the headcount alone concerns nobody who has a seat.
 */
@Injectable()
@Consumer('notifications.notify-shift-changed', 'shift.changed.v1')
export class NotifyShiftChanged implements OutsideConsumer<'shift.changed.v1', Seated> {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(BookingReader) private readonly bookings: BookingReader,
    @Inject(ShiftReader) private readonly shifts: ShiftReader,
    @Inject(NoticeWriter) private readonly writer: NoticeWriter,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async perform({ payload }: EventOf<'shift.changed.v1'>): Promise<Seated> {
    const { postingId, shiftId, employerId, materially } = payload;
    if (!materially) return { notices: [], start: null };
    const [bookings, shifts] = await Promise.all([
      this.bookings.ofShift(shiftId, employerId),
      this.shifts.details(this.connections, [shiftId]),
    ]);
    const seated = bookings.filter(({ state }) => state === 'booked' || state === 'checked_in');
    const start = shifts.get(shiftId)?.start.toISOString() ?? null;
    return {
      start,
      notices: seated.flatMap(({ id: bookingId, workerId }) =>
        toWorkers([workerId], {
          kind: 'shift.changed',
          subjectId: shiftId,
          data: { shiftId, postingId, bookingId, start },
          expiresAt: remindUntil(this.clock.now()),
          movesTo: 'call_list',
        }),
      ),
    };
  }

  async confirm(
    { notices, start }: Seated,
    event: EventOf<'shift.changed.v1'>,
    tx: Tx,
    delivery: Delivery,
  ): Promise<void> {
    await this.writer.write(tx, event, delivery, {
      consumer: 'notifications.notify-shift-changed',
      notices,
      ...(start === null ? {} : { start }),
      // It may have been moved from this very night.
      wakes: true,
    });
  }
}

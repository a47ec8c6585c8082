import { Inject, Injectable } from '@nestjs/common';
import { BookingReader } from '@gg/bookings';
import { CLOCK, type Clock } from '@gg/kernel';
import { Consumer, type Delivery, type EventOf, type OutsideConsumer, type Tx } from '@gg/platform';
import { NoticeWriter } from '../channels/notice-writer';
import { toWorkers } from '../channels/recipients';
import { remindUntil, type NewNotice } from '../domain/notice';

/**
 * What was agreed on has changed: those who hold a seat are told. Open offers of the old terms end, and their workers
 * hear of that; a change of the headcount alone concerns nobody who has a seat.
 */
@Injectable()
@Consumer('notifications.notify-shift-changed', 'shift.changed.v1')
export class NotifyShiftChanged implements OutsideConsumer<'shift.changed.v1', NewNotice[]> {
  constructor(
    @Inject(BookingReader) private readonly bookings: BookingReader,
    @Inject(NoticeWriter) private readonly writer: NoticeWriter,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async perform({ payload }: EventOf<'shift.changed.v1'>): Promise<NewNotice[]> {
    const { postingId, shiftId, employerId, materially } = payload;
    if (!materially) return [];
    const bookings = await this.bookings.ofShift(shiftId, employerId);
    const seated = bookings.filter(({ state }) => state === 'booked' || state === 'checked_in');
    return toWorkers(
      seated.map((booking) => booking.workerId),
      {
        kind: 'shift.changed',
        subjectId: shiftId,
        data: { shiftId, postingId },
        expiresAt: remindUntil(this.clock.now()),
      },
    );
  }

  async confirm(notices: NewNotice[], event: EventOf<'shift.changed.v1'>, tx: Tx, delivery: Delivery): Promise<void> {
    await this.writer.write(tx, event, delivery, { consumer: 'notifications.notify-shift-changed', notices });
  }
}

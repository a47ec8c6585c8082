import { Inject, Injectable } from '@nestjs/common';
import { Consumer, type Delivery, type EventOf, type OutsideConsumer, type Tx } from '@gg/platform';
import { NoticeWriter } from '../channels/notice-writer';
import { Recipients, toWorkers } from '../channels/recipients';
import { newsMovesTo, type NewNotice } from '../domain/notice';

/**
 * A seat was given back or taken away: the worker and the employer are told, whoever of them did it. Who lost it without
 * an own act is told until reached: nobody may travel to work that is gone. The employer is texted of what it did not do.
 */
@Injectable()
@Consumer('notifications.notify-booking-cancelled', 'booking.cancelled.v1')
export class NotifyBookingCancelled implements OutsideConsumer<'booking.cancelled.v1', NewNotice[]> {
  constructor(
    @Inject(Recipients) private readonly recipients: Recipients,
    @Inject(NoticeWriter) private readonly writer: NoticeWriter,
  ) {}

  async perform({ payload, ...doer }: EventOf<'booking.cancelled.v1'>): Promise<NewNotice[]> {
    const { bookingId, shiftId, employerId, workerId, partyId, state, reason, note, start, end } = payload;
    const message = {
      kind: 'booking.cancelled' as const,
      subjectId: bookingId,
      data: { bookingId, shiftId, workerId, partyId, state, reason, note: note ?? null, start, end },
      expiresAt: end,
    };
    const movesTo = newsMovesTo(workerId, doer);
    return [
      ...toWorkers([workerId], { ...message, ...(movesTo ? { movesTo } : {}) }),
      ...(state === 'cancelled_by_employer'
        ? await this.recipients.employer(employerId, message)
        : await this.recipients.employerOfMissing(employerId, message)),
    ];
  }

  async confirm(
    notices: NewNotice[],
    event: EventOf<'booking.cancelled.v1'>,
    tx: Tx,
    delivery: Delivery,
  ): Promise<void> {
    await this.writer.write(tx, event, delivery, {
      consumer: 'notifications.notify-booking-cancelled',
      notices,
      start: event.payload.start,
    });
  }
}

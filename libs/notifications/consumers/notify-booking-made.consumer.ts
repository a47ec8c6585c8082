import { Inject, Injectable } from '@nestjs/common';
import { Consumer, type Delivery, type EventOf, type OutsideConsumer, type Tx } from '@gg/platform';
import { NoticeWriter } from '../channels/notice-writer';
import { Recipients, toWorkers } from '../channels/recipients';
import { newsMovesTo, type NewNotice } from '../domain/notice';

/**
 * Somebody holds a seat: they are told that they are 录用, and the employer that a seat is filled. Who did not answer
 * themself — a member of a party, somebody who was chosen — is told until reached: they may step out within the undo time.
 */
@Injectable()
@Consumer('notifications.notify-booking-made', 'booking.made.v1')
export class NotifyBookingMade implements OutsideConsumer<'booking.made.v1', NewNotice[]> {
  constructor(
    @Inject(Recipients) private readonly recipients: Recipients,
    @Inject(NoticeWriter) private readonly writer: NoticeWriter,
  ) {}

  async perform({ payload, ...doer }: EventOf<'booking.made.v1'>): Promise<NewNotice[]> {
    const { bookingId, shiftId, employerId, workerId, partyId, offerId, how, start, end } = payload;
    const message = {
      kind: 'booking.made' as const,
      subjectId: bookingId,
      data: { bookingId, shiftId, workerId, partyId, offerId, how, start, end },
      expiresAt: end,
    };
    const movesTo = newsMovesTo(workerId, doer);
    return [
      ...toWorkers([workerId], { ...message, ...(movesTo ? { movesTo } : {}) }),
      ...(await this.recipients.employer(employerId, message)),
    ];
  }

  async confirm(notices: NewNotice[], event: EventOf<'booking.made.v1'>, tx: Tx, delivery: Delivery): Promise<void> {
    await this.writer.write(tx, event, delivery, {
      consumer: 'notifications.notify-booking-made',
      notices,
      start: event.payload.start,
    });
  }
}

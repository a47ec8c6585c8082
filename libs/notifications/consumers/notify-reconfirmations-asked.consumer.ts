import { Inject, Injectable } from '@nestjs/common';
import { Consumer, type Delivery, type EffectConsumer, type EventOf, type Tx } from '@gg/platform';
import { NoticeWriter } from '../channels/notice-writer';
import { toWorkers } from '../channels/recipients';

/**
 * Those who hold a seat are asked whether they come. Who has no page open is texted; a call comes only when there is no
 * answer, since to have seen a question is not to have answered it.
 */
@Injectable()
@Consumer('notifications.notify-reconfirmations-asked', 'reconfirmations.asked.v1')
export class NotifyReconfirmationsAsked implements EffectConsumer<'reconfirmations.asked.v1'> {
  constructor(@Inject(NoticeWriter) private readonly writer: NoticeWriter) {}

  async handle(event: EventOf<'reconfirmations.asked.v1'>, tx: Tx, delivery: Delivery): Promise<void> {
    const { shiftId, moment, start, end, answerBy, releases, asked } = event.payload;
    await this.writer.write(tx, event, delivery, {
      consumer: 'notifications.notify-reconfirmations-asked',
      notices: asked.flatMap(({ bookingId, workerId, partyId }) =>
        toWorkers([workerId], {
          kind: 'booking.reconfirmation_asked',
          subjectId: bookingId,
          data: { bookingId, shiftId, workerId, partyId, moment, start, end, answerBy, releases },
          expiresAt: start,
          movesTo: 'sms',
        }),
      ),
      start,
    });
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { Consumer, type Delivery, type EffectConsumer, type EventOf, type Tx } from '@gg/platform';
import { CallList } from '../channels/call-list';
import { NoticeWriter } from '../channels/notice-writer';
import { toWorkers } from '../channels/recipients';
import { remindUntil } from '../domain/notice';

/** Offers ran out or were withdrawn: everybody who had one is told, and nobody is phoned about it any more. */
@Injectable()
@Consumer('notifications.notify-offers-closed', 'offers.closed.v1')
export class NotifyOffersClosed implements EffectConsumer<'offers.closed.v1'> {
  constructor(
    @Inject(NoticeWriter) private readonly writer: NoticeWriter,
    @Inject(CallList) private readonly callList: CallList,
  ) {}

  async handle(event: EventOf<'offers.closed.v1'>, tx: Tx, delivery: Delivery): Promise<void> {
    const { shiftId, state, reason, offers } = event.payload;
    await this.callList.close(
      tx,
      offers.map((offer) => offer.offerId),
      'ended',
    );
    await this.writer.write(tx, event, delivery, {
      consumer: 'notifications.notify-offers-closed',
      notices: offers.flatMap(({ offerId, workerId, memberIds }) =>
        toWorkers([workerId, ...memberIds], {
          kind: 'offer.closed',
          subjectId: offerId,
          data: { offerId, shiftId, state, reason },
          expiresAt: remindUntil(tx.now),
        }),
      ),
    });
  }
}

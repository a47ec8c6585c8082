import { Inject, Injectable } from '@nestjs/common';
import { OfferReader } from '@gg/bookings';
import type { Id } from '@gg/kernel';
import { Consumer, type Delivery, type EventOf, type OutsideConsumer, type Tx } from '@gg/platform';
import { CallList } from '../channels/call-list';
import { NoticeWriter } from '../channels/notice-writer';
import { toWorkers } from '../channels/recipients';
import { remindUntil } from '../domain/notice';

/**
 * An offer was answered: the worker's other devices and the rest of the party are told, and nobody is phoned about it.
 * Members are looked up before the transaction, so that it waits for no second connection.
 */
@Injectable()
@Consumer('notifications.notify-offer-answered', 'offer.answered.v1')
export class NotifyOfferAnswered implements OutsideConsumer<'offer.answered.v1', Id[]> {
  constructor(
    @Inject(OfferReader) private readonly offers: OfferReader,
    @Inject(NoticeWriter) private readonly writer: NoticeWriter,
    @Inject(CallList) private readonly callList: CallList,
  ) {}

  async perform({ payload }: EventOf<'offer.answered.v1'>): Promise<Id[]> {
    if (payload.partyId === null) return [];
    return [...((await this.offers.views([payload.offerId])).get(payload.offerId)?.memberIds ?? [])];
  }

  async confirm(members: Id[], event: EventOf<'offer.answered.v1'>, tx: Tx, delivery: Delivery): Promise<void> {
    const { offerId, shiftId, workerId, partyId, answer, reason } = event.payload;
    await this.callList.close(tx, [offerId], 'answered');
    await this.writer.write(tx, event, delivery, {
      consumer: 'notifications.notify-offer-answered',
      notices: toWorkers([workerId, ...members], {
        kind: 'offer.answered',
        subjectId: offerId,
        data: { offerId, shiftId, partyId, answer, reason },
        expiresAt: remindUntil(tx.now),
      }),
    });
  }
}

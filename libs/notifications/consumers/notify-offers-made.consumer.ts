import { Inject, Injectable } from '@nestjs/common';
import { Consumer, type Delivery, type EffectConsumer, type EventOf, type Tx } from '@gg/platform';
import { NoticeWriter } from '../channels/notice-writer';
import { toWorkers } from '../channels/recipients';
import type { NewNotice } from '../domain/notice';

/**
 * A wave went out: whoever answers an offer is told, and moved to the next channel until reached; the others of a party
 * are told that their party was asked.
 */
@Injectable()
@Consumer('notifications.notify-offers-made', 'offers.made.v1')
export class NotifyOffersMade implements EffectConsumer<'offers.made.v1'> {
  constructor(@Inject(NoticeWriter) private readonly writer: NoticeWriter) {}

  handle(event: EventOf<'offers.made.v1'>, tx: Tx, delivery: Delivery): Promise<void> {
    const { urgent, start } = event.payload;
    return this.writer.write(tx, event, delivery, {
      consumer: 'notifications.notify-offers-made',
      notices: noticesOf(event),
      urgent,
      offered: start,
    });
  }
}

function noticesOf({ payload }: EventOf<'offers.made.v1'>): NewNotice[] {
  const { shiftId, employerId, wave, start, offers } = payload;
  const told = offers.map(({ offerId, workerId, partyId, memberIds, rank, expiresAt }) => ({
    answerer: workerId,
    others: memberIds.filter((id) => id !== workerId),
    about: {
      subjectId: offerId,
      data: { offerId, shiftId, employerId, wave, rank, partyId, start, expiresAt },
      expiresAt: start,
    },
  }));
  // Whoever has an offer of their own hears of that one, even if a party of theirs was asked as well.
  return [
    ...told.flatMap(({ answerer, about }) =>
      toWorkers([answerer], { ...about, kind: 'offer.made', movesTo: 'call_list' }),
    ),
    ...told.flatMap(({ others, about }) => toWorkers(others, { ...about, kind: 'offer.made_to_party' })),
  ];
}

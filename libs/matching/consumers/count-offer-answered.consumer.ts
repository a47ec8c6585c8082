import { Inject, Injectable } from '@nestjs/common';
import { Consumer, Realtime, type EffectConsumer, type EventOf, type Tx } from '@gg/platform';
import { countOffersEnded } from '../data/candidate-store';

/** Offers that were answered. */
@Injectable()
@Consumer('matching.count-offer-answered', 'offer.answered.v1')
export class CountOfferAnswered implements EffectConsumer<'offer.answered.v1'> {
  constructor(@Inject(Realtime) private readonly realtime: Realtime) {}

  async handle(event: EventOf<'offer.answered.v1'>, tx: Tx): Promise<void> {
    await countOffersEnded(tx, event.payload.memberIds, event.payload.answer === 'accepted');
    tx.afterCommit(() => this.realtime.nudge('index'));
  }
}

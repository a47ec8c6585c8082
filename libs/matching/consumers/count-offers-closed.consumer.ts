import { Inject, Injectable } from '@nestjs/common';
import { Consumer, Realtime, type EffectConsumer, type EventOf, type Tx } from '@gg/platform';
import { countOffersEnded } from '../data/candidate-store';

/** Offers that ended without an answer. */
@Injectable()
@Consumer('matching.count-offers-closed', 'offers.closed.v1')
export class CountOffersClosed implements EffectConsumer<'offers.closed.v1'> {
  constructor(@Inject(Realtime) private readonly realtime: Realtime) {}

  async handle(event: EventOf<'offers.closed.v1'>, tx: Tx): Promise<void> {
    await countOffersEnded(
      tx,
      event.payload.offers.flatMap((offer) => offer.memberIds),
      false,
    );
    tx.afterCommit(() => this.realtime.nudge('index'));
  }
}

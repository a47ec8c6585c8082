import { Inject, Injectable } from '@nestjs/common';
import { Consumer, Realtime, type EffectConsumer, type EventOf, type Tx } from '@gg/platform';
import { countOffersMade } from '../data/candidate-store';

/** Offers that people have in hand, for caps and fairness. */
@Injectable()
@Consumer('matching.count-offers-made', 'offers.made.v1')
export class CountOffersMade implements EffectConsumer<'offers.made.v1'> {
  constructor(@Inject(Realtime) private readonly realtime: Realtime) {}

  async handle(event: EventOf<'offers.made.v1'>, tx: Tx): Promise<void> {
    await countOffersMade(
      tx,
      event.payload.offers.flatMap((offer) => offer.memberIds),
      event.occurredAt,
    );
    tx.afterCommit(() => this.realtime.nudge('index'));
  }
}

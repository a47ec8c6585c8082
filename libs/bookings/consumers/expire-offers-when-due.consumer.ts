import { Inject, Injectable } from '@nestjs/common';
import { Consumer, type EffectConsumer, type EventOf, type Tx } from '@gg/platform';
import { BoardPublisher } from '../read-models/board-publisher';
import { reopen } from '../use-cases/cancel-booking.use-case';
import { closeAllOffers } from '../use-cases/close-offers';

/** The time of some offers of a shift is over: they end, and the next wave may go. */
@Injectable()
@Consumer('bookings.expire-offers-when-due', 'offers.expiry-due.v1')
export class ExpireOffersWhenDue implements EffectConsumer<'offers.expiry-due.v1'> {
  constructor(@Inject(BoardPublisher) private readonly board: BoardPublisher) {}

  async handle({ payload: { shiftId } }: EventOf<'offers.expiry-due.v1'>, tx: Tx): Promise<void> {
    const closed = await closeAllOffers(tx, { shiftId, state: 'expired', reason: 'time_over' });
    if (closed === 0) return;
    reopen(tx, shiftId, 'expired');
    this.board.refreshAfterCommit(tx, shiftId);
  }
}

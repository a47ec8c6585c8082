import { Inject, Injectable } from '@nestjs/common';
import { Consumer, type EffectConsumer, type EventOf, type Tx } from '@gg/platform';
import { seatsOf } from '../data/seats';
import { BoardPublisher } from '../read-models/board-publisher';
import { closeApplications } from '../use-cases/close-applications';
import { closeAllOffers } from '../use-cases/close-offers';

/** The last seat is taken: nobody else waits for it in vain, with an offer or an application. */
@Injectable()
@Consumer('bookings.withdraw-offers-when-shift-filled', 'shift.filled.v1')
export class WithdrawOffersWhenShiftFilled implements EffectConsumer<'shift.filled.v1'> {
  constructor(@Inject(BoardPublisher) private readonly board: BoardPublisher) {}

  async handle({ payload: { shiftId } }: EventOf<'shift.filled.v1'>, tx: Tx): Promise<void> {
    // Bumped first: a wave planned on older seats is then not written.
    await tx.change(
      `UPDATE dispatches SET state = IF(state = 'stopped', state, 'full'), version = version + 1, updated_at = ? WHERE shift_id = ?`,
      [tx.now, shiftId],
    );
    const seats = await seatsOf(tx, shiftId);
    // A seat that came free meanwhile has its own event, after which the search goes on.
    if (!seats || (seats.state === 'open' && seats.filled < seats.headcount)) return;
    await closeAllOffers(tx, { shiftId, state: 'withdrawn', reason: 'shift_filled' });
    await closeApplications(tx, { shiftId, reason: 'shift_filled' });
    this.board.refreshAfterCommit(tx, shiftId);
  }
}

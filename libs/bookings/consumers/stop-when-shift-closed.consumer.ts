import { Inject, Injectable } from '@nestjs/common';
import { Consumer, type EffectConsumer, type EventOf, type Tx } from '@gg/platform';
import { record } from '../data/booking-records';
import { BoardPublisher } from '../read-models/board-publisher';
import { closeApplications } from '../use-cases/close-applications';
import { closeAllOffers } from '../use-cases/close-offers';

/**
 * A shift is no longer public (closed, expired, taken down by staff): nobody new may come, and open offers and applications end.
 * Whoever holds a seat keeps it.
 */
@Injectable()
@Consumer('bookings.stop-when-shift-closed', 'shift.closed.v1')
export class StopWhenShiftClosed implements EffectConsumer<'shift.closed.v1'> {
  constructor(@Inject(BoardPublisher) private readonly board: BoardPublisher) {}

  async handle({ payload: { shiftId, reason } }: EventOf<'shift.closed.v1'>, tx: Tx): Promise<void> {
    const closed = await tx.changedOne(
      `UPDATE shift_seats SET state = 'ended', version = version + 1 WHERE shift_id = ? AND state = 'open'`,
      [shiftId],
    );
    await tx.change(
      `UPDATE dispatches SET state = 'stopped', reason = ?, version = version + 1, updated_at = ? WHERE shift_id = ?`,
      [reason, tx.now, shiftId],
    );
    await closeAllOffers(tx, { shiftId, state: 'withdrawn', reason: `shift_${reason}` });
    await closeApplications(tx, { shiftId, reason: `shift_${reason}` });
    if (!closed) return;
    await record(tx, [{ subject: 'seats', subjectId: shiftId, from: 'open', to: 'ended', reason }]);
    this.board.refreshAfterCommit(tx, shiftId);
  }
}

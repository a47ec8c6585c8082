import { Inject, Injectable } from '@nestjs/common';
import { Consumer, type EffectConsumer, type EventOf, type Tx } from '@gg/platform';
import { record } from '../data/booking-records';
import { BoardPublisher } from '../read-models/board-publisher';
import { closeApplications } from '../use-cases/close-applications';

/**
 * A shift is over: its seats are no longer open to anybody, and whoever applied in the instant in which it started is told.
 * What was booked, and how the search ended, stays as it is.
 */
@Injectable()
@Consumer('bookings.end-seats-when-over', 'shift.end-due.v1')
export class EndSeatsWhenOver implements EffectConsumer<'shift.end-due.v1'> {
  constructor(@Inject(BoardPublisher) private readonly board: BoardPublisher) {}

  async handle({ payload: { shiftId } }: EventOf<'shift.end-due.v1'>, tx: Tx): Promise<void> {
    const ended = await tx.changedOne(
      `UPDATE shift_seats SET state = 'ended', version = version + 1
        WHERE shift_id = ? AND state = 'open' AND ends_at <= ?`,
      [shiftId, tx.now],
    );
    await closeApplications(tx, { shiftId, reason: 'shift_started' });
    if (!ended) return;
    await record(tx, [{ subject: 'seats', subjectId: shiftId, from: 'open', to: 'ended', reason: 'over' }]);
    this.board.refreshAfterCommit(tx, shiftId);
  }
}

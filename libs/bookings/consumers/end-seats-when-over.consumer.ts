import { Inject, Injectable } from '@nestjs/common';
import { Consumer, type EffectConsumer, type EventOf, type Tx } from '@gg/platform';
import { record } from '../data/booking-records';
import { BoardPublisher } from '../read-models/board-publisher';

/** A shift is over: its seats are no longer open to anybody. What was booked, and how the search ended, stays as it is. */
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
    if (!ended) return;
    await record(tx, [{ subject: 'seats', subjectId: shiftId, from: 'open', to: 'ended', reason: 'over' }]);
    this.board.refreshAfterCommit(tx, shiftId);
  }
}

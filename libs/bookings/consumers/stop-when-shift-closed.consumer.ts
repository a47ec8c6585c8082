import { Inject, Injectable } from '@nestjs/common';
import { Consumer, type EffectConsumer, type EventOf, type Tx } from '@gg/platform';
import { BoardPublisher } from '../read-models/board-publisher';
import { endSeats } from '../use-cases/end-seats';

/**
 * A shift is no longer public (closed, expired, taken down by staff): nobody new may come, and open offers and applications end.
 * Whoever holds a seat keeps it.
 */
@Injectable()
@Consumer('bookings.stop-when-shift-closed', 'shift.closed.v1')
export class StopWhenShiftClosed implements EffectConsumer<'shift.closed.v1'> {
  constructor(@Inject(BoardPublisher) private readonly board: BoardPublisher) {}

  async handle({ payload: { shiftId, reason } }: EventOf<'shift.closed.v1'>, tx: Tx): Promise<void> {
    if (await endSeats(tx, shiftId, reason)) this.board.refreshAfterCommit(tx, shiftId);
  }
}

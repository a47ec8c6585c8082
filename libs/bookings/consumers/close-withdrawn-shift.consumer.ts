import { Inject, Injectable } from '@nestjs/common';
import { Consumer, type EffectConsumer, type EventOf, type Tx } from '@gg/platform';
import { BoardPublisher } from '../read-models/board-publisher';
import { closeApplications } from '../use-cases/close-applications';
import { closeAllOffers } from '../use-cases/close-offers';
import { endBookings, guardWithParties, type BookingRow } from '../use-cases/seat-return';

/** A shift was withdrawn and its seats are closed: who held one is told and free again, and open offers and applications end. */
@Injectable()
@Consumer('bookings.close-withdrawn-shift', 'shift.withdrawn.v1')
export class CloseWithdrawnShift implements EffectConsumer<'shift.withdrawn.v1'> {
  constructor(@Inject(BoardPublisher) private readonly board: BoardPublisher) {}

  async handle({ payload: { shiftId }, occurredAt }: EventOf<'shift.withdrawn.v1'>, tx: Tx): Promise<void> {
    // Work that had begun when the shift was withdrawn is not undone: what was worked stays on record.
    const held = await tx.rows<BookingRow>(
      `SELECT * FROM bookings WHERE shift_id = ? AND live = 1 AND state = 'booked' AND starts_at > ? ORDER BY id`,
      [shiftId, occurredAt],
    );
    await guardWithParties(tx, held);
    await closeAllOffers(tx, { shiftId, state: 'withdrawn', reason: 'shift_withdrawn' });
    await closeApplications(tx, { shiftId, reason: 'shift_withdrawn' });
    // Read again under the guards: a worker may have cancelled in between.
    const still = held.length
      ? await tx.rows<BookingRow>(
          `SELECT * FROM bookings WHERE id IN (?) AND live = 1 AND state = 'booked' ORDER BY id`,
          [held.map((one) => one.id)],
        )
      : [];
    if (still.length > 0)
      await endBookings(tx, shiftId, still, { state: 'cancelled_by_employer', reason: 'shift_withdrawn' });
    this.board.refreshAfterCommit(tx, shiftId);
  }
}

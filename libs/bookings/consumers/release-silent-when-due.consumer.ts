import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '@gg/kernel';
import { Consumer, type EffectConsumer, type EventOf, type Tx } from '@gg/platform';
import { endQuestions, questionsOf, SILENT, unanswered } from '../data/reconfirmations';
import { seatsOf } from '../data/seats';
import { BoardPublisher } from '../read-models/board-publisher';
import { reopen } from '../use-cases/cancel-booking.use-case';
import { endBookings, guardWithParties, type BookingRow } from '../use-cases/seat-return';

/**
 * Whoever has not said whether they come, also on the phone, gives the seat to somebody who does: it is released and the
 * next wave goes. Whom nobody was to phone is put on the call list first, and has the time of a call. Nothing is held against
 * who never answered; who said yes before and is silent now counts as a late cancellation. Once the work has begun nobody's
 * seat is taken any more.
 */
@Injectable()
@Consumer('bookings.release-silent-when-due', 'reconfirmations.release-due.v1')
export class ReleaseSilentWhenDue implements EffectConsumer<'reconfirmations.release-due.v1'> {
  constructor(@Inject(BoardPublisher) private readonly board: BoardPublisher) {}

  async handle({ payload: { shiftId } }: EventOf<'reconfirmations.release-due.v1'>, tx: Tx): Promise<void> {
    const seats = await seatsOf(tx, shiftId);
    if (!seats || seats.state === 'withdrawn' || tx.now >= seats.startsAt) return;
    const silent = (await unanswered(tx, shiftId, 'before_start')).filter(({ answerBy }) => answerBy <= tx.now);
    const called = silent.filter(({ listedIn }) => listedIn !== null);
    if (called.length < silent.length) {
      tx.emit({
        name: 'reconfirmations.call-due.v1',
        aggregateId: shiftId,
        aggregateVersion: 0,
        cityCode: seats.cityCode,
        dueAt: tx.now,
        payload: { shiftId, moment: 'before_start' },
      });
    }
    const asked = await heldOf(
      tx,
      called.map(({ bookingId }) => bookingId),
    );
    if (asked.length === 0) return;
    await guardWithParties(tx, asked);
    // Read again under the guards, and the question closed by whoever writes it first: they may have answered meanwhile.
    const held = await heldOf(
      tx,
      asked.map((booking) => booking.id),
    );
    const ended = await endQuestions(
      tx,
      shiftId,
      held.map((booking) => booking.id),
      SILENT,
    );
    const released = held.filter((booking) => ended.has(booking.id));
    if (released.length === 0) return;
    await this.countBrokenWords(tx, released);
    const { seats: after } = await endBookings(tx, shiftId, released, { state: 'released', reason: SILENT });
    reopen(tx, shiftId, SILENT);
    this.board.publishAfterCommit(tx, after);
  }

  /** They said yes, and could have said no until the end. */
  private async countBrokenWords(tx: Tx, released: readonly BookingRow[]): Promise<void> {
    const questions = await questionsOf(
      tx,
      released.map((booking) => booking.id),
    );
    const said = new Set(questions.filter(({ answer }) => answer === 'coming').map(({ workerId }) => workerId));
    if (said.size === 0) return;
    await tx.change(
      'UPDATE worker_calendars SET late_cancellations = late_cancellations + 1 WHERE worker_id IN (?) ORDER BY worker_id',
      [[...said].sort()],
    );
  }
}

async function heldOf(tx: Tx, bookingIds: readonly Id[]): Promise<BookingRow[]> {
  if (bookingIds.length === 0) return [];
  return tx.rows<BookingRow>(`SELECT * FROM bookings WHERE id IN (?) AND live = 1 AND state = 'booked' ORDER BY id`, [
    bookingIds,
  ]);
}

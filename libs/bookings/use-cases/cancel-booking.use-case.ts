import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import { CONFIG, Connections, Transactions, type Caller, type Config, type Tx } from '@gg/platform';
import { isLateCancellation } from '../domain/late-cancellation';
import { BoardPublisher } from '../read-models/board-publisher';
import { answeringWorker } from './answering-worker';
import { bookingRow, endBookings, guardWithParties, type BookingRow, type EndState } from './seat-return';

export interface CancelBookingCommand {
  readonly bookingId: Id;
  /** `undo` takes back an acceptance within a few minutes, without any consequence. */
  readonly reason: string;
}

export interface CancelledBooking {
  readonly bookingId: Id;
  readonly state: EndState;
  readonly reason: string;
  /** Members of the same party who lost their seats with it. */
  readonly released: readonly Id[];
}

/**
 * A worker gives a seat back: undo within the undo time, or a cancellation before the start. The seat reopens and the
 * next wave goes. Doing it twice answers the same.
 * Refuses with `resource.not_found`, `booking.undo_too_late`, `booking.started`, `booking.not_live`.
 */
@Injectable()
export class CancelBooking {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Connections) private readonly connections: Connections,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(BoardPublisher) private readonly board: BoardPublisher,
  ) {}

  async execute(caller: Caller, { bookingId, reason }: CancelBookingCommand): Promise<CancelledBooking> {
    const workerId = answeringWorker(caller);
    const before = await bookingRow(this.connections, bookingId);
    if (!before || before.workerId !== workerId) throw new DomainError('resource.not_found');
    return this.transactions.run(caller, 'bookings.cancel-booking', async (tx) => {
      await guardWithParties(tx, [before]);
      const booking = await bookingRow(tx, bookingId);
      if (!booking) throw new DomainError('resource.not_found');
      if (booking.state === 'cancelled_by_worker') return { bookingId, state: booking.state, reason, released: [] };
      this.refuseLate(tx, booking, reason);
      const { seats, ended } = await endBookings(tx, booking.shiftId, [booking], {
        state: 'cancelled_by_worker',
        reason,
      });
      if (reason !== 'undo' && isLateCancellation(booking.startsAt, tx.now)) {
        await tx.change('UPDATE worker_calendars SET late_cancellations = late_cancellations + 1 WHERE worker_id = ?', [
          workerId,
        ]);
      }
      reopen(tx, booking.shiftId, reason);
      this.board.publishAfterCommit(tx, seats);
      return {
        bookingId,
        state: 'cancelled_by_worker' as const,
        reason,
        released: ended.filter((one) => one.booking.id !== bookingId).map((one) => one.booking.id),
      };
    });
  }

  private refuseLate(tx: Tx, booking: BookingRow, reason: string): void {
    if (!booking.live) throw new DomainError('booking.not_live');
    if (tx.now >= booking.startsAt) throw new DomainError('booking.started');
    const { undoMinutes } = this.config.settings.dispatch;
    if (reason === 'undo' && tx.now.getTime() - booking.madeAt.getTime() > undoMinutes * 60_000) {
      throw new DomainError('booking.undo_too_late', { minutes: undoMinutes });
    }
  }
}

/** A seat is free again: the search for people goes on. */
export function reopen(tx: Tx, shiftId: Id, why: string): void {
  tx.emit({ name: 'shift.dispatch-due.v1', aggregateId: shiftId, aggregateVersion: 0, payload: { shiftId, why } });
}

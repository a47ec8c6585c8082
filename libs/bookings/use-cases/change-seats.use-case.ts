import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import { RepresentedEmployers } from '@gg/employers';
import { audit, Connections, Transactions, type Caller, type Tx } from '@gg/platform';
import { record } from '../data/booking-records';
import { ownSeats, SeatsMoved, seatsOf, type Seats } from '../data/seats';
import { BoardPublisher } from '../read-models/board-publisher';
import { reopen } from './cancel-booking.use-case';
import { endBookings, guardWithParties, tellReopened, type BookingRow } from './seat-return';

export interface ChangeHeadcountCommand {
  readonly shiftId: Id;
  readonly headcount: number;
  /** Bookings to cancel when the shift is cut below what is filled; named one by one, so that nobody is cut by chance. */
  readonly cancelBookingIds: readonly Id[];
}

/**
 * The employer asks for more people, or fewer. Cutting below what is filled names the bookings to cancel, or is refused
 * with `shift.cut_needs_names`. Also refuses with `resource.not_found`, `shift.not_open`, `shift.started`.
 */
@Injectable()
export class ChangeSeats {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Connections) private readonly connections: Connections,
    @Inject(BoardPublisher) private readonly board: BoardPublisher,
    @Inject(RepresentedEmployers) private readonly represented: RepresentedEmployers,
  ) {}

  /** @param employerId whom staff act for; null for members */
  async headcount(
    caller: Caller,
    command: ChangeHeadcountCommand,
    employerId: Id | null = null,
  ): Promise<{ shiftId: Id; headcount: number; filled: number }> {
    const { shiftId, headcount, cancelBookingIds } = command;
    await ownSeats(this.connections, shiftId, this.represented.of(caller, employerId).employerId);
    return this.transactions.run(caller, 'bookings.change-headcount', async (tx) => {
      const change = { name: 'bookings.change-headcount', permission: 'shifts.change' } as const;
      const owner = await this.represented.changing(tx, caller, employerId, change);
      const named = await this.namedBookings(tx, shiftId, cancelBookingIds);
      if (named.length > 0) await guardWithParties(tx, named);
      const before = await this.openSeats(tx, owner, shiftId);
      const leaving =
        named.length > 0
          ? await endBookings(tx, shiftId, named, { state: 'cancelled_by_employer', reason: 'shift_cut' })
          : null;
      const filled = leaving?.seats.filled ?? before.filled;
      if (filled > headcount) throw new DomainError('shift.cut_needs_names', { filled: before.filled, headcount });
      const changed = await tx.changedOne(
        `UPDATE shift_seats SET headcount = ?, version = version + 1 WHERE shift_id = ? AND state = 'open' AND filled <= ?`,
        [headcount, shiftId, headcount],
      );
      const seats = await seatsOf(tx, shiftId);
      if (!changed || !seats) throw new SeatsMoved();
      await record(tx, [
        {
          subject: 'seats',
          subjectId: shiftId,
          from: String(before.headcount),
          to: String(headcount),
          reason: headcount < before.headcount ? 'cut' : 'extend',
        },
      ]);
      this.tell(tx, before, seats);
      return { shiftId, headcount: seats.headcount, filled: seats.filled };
    });
  }

  /**
   * The employer withdraws a shift. Its seats close in this transaction, so that nobody can take one any more; open
   * offers and bookings are undone by the consumers of the event.
   * @param employerId whom staff act for; null for members
   */
  async withdraw(
    caller: Caller,
    { shiftId, reason }: { shiftId: Id; reason: string },
    employerId: Id | null = null,
  ): Promise<{ shiftId: Id; state: 'withdrawn' }> {
    await ownSeats(this.connections, shiftId, this.represented.of(caller, employerId).employerId);
    return this.transactions.run(caller, 'bookings.withdraw-shift', async (tx) => {
      const change = { name: 'bookings.withdraw-shift', permission: 'postings.withdraw' } as const;
      const before = await ownSeats(tx, shiftId, await this.represented.changing(tx, caller, employerId, change));
      if (before.state === 'withdrawn') return { shiftId, state: 'withdrawn' as const };
      const closed = await tx.changedOne(
        `UPDATE shift_seats SET state = 'withdrawn', version = version + 1 WHERE shift_id = ? AND state = 'open'`,
        [shiftId],
      );
      if (!closed) throw new DomainError('shift.not_open');
      await tx.change(
        `UPDATE dispatches SET state = 'stopped', reason = 'withdrawn', version = version + 1, updated_at = ? WHERE shift_id = ?`,
        [tx.now, shiftId],
      );
      await record(tx, [
        { subject: 'seats', subjectId: shiftId, from: 'open', to: 'withdrawn', reason: reason.slice(0, 200) },
      ]);
      await audit(tx, {
        action: 'shift.withdrawn',
        subjectType: 'shift',
        subjectId: shiftId,
        regionCode: before.cityCode,
      });
      tx.emit({
        name: 'shift.withdrawn.v1',
        aggregateId: shiftId,
        aggregateVersion: before.version + 1,
        cityCode: before.cityCode,
        payload: { shiftId, postingId: before.postingId, employerId: before.employerId, reason },
      });
      this.board.publishAfterCommit(tx, before);
      return { shiftId, state: 'withdrawn' as const };
    });
  }

  private async namedBookings(tx: Tx, shiftId: Id, bookingIds: readonly Id[]): Promise<BookingRow[]> {
    if (bookingIds.length === 0) return [];
    const rows = await tx.rows<BookingRow>('SELECT * FROM bookings WHERE id IN (?) AND shift_id = ? AND live = 1', [
      bookingIds,
      shiftId,
    ]);
    if (rows.length !== new Set(bookingIds).size) throw new DomainError('booking.not_live');
    return rows;
  }

  private async openSeats(tx: Tx, employerId: Id, shiftId: Id): Promise<Seats> {
    const seats = await ownSeats(tx, shiftId, employerId);
    if (seats.state !== 'open') throw new DomainError('shift.not_open');
    if (tx.now >= seats.startsAt) throw new DomainError('shift.started');
    return seats;
  }

  private tell(tx: Tx, before: Seats, seats: Seats): void {
    const { shiftId, employerId, cityCode, headcount, version } = seats;
    tx.emit({
      name: 'shift.seats-changed.v1',
      aggregateId: shiftId,
      aggregateVersion: version,
      cityCode,
      payload: { shiftId, employerId, headcount, version },
    });
    if (seats.filled >= headcount && headcount > 0) {
      tx.emit({
        name: 'shift.filled.v1',
        aggregateId: shiftId,
        aggregateVersion: version,
        cityCode,
        payload: { shiftId, employerId, headcount },
      });
    } else if (seats.headcount - seats.filled > before.headcount - before.filled) {
      reopen(tx, shiftId, 'extended');
    }
    tellReopened(tx, before, seats);
    this.board.publishAfterCommit(tx, seats);
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import { RepresentedEmployers } from '@gg/employers';
import { audit, Connections, PermissionPolicy, Transactions, type Caller, type Tx } from '@gg/platform';
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
 * with `shift.cut_needs_names`. A foreman moves free seats; sending away somebody who holds one is the office's, and is
 * refused to others with `access.denied`. A shift whose posting is closed can only be cut. Also refuses with
 * `resource.not_found`, `shift.not_open`, `shift.started`.
 */
@Injectable()
export class ChangeSeats {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Connections) private readonly connections: Connections,
    @Inject(PermissionPolicy) private readonly policy: PermissionPolicy,
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
    // Adding and taking back free seats is a foreman's as well; sending somebody away is not, whoever does it for them.
    const sendsAway = cancelBookingIds.length > 0;
    if (sendsAway && caller.kind === 'employer' && !this.policy.permits(caller, 'bookings.cancel')) {
      throw new DomainError('access.denied');
    }
    await ownSeats(this.connections, shiftId, this.represented.of(caller, employerId).employerId);
    return this.transactions.run(caller, 'bookings.change-headcount', async (tx) => {
      const permission = sendsAway ? 'bookings.cancel' : 'shifts.change';
      const change = { name: 'bookings.change-headcount', permission } as const;
      const owner = await this.represented.changing(tx, caller, employerId, change);
      const named = await this.namedBookings(tx, shiftId, cancelBookingIds);
      if (named.length > 0) await guardWithParties(tx, named);
      const before = await this.seatsAhead(tx, owner, shiftId);
      if (before.state === 'ended' && headcount > before.headcount) throw new DomainError('shift.not_open');
      const leaving =
        named.length > 0
          ? await endBookings(tx, shiftId, named, { state: 'cancelled_by_employer', reason: 'shift_cut' })
          : null;
      const filled = leaving?.seats.filled ?? before.filled;
      if (filled > headcount) throw new DomainError('shift.cut_needs_names', { filled: before.filled, headcount });
      const changed = await tx.changedOne(
        `UPDATE shift_seats SET headcount = ?, version = version + 1
          WHERE shift_id = ? AND state = ? AND headcount = ? AND filled <= ?`,
        [headcount, shiftId, before.state, before.headcount, headcount],
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
      // Whose holders leave has told that there are seats again.
      this.tell(tx, before, seats, leaving === null && before.filled >= before.headcount);
      return { shiftId, headcount: seats.headcount, filled: seats.filled };
    });
  }

  /**
   * The employer withdraws a shift before its start, also one whose posting is closed: that is how what is booked on it is
   * cancelled. Its seats close in this transaction, so that nobody can take one any more; open offers and bookings are
   * undone by the consumers of the event. Refuses with `resource.not_found`, `shift.started`.
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
      if (tx.now >= before.startsAt) throw new DomainError('shift.started');
      await tx.change(
        `UPDATE dispatches SET state = 'stopped', reason = 'withdrawn', version = version + 1, updated_at = ? WHERE shift_id = ?`,
        [tx.now, shiftId],
      );
      const closed = await tx.changedOne(
        `UPDATE shift_seats SET state = 'withdrawn', version = version + 1 WHERE shift_id = ? AND state = ?`,
        [shiftId, before.state],
      );
      const seats = await seatsOf(tx, shiftId);
      if (!closed || !seats) throw new SeatsMoved();
      await record(tx, [
        { subject: 'seats', subjectId: shiftId, from: before.state, to: 'withdrawn', reason: reason.slice(0, 200) },
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
        aggregateVersion: seats.version,
        cityCode: before.cityCode,
        payload: { shiftId, postingId: before.postingId, employerId: before.employerId, reason },
      });
      this.board.publishAfterCommit(tx, seats);
      return { shiftId, state: 'withdrawn' as const };
    });
  }

  /**
   * The employer asks for a look at once (加急派单), for those who have become free, come nearer or joined its regulars since
   * the last one; nobody is asked twice for the same terms. A shift whose seats are taken, or that asks nobody, is left as it
   * is. Refuses with `resource.not_found`, `shift.not_open`, `shift.started`.
   * @param employerId whom staff act for; null for members
   * @returns whether people are looked for
   */
  async lookAgain(caller: Caller, shiftId: Id, employerId: Id | null = null): Promise<{ shiftId: Id; looks: boolean }> {
    await ownSeats(this.connections, shiftId, this.represented.of(caller, employerId).employerId);
    return this.transactions.run(caller, 'bookings.look-again', async (tx) => {
      const change = { name: 'bookings.look-again', permission: 'shifts.change' } as const;
      const owner = await this.represented.changing(tx, caller, employerId, change);
      const { state, filled, headcount } = await this.seatsAhead(tx, owner, shiftId);
      if (state !== 'open') throw new DomainError('shift.not_open');
      const dispatch = await tx.row(`SELECT shift_id FROM dispatches WHERE shift_id = ? AND state <> 'stopped'`, [
        shiftId,
      ]);
      const looks = dispatch !== null && filled < headcount;
      if (looks) reopen(tx, shiftId, 'asked');
      return { shiftId, looks };
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

  /** The seats of a shift that has not begun; `ended` once its posting is closed, when nobody new may come. */
  private async seatsAhead(tx: Tx, employerId: Id, shiftId: Id): Promise<Seats> {
    const seats = await ownSeats(tx, shiftId, employerId);
    if (seats.state === 'withdrawn') throw new DomainError('shift.not_open');
    if (tx.now >= seats.startsAt) throw new DomainError('shift.started');
    return seats;
  }

  private tell(tx: Tx, before: Seats, seats: Seats, wasFull: boolean): void {
    const { shiftId, employerId, cityCode, headcount, version } = seats;
    tx.emit({
      name: 'shift.seats-changed.v1',
      aggregateId: shiftId,
      aggregateVersion: version,
      cityCode,
      payload: { shiftId, employerId, headcount, version },
    });
    this.board.publishAfterCommit(tx, seats);
    if (seats.state !== 'open') return;
    // What is filled is read after the write: it may have become full since the look before.
    tellReopened(tx, { ...seats, headcount: before.headcount }, seats);
    if (seats.filled >= headcount && headcount > 0) {
      // Said once: a shift that was full already is not filled again.
      if (wasFull) return;
      tx.emit({
        name: 'shift.filled.v1',
        aggregateId: shiftId,
        aggregateVersion: version,
        cityCode,
        payload: { shiftId, employerId, headcount },
      });
    } else if (seats.filled < headcount) {
      // Always, and not only when more are free than before: seats may have been taken between that look and the write, and
      // a plan of these seats as they are now finds out by itself whether anybody is to be asked.
      reopen(tx, shiftId, headcount > before.headcount ? 'extended' : 'cut');
    }
  }
}

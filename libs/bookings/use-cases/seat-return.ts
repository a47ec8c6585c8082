import { DomainError, type Id } from '@gg/kernel';
import type { Tx } from '@gg/platform';
import { record } from '../data/booking-records';
import { answerByEnd, endQuestions } from '../data/reconfirmations';
import { freeSeats, type Seats } from '../data/seats';
import { guardWorkers } from '../data/worker-guards';
import { bookingLifecycle, type BookingState } from '../domain/lifecycles';

export interface BookingRow {
  readonly id: Id;
  readonly shiftId: Id;
  readonly employerId: Id;
  readonly workerId: Id;
  readonly partyId: Id | null;
  readonly partyMinimum: number | null;
  readonly offerId: Id | null;
  readonly state: BookingState;
  readonly live: number | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly madeAt: Date;
}

export type EndState = 'cancelled_by_worker' | 'cancelled_by_employer' | 'released';

export interface Ending {
  readonly state: EndState;
  readonly reason: string;
  /** Why, in the words of the employer; at most 200 characters. */
  readonly note?: string;
}

/** Why those of a party lose their seats when too few of it are left. */
export const PARTY_BELOW_MINIMUM = 'party_below_minimum';

/** The booking as it is now; null when there is none. */
export function bookingRow(tx: Pick<Tx, 'row'>, bookingId: Id): Promise<BookingRow | null> {
  return tx.row<BookingRow>('SELECT * FROM bookings WHERE id = ?', [bookingId]);
}

/**
 * Writes the guards of everybody whose seat may go with these bookings: their workers and, where a party sits on the
 * shift, all its members. Must come first in the transaction.
 */
export async function guardWithParties(tx: Tx, bookings: readonly BookingRow[]): Promise<void> {
  const parties = bookings.filter((one) => one.partyId !== null);
  const partners = parties.length
    ? await tx.rows<{ workerId: Id }>(
        `SELECT worker_id FROM bookings WHERE (shift_id, party_id) IN (${parties.map(() => '(?, ?)').join(', ')}) AND live = 1`,
        parties.flatMap((one) => [one.shiftId, one.partyId]),
      )
    : [];
  await guardWorkers(
    tx,
    [...bookings, ...partners].map((one) => one.workerId),
  );
}

/**
 * Ends live bookings of one shift and gives their seats back. A party that falls below its stated minimum by this gives
 * back the rest of its seats too (state `released`), since its members came together or not at all.
 * Guards must have been written. Throws `booking.not_live` when one is no longer held.
 * @returns the seats as they are now, and every booking that ended
 */
export async function endBookings(
  tx: Tx,
  shiftId: Id,
  bookings: readonly BookingRow[],
  ending: Ending,
): Promise<{ seats: Seats; ended: { booking: BookingRow; ending: Ending }[] }> {
  const ended = bookings.map((booking) => ({ booking, ending }));
  const going = new Set(bookings.map((booking) => booking.id));
  for (const partyId of new Set(bookings.map((booking) => booking.partyId))) {
    if (partyId === null) continue;
    const seated = await tx.rows<BookingRow>(
      'SELECT * FROM bookings WHERE shift_id = ? AND party_id = ? AND live = 1 ORDER BY id',
      [shiftId, partyId],
    );
    const staying = seated.filter((one) => !going.has(one.id));
    const minimum = seated[0]?.partyMinimum ?? 1;
    if (staying.length < minimum && seated.every((one) => one.state === 'booked')) {
      ended.push(
        ...staying.map((booking) => ({
          booking,
          ending: { state: 'released' as const, reason: PARTY_BELOW_MINIMUM },
        })),
      );
    }
  }
  await letBeAskedAgain(
    tx,
    ended.filter(({ ending: how }) => how.reason === PARTY_BELOW_MINIMUM).map(({ booking }) => booking),
  );
  for (const { booking, ending: how } of ended) await endOne(tx, booking, how);
  for (const how of new Set(ended.map((one) => one.ending))) {
    const ids = ended.filter((one) => one.ending === how).map(({ booking }) => booking.id);
    await endQuestions(tx, shiftId, ids, answerByEnd(how.state, how.reason));
  }
  const seats = await freeSeats(tx, shiftId, ended.length);
  tellReopened(tx, { ...seats, filled: seats.filled + ended.length }, seats);
  for (const { booking, ending: how } of ended) {
    tx.emit({
      name: 'booking.cancelled.v1',
      aggregateId: booking.id,
      aggregateVersion: 2,
      cityCode: seats.cityCode,
      payload: {
        bookingId: booking.id,
        shiftId,
        employerId: booking.employerId,
        workerId: booking.workerId,
        partyId: booking.partyId,
        start: booking.startsAt.toISOString(),
        end: booking.endsAt.toISOString(),
        state: how.state,
        reason: how.reason,
        ...(how.note === undefined ? {} : { note: how.note }),
      },
    });
  }
  return { seats, ended };
}

/** Whoever lost a seat by another's doing gave nothing back: they may be asked again, also one who answered for the party. */
async function letBeAskedAgain(tx: Tx, released: readonly BookingRow[]): Promise<void> {
  const offerIds = [...new Set(released.flatMap(({ offerId }) => offerId ?? []))].sort();
  if (offerIds.length === 0) return;
  const workerIds = released.map(({ workerId }) => workerId);
  await tx.change('UPDATE offers SET asked = NULL WHERE id IN (?) AND worker_id IN (?)', [offerIds, workerIds]);
}

/** Tells that a shift which was full has a seat again, if that is what a change of its open seats comes to. */
export function tellReopened(tx: Tx, before: Seats, after: Seats): void {
  const { shiftId, employerId, cityCode, headcount, filled, state, version } = after;
  if (state !== 'open' || before.filled < before.headcount || filled >= headcount) return;
  tx.emit({
    name: 'shift.reopened.v1',
    aggregateId: shiftId,
    aggregateVersion: version,
    cityCode,
    payload: { shiftId, employerId, headcount, filled },
  });
}

async function endOne(tx: Tx, booking: BookingRow, { state, reason }: Ending): Promise<void> {
  bookingLifecycle.assert(booking.state, state);
  const gone = await tx.changedOne(
    `UPDATE bookings SET state = ?, live = NULL, ended_at = ?, end_reason = ? WHERE id = ? AND live = 1 AND state = ?`,
    [state, tx.now, reason, booking.id, booking.state],
  );
  if (!gone) throw new DomainError('booking.not_live');
  await record(tx, [{ subject: 'booking', subjectId: booking.id, from: booking.state, to: state, reason }]);
}

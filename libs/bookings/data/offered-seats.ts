import type { Id } from '@gg/kernel';
import type { SqlValue } from '@gg/platform';
import type { BookingState } from '../domain/lifecycles';
import type { OfferedSeat } from '../domain/offer-standing';

interface Reader {
  rows<T>(sql: string, params?: readonly SqlValue[]): Promise<T[]>;
}

interface SeatRow {
  bookingId: Id;
  offerId: Id;
  workerId: Id;
  state: BookingState;
  live: number | null;
  seatState: 'open' | 'withdrawn' | 'ended';
}

/**
 * The seats that offers brought, by offer, the oldest first. A seat of a shift that was withdrawn is nobody's from the moment
 * of the withdrawal on, also where its booking has not been ended yet. Found by shift, whose bookings lie together.
 */
export async function offeredSeats(
  reader: Reader,
  offers: readonly { readonly id: Id; readonly shiftId: Id }[],
): Promise<Map<Id, OfferedSeat[]>> {
  if (offers.length === 0) return new Map();
  const rows = await reader.rows<SeatRow>(
    `SELECT b.id AS booking_id, b.offer_id, b.worker_id, b.state, b.live, s.state AS seat_state
       FROM bookings b JOIN shift_seats s ON s.shift_id = b.shift_id
      WHERE b.shift_id IN (?) AND b.offer_id IN (?) ORDER BY b.made_at, b.id`,
    [[...new Set(offers.map((offer) => offer.shiftId))], offers.map((offer) => offer.id)],
  );
  const seats = new Map<Id, OfferedSeat[]>();
  for (const { bookingId, offerId, workerId, state, live, seatState } of rows) {
    const undone = state === 'booked' && seatState === 'withdrawn';
    const seat: OfferedSeat = {
      bookingId,
      workerId,
      state: undone ? 'cancelled_by_employer' : state,
      held: Boolean(live) && !undone,
    };
    seats.set(offerId, [...(seats.get(offerId) ?? []), seat]);
  }
  return seats;
}

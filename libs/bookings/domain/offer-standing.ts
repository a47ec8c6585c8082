import type { Id } from '@gg/kernel';
import type { BookingState, OfferState } from './lifecycles';

/** A seat that an accepted offer brought somebody. */
export interface OfferedSeat {
  readonly bookingId: Id;
  readonly workerId: Id;
  readonly state: BookingState;
  /** Whether it is still the worker's. */
  readonly held: boolean;
}

/** How an offer stands for one person: its own state, and once it is accepted what has become of that person's seat. */
export const OFFER_STANDINGS = [
  'open',
  /** The person holds a seat by it. */
  'accepted',
  'declined',
  'expired',
  'withdrawn',
  /** The party comes, and this member has no seat by it. */
  'left_out',
  'cancelled_by_worker',
  'cancelled_by_employer',
  'released',
  /** Did not come. */
  'no_show',
] as const;
export type OfferStanding = (typeof OFFER_STANDINGS)[number];

/** @param seats that came of the offer, the latest of each worker last */
export function offerStanding(state: OfferState, seats: readonly OfferedSeat[], workerId: Id): OfferStanding {
  if (state !== 'accepted') return state;
  const mine = seats.filter((seat) => seat.workerId === workerId);
  if (mine.some((seat) => seat.held)) return 'accepted';
  const last = mine.at(-1)?.state;
  switch (last) {
    case undefined:
      return 'left_out';
    case 'cancelled_by_worker':
    case 'cancelled_by_employer':
    case 'released':
      return last;
    default:
      return 'no_show';
  }
}

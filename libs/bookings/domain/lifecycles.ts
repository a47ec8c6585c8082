import { TransitionTable } from '@gg/kernel';

export const OFFER_STATES = ['open', 'accepted', 'declined', 'expired', 'withdrawn'] as const;
export type OfferState = (typeof OFFER_STATES)[number];

/** Delivered and seen are facts of the delivery ledger, never preconditions: an SMS reply may come first. */
export const offerLifecycle = new TransitionTable<OfferState>('offer', 'open', {
  open: ['accepted', 'declined', 'expired', 'withdrawn'],
  accepted: [],
  declined: [],
  expired: [],
  withdrawn: [],
});

export const APPLICATION_STATES = ['made', 'chosen', 'not_chosen', 'withdrawn'] as const;
export type ApplicationState = (typeof APPLICATION_STATES)[number];

export const applicationLifecycle = new TransitionTable<ApplicationState>('application', 'made', {
  made: ['chosen', 'not_chosen', 'withdrawn'],
  chosen: [],
  not_chosen: [],
  withdrawn: [],
});

export type BookingState =
  | 'booked'
  | 'checked_in'
  | 'checked_out'
  | 'settled'
  | 'cancelled_by_worker'
  | 'cancelled_by_employer'
  | 'released'
  | 'no_show'
  | 'replaced';

/** An undone acceptance is `cancelled_by_worker` with the reason `undo`: no consequence. */
export const bookingLifecycle = new TransitionTable<BookingState>('booking', 'booked', {
  booked: ['checked_in', 'cancelled_by_worker', 'cancelled_by_employer', 'released', 'no_show'],
  checked_in: ['checked_out'],
  checked_out: ['settled'],
  settled: [],
  cancelled_by_worker: [],
  cancelled_by_employer: [],
  released: [],
  no_show: ['replaced'],
  replaced: [],
});

/** Reasons a worker may give for declining; learnt from, never held against anybody. */
export const DECLINE_REASONS = [
  'too_far',
  'pay_too_low',
  'time_unsuitable',
  'work_unsuitable',
  'already_busy',
  'other',
] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

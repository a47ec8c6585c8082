import type { EventName } from './catalogue';

/** Lanes of work: a burst in one does not delay another. Each is a BullMQ queue. */
export const LANES = ['dispatch', 'notify', 'projection', 'upkeep'] as const;
export type Lane = (typeof LANES)[number];

/**
 * Who listens to what. The transaction that records an event writes one delivery per consumer named here; the classes
 * that declare themselves with `@Consumer` are compared with this table when the matching service starts.
 */
export const SUBSCRIPTIONS = {
  'person.changed.v1': ['workers.publish-profile-when-person-changed'],
  'account.erasure-asked.v1': ['notifications.notify-erasure-asked'],
  'account.erasure-due.v1': ['bookings.erase-when-due'],
  'account.erased.v1': [
    'workers.forget-erased-person',
    'employers.forget-erased-person',
    'notifications.forget-erased-person',
  ],
  'account.key-due.v1': ['identity.destroy-key-when-due'],
  'worker.registered.v1': ['employers.match-regulars-when-worker-registered'],
  'worker.profile-changed.v1': ['matching.project-worker'],
  'party.changed.v1': ['matching.project-party'],
  'party.members-changed.v1': ['notifications.notify-party-members-changed'],
  'worker.calendar-changed.v1': ['matching.project-calendar'],
  'shift.posted.v1': ['bookings.dispatch-when-shift-posted'],
  'shift.changed.v1': ['bookings.dispatch-when-shift-changed', 'notifications.notify-shift-changed'],
  'shift.seats-changed.v1': ['postings.follow-seats'],
  'shift.withdrawn.v1': [
    'bookings.close-withdrawn-shift',
    'postings.follow-withdrawal',
    'notifications.notify-shift-withdrawn',
  ],
  'shift.closed.v1': ['bookings.stop-when-shift-closed'],
  'shift.end-due.v1': ['bookings.end-seats-when-over'],
  'posting.decided.v1': ['notifications.notify-posting-decided'],
  'posting.expiry-due.v1': ['postings.expire-when-due'],
  'posting.review-asked.v1': ['notifications.notify-review-asked'],
  'batch.asked.v1': ['bookings.plan-batch-when-asked'],
  'batch.plan-due.v1': ['bookings.fail-batch-when-due'],
  'batch.planned.v1': ['notifications.notify-batch-planned'],
  'batch.confirmed.v1': ['bookings.offer-batch-when-confirmed'],
  'shift.dispatch-due.v1': ['bookings.dispatch-when-due'],
  'offers.made.v1': ['notifications.notify-offers-made', 'matching.count-offers-made'],
  'offers.expiry-due.v1': ['bookings.expire-offers-when-due'],
  'offers.closed.v1': ['matching.count-offers-closed', 'notifications.notify-offers-closed'],
  'offer.answered.v1': ['matching.count-offer-answered', 'notifications.notify-offer-answered'],
  'booking.made.v1': [
    'bookings.publish-calendar-when-booking-made',
    'bookings.withdraw-offers-when-booking-made',
    'notifications.notify-booking-made',
  ],
  'booking.cancelled.v1': [
    'bookings.publish-calendar-when-booking-cancelled',
    'notifications.notify-booking-cancelled',
  ],
  'shift.reconfirmation-due.v1': ['bookings.ask-to-reconfirm-when-due'],
  'reconfirmations.asked.v1': ['notifications.notify-reconfirmations-asked'],
  'reconfirmations.call-due.v1': ['bookings.name-the-silent-when-due'],
  'reconfirmations.silent.v1': ['notifications.call-the-silent'],
  'reconfirmations.release-due.v1': ['bookings.release-silent-when-due'],
  'reconfirmations.ended.v1': ['notifications.end-reconfirmation-calls'],
  'application.changed.v1': ['notifications.notify-application-changed'],
  'applications.closed.v1': ['notifications.notify-applications-closed'],
  'shift.start-due.v1': ['bookings.close-applications-when-shift-starts'],
  'shift.filled.v1': [
    'bookings.withdraw-offers-when-shift-filled',
    'notifications.notify-shift-filled',
    'postings.follow-filled',
  ],
  'shift.reopened.v1': ['postings.follow-reopened'],
  'shift.exhausted.v1': ['notifications.notify-shift-exhausted'],
  'employer.judged.v1': ['notifications.notify-employer-judged'],
  'identity.judged.v1': ['notifications.notify-identity-judged'],
  'proof.judged.v1': ['notifications.notify-proof-judged'],
  'shared-posting.review-asked.v1': ['notifications.notify-shared-review-asked'],
  'shared-posting.decided.v1': ['notifications.notify-shared-posting-decided'],
  'shared-posting.expiry-due.v1': ['shared-employment.expire-posting-when-due'],
  'shared-pairs.allocation-due.v1': ['shared-employment.allocate-city-when-due'],
  'shared-pair.changed.v1': ['notifications.notify-shared-pair-changed'],
  'shared-pair.answer-due.v1': ['shared-employment.lapse-pair-when-due'],
  'notices.push-due.v1': ['notifications.push-notices'],
  'notices.escalation-due.v1': ['notifications.escalate-notices'],
  'upkeep.night-due.v1': [
    'platform.tidy-deliveries',
    'bookings.purge-batches-at-night',
    'identity.purge-sign-ins-at-night',
    'notifications.purge-notices-at-night',
    'workers.tell-silence-at-night',
    'workers.purge-photos-at-night',
  ],
  'sms.send-due.v1': ['notifications.send-sms'],
} as const satisfies Record<EventName, readonly string[]>;

export type ConsumerName = (typeof SUBSCRIPTIONS)[EventName][number];

/** The lane in which a consumer works, by its room. */
export function laneOf(consumer: string): Lane {
  if (consumer.startsWith('bookings.')) return 'dispatch';
  if (consumer.startsWith('notifications.')) return 'notify';
  if (consumer.startsWith('matching.')) return 'projection';
  return 'upkeep';
}

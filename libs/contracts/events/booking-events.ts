import { z } from 'zod';
import { id, instant, localDateText } from './fields';

/** An offer as those who carry it to people need it. */
export const madeOfferSchema = z.object({
  offerId: id,
  workerId: id,
  partyId: id.nullable(),
  memberIds: z.array(id),
  rank: z.number().int(),
  expiresAt: instant,
});

export const calendarStateSchema = z.object({
  workerId: id,
  busy: z.array(
    z.object({
      bookingId: id,
      start: instant,
      end: instant,
      legalEmployerCode: z.string(),
      engagementType: z.string(),
      /** By local date, because the law counts a night shift on both its days. */
      paidMinutes: z.array(z.object({ date: localDateText, minutes: z.number().int() })),
      /** When the worker is not paid; absent in what was written before they were told, and counted as none then. */
      unpaidBreaks: z.array(z.object({ start: instant, end: instant })).optional(),
    }),
  ),
  shows: z.number().int(),
  noShows: z.number().int(),
  lateCancellations: z.number().int(),
  tradeShifts: z.array(z.object({ code: z.string(), shifts: z.number().int() })),
  offers: z.number().int(),
  accepts: z.number().int(),
  lastOfferAt: instant.nullable(),
});
export type CalendarState = z.infer<typeof calendarStateSchema>;

const answered = z.object({
  offerId: id,
  shiftId: id,
  employerId: id,
  workerId: id,
  partyId: id.nullable(),
  /** Everybody the offer was for. */
  memberIds: z.array(id),
  answer: z.enum(['accepted', 'declined']),
  reason: z.string().nullable(),
});

const booking = z.object({
  bookingId: id,
  shiftId: id,
  employerId: id,
  workerId: id,
  partyId: id.nullable(),
  start: instant,
  end: instant,
});

/** The question of the evening before, or the one before the start. */
const moment = z.enum(['evening', 'before_start']);

export const bookingEvents = {
  /** Shifts are to be assigned together; a preview of it is to be made. */
  'batch.asked.v1': z.object({ batchId: id, employerId: id.nullable(), shiftIds: z.array(id) }),
  /** By now the preview is there, or it has failed. */
  'batch.plan-due.v1': z.object({ batchId: id }),
  /** Whoever waits for a preview may look at it, or ask anew. @see `seats`, `filled`: of the plan; 0 when it failed */
  'batch.planned.v1': z.object({
    batchId: id,
    /** Whose it is: an employer's, or the centre's over a city or county; the other is null. */
    employerId: id.nullable(),
    regionCode: z.string().nullable().optional(),
    outcome: z.enum(['ready', 'failed']),
    seats: z.number().int().min(0),
    filled: z.number().int().min(0),
    /** Until when it may be confirmed; null when it failed. */
    expiresAt: instant.nullable(),
  }),
  /** The preview is to become offers. */
  'batch.confirmed.v1': z.object({ batchId: id, employerId: id.nullable(), shiftIds: z.array(id) }),
  /** Somebody should look whether the shift needs another wave. */
  'shift.dispatch-due.v1': z.object({ shiftId: id, why: z.string() }),
  /** One event a wave. */
  'offers.made.v1': z.object({
    shiftId: id,
    employerId: id,
    wave: z.number().int().min(0),
    urgent: z.boolean(),
    start: instant,
    offers: z.array(madeOfferSchema),
  }),
  'offers.expiry-due.v1': z.object({ shiftId: id }),
  /** Offers that ended without an answer of the worker. */
  'offers.closed.v1': z.object({
    shiftId: id,
    employerId: id,
    state: z.enum(['expired', 'withdrawn']),
    reason: z.string(),
    offers: z.array(z.object({ offerId: id, workerId: id, memberIds: z.array(id) })),
  }),
  'offer.answered.v1': answered,
  'booking.made.v1': booking.extend({ offerId: id.nullable(), how: z.enum(['offer', 'claim', 'application']) }),
  'booking.cancelled.v1': booking.extend({
    state: z.enum(['cancelled_by_worker', 'cancelled_by_employer', 'released']),
    reason: z.string(),
    /** Why, in the words of the employer who withdrew the shift. */
    note: z.string().max(200).optional(),
  }),
  /** Those who hold a seat of a shift are to be asked whether they come. */
  'shift.reconfirmation-due.v1': z.object({ shiftId: id, moment }),
  /** They were asked; one event for all of a shift. */
  'reconfirmations.asked.v1': z.object({
    shiftId: id,
    employerId: id,
    moment,
    start: instant,
    end: instant,
    /** Until when it can be answered. */
    answerBy: instant,
    /** Whether the seats of those who do not answer go to others then. */
    releases: z.boolean(),
    asked: z.array(z.object({ bookingId: id, workerId: id, partyId: id.nullable() })),
  }),
  /** Time to phone those who have not answered. */
  'reconfirmations.call-due.v1': z.object({ shiftId: id, moment }),
  /** They have not, and are to be phoned. */
  'reconfirmations.silent.v1': z.object({
    shiftId: id,
    moment,
    answerBy: instant,
    silent: z.array(z.object({ bookingId: id, workerId: id, askedIn: id })),
  }),
  /** Time to release the seats of those who still have not. */
  'reconfirmations.release-due.v1': z.object({ shiftId: id }),
  /** Questions that need no answer any more, with what came of them. */
  'reconfirmations.ended.v1': z.object({
    shiftId: id,
    ended: z.array(
      z.object({
        bookingId: id,
        workerId: id,
        moment,
        askedIn: id,
        answer: z.enum(['coming', 'not_coming', 'silent', 'void']),
      }),
    ),
  }),
  'application.changed.v1': z.object({
    applicationId: id,
    shiftId: id,
    employerId: id,
    workerId: id,
    state: z.enum(['made', 'chosen', 'not_chosen', 'withdrawn']),
  }),
  /** Applications that ended because the shift takes nobody more, none of them chosen. */
  'applications.closed.v1': z.object({
    shiftId: id,
    employerId: id,
    reason: z.string(),
    applications: z.array(z.object({ applicationId: id, workerId: id })),
  }),
  /** A shift that takes applications starts: whoever still waits for an answer gets one. */
  'shift.start-due.v1': z.object({ shiftId: id }),
  /** The employer changed how many are needed; seats are bookings' truth and the posting follows. */
  'shift.seats-changed.v1': z.object({
    shiftId: id,
    employerId: id,
    headcount: z.number().int().min(0),
    version: z.number().int(),
  }),
  /** The employer withdrew the shift; its seats are closed already, what was promised on it is undone now. */
  'shift.withdrawn.v1': z.object({ shiftId: id, postingId: id, employerId: id, reason: z.string() }),
  /** A shift is over: its seats end. */
  'shift.end-due.v1': z.object({ shiftId: id }),
  'shift.filled.v1': z.object({ shiftId: id, employerId: id, headcount: z.number().int() }),
  /** A shift that was full has a seat again; as of `shift.filled.v1` the version is that of its seats. */
  'shift.reopened.v1': z.object({ shiftId: id, employerId: id, headcount: z.number().int(), filled: z.number().int() }),
  /** Dispatch has run out of candidates; the counts say which condition failed how often. */
  'shift.exhausted.v1': z.object({
    shiftId: id,
    employerId: id,
    filled: z.number().int(),
    headcount: z.number().int(),
    reason: z.string(),
    failed: z.record(z.string(), z.number().int()),
  }),
  /** The state a worker's calendar has reached; its version is the guard's. */
  'worker.calendar-changed.v1': calendarStateSchema,
} as const;

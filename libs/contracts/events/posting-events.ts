import { z } from 'zod';
import { id, instant } from './fields';

export const postingEvents = {
  /** A shift became public: seats open and dispatch begins. */
  'shift.posted.v1': z.object({
    postingId: id,
    shiftId: id,
    employerId: id,
    headcount: z.number().int().min(1),
    start: instant,
    end: instant,
  }),
  /** Headcount or what a candidate is asked for changed. */
  'shift.changed.v1': z.object({
    postingId: id,
    shiftId: id,
    employerId: id,
    headcount: z.number().int().min(0),
    materially: z.boolean(),
  }),
  /**
   * A shift is no longer public although its employer did not withdraw it: nobody new may come, bookings stand. Sent for
   * shifts that are not over yet.
   */
  'shift.closed.v1': z.object({
    postingId: id,
    shiftId: id,
    employerId: id,
    reason: z.enum(['closed', 'expired', 'taken_down']),
  }),
  /** Staff have to look at a posting before it is public. */
  'posting.review-asked.v1': z.object({ postingId: id, employerId: id, ruleIds: z.array(z.string()) }),
  /** Staff have decided something about a posting that its employer must hear. */
  'posting.decided.v1': z.object({
    postingId: id,
    employerId: id,
    decision: z.enum(['approved', 'rejected', 'taken_down', 'appeal_upheld', 'appeal_dismissed']),
    reason: z.string().nullable(),
  }),
  /** A posting stops being public by itself: its validity or its last shift is over. */
  'posting.expiry-due.v1': z.object({ postingId: id }),
} as const;

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
  /** Staff have to look at a posting before it is public. */
  'posting.review-asked.v1': z.object({ postingId: id, employerId: id, ruleIds: z.array(z.string()) }),
} as const;

import { z } from 'zod';
import { id } from './fields';

const side = z.enum(['surplus', 'shortage']);

export const sharedEmploymentEvents = {
  /** Staff have to look at a surplus or a shortage before it is open. */
  'shared-posting.review-asked.v1': z.object({ postingId: id, side, employerId: id, ruleIds: z.array(z.string()) }),
  /** Staff have decided something about a surplus or a shortage that its firm must hear. */
  'shared-posting.decided.v1': z.object({
    postingId: id,
    side,
    employerId: id,
    decision: z.enum(['approved', 'rejected', 'taken_down']),
    reason: z.string().nullable(),
  }),
  /** A surplus or a shortage stops being open by itself: its validity or its term is over. */
  'shared-posting.expiry-due.v1': z.object({ postingId: id }),
  /** What a city's firms have or need has changed: its pairs are to be looked at anew. One waits for a city at a time. */
  'shared-pairs.allocation-due.v1': z.object({ cityCode: z.string() }),
  /** A pair was proposed, opened, declined or has ended, or is for other heads, or on other terms, than before. */
  'shared-pair.changed.v1': z.object({
    pairId: id,
    surplusId: id,
    shortageId: id,
    lenderId: id,
    borrowerId: id,
    state: z.enum([
      'proposed',
      'opened_by_lender',
      'opened_by_borrower',
      'in_talks',
      'declined',
      'lapsed',
      'withdrawn',
    ]),
    heads: z.number().int().min(1),
    /** Which firm did it; null where the software did. */
    by: z.enum(['lender', 'borrower']).nullable(),
    /** Words of who declined, or a code of how it ended or why it changed. */
    reason: z.string().nullable(),
  }),
  /** Firms that have not answered a pair by now have let it lapse. */
  'shared-pair.answer-due.v1': z.object({ pairId: id }),
} as const;

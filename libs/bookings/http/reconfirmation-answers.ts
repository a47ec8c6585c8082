import { z } from 'zod';
import { RECONFIRMATION_MOMENTS } from '../domain/reconfirmation';
import type { ReconfirmationView } from '../read-models/reconfirmation-reader';

const id = z.uuid();

export const reconfirmationSchema = z
  .object({
    moment: z.enum(RECONFIRMATION_MOMENTS).describe('the evening before, or shortly before the start'),
    askedAt: z.iso.datetime(),
    answerBy: z.iso.datetime(),
    answer: z.enum(['coming', 'not_coming', 'silent', 'void']).nullable().describe('null: no word yet'),
    answeredAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Reconfirmation' });

export const answeredReconfirmationSchema = z
  .object({
    bookingId: id,
    answer: z.enum(['coming', 'not_coming']),
    released: z.array(id).describe('bookings of the party that ended with it'),
  })
  .meta({ id: 'AnsweredReconfirmation' });

/** A question and its answer, for the wire. */
export const showReconfirmation = (one: ReconfirmationView): z.input<typeof reconfirmationSchema> => ({
  moment: one.moment,
  askedAt: one.askedAt.toISOString(),
  answerBy: one.answerBy.toISOString(),
  answer: one.answer,
  answeredAt: one.answeredAt?.toISOString() ?? null,
});

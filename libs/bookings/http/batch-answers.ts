import { z } from 'zod';

const id = z.uuid();
const count = z.number().int();

export const askBatchBody = z
  .strictObject({
    shiftIds: z.array(id.toLowerCase()).min(1).max(200),
    shiftsPerWorker: z
      .enum(['one', 'several'])
      .default('several')
      .describe('whether one worker may be planned for several shifts that do not overlap'),
  })
  .meta({ id: 'AskBatch' });

/** What staff ask for the shifts of a day in a region. */
export const askRegionalBatchBody = z
  .strictObject({
    regionCode: z
      .string()
      .regex(/^45\d{2}(\d{2})?$/)
      .describe('a city (4501) or a county (450103) of the own region'),
    date: z.iso.date().describe('the shifts that start on this day'),
    shiftsPerWorker: z.enum(['one', 'several']).default('several'),
  })
  .meta({ id: 'AskRegionalBatch' });

export const batchAnswerSchema = z.object({ batchId: id, state: z.string() }).meta({ id: 'BatchAnswer' });

const figures = z.object({ seats: count, score: z.number() });

export const batchSchema = z
  .object({
    batchId: id,
    regionCode: z.string().nullable().describe('of the centre’s own: the city or county'),
    state: z.string().describe('asked, ready, confirmed, offered, cancelled, failed, expired'),
    shiftsPerWorker: z.string(),
    askedAt: z.iso.datetime(),
    expiresAt: z.iso.datetime().nullable().describe('until when the preview may be confirmed'),
    progress: z.object({ stage: z.string().nullable(), filled: count, seats: count }),
    preview: z
      .object({
        seats: count,
        filled: count,
        fill: z.number(),
        score: z.number(),
        atMost: figures.describe('no assignment of those who were compared does better'),
        gap: z.object({ seats: z.number(), score: z.number() }).describe('shares of the bound; 0: it is the best'),
        firstCome: z.object({ filled: count, score: z.number() }).describe('what shift after shift would have given'),
        cutShifts: count.describe('shifts for which more people qualify than were compared: the best of them were'),
      })
      .nullable(),
    shifts: z.array(
      z.object({
        shiftId: id,
        seats: count,
        planned: count.nullable(),
        offered: count.nullable(),
        leftOut: z.array(z.object({ why: z.string(), count })).describe('of the plan, who was not asked after all'),
      }),
    ),
  })
  .meta({ id: 'BatchAssignment' });

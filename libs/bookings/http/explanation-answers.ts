import { MISSING_TEXTS, PROFILE_PARTS } from '@gg/workers';
import { z } from 'zod';
import { WHY_NOT_ASKED_TEXTS, type WhyNotAskedCode } from '../domain/why-not-asked-texts';
import type { ShiftExplanation } from '../read-models/shift-explainer';

const id = z.uuid();
const text = z.object({ zh: z.string(), en: z.string() });
const params = z.record(z.string(), z.union([z.string(), z.number()]));

const CODES = Object.keys(WHY_NOT_ASKED_TEXTS) as [WhyNotAskedCode, ...WhyNotAskedCode[]];

export const explanationSchema = z
  .object({
    shiftId: id,
    workerId: id,
    eligible: z.boolean().describe('whether one meets every condition, and so may be asked for it'),
    missing: z
      .array(z.object({ part: z.enum(PROFILE_PARTS), text }))
      .describe('what has to be said in the profile before one is found at all'),
    failures: z
      .array(
        z.object({
          code: z.string(),
          params,
          text: text.describe('what stands in the way, with its numbers'),
          wayOut: text.describe('what would change it'),
        }),
      )
      .describe('the first one decides; empty when eligible'),
    notAsked: z
      .array(z.object({ code: z.enum(CODES), params, text }))
      .describe(
        'why it has not come to them besides, the weightiest first: what came of being asked, then how it stands with the shift and its search; never empty when eligible',
      ),
    score: z.number().int().nullable().describe('0 … 1,000,000; null while one is not found at all'),
    distanceM: z.number().int().nullable(),
    parts: z
      .array(z.object({ part: z.string(), value: z.number(), weight: z.number(), points: z.number(), params, text }))
      .describe('what the score is the sum of: points = value × weight ÷ 1000'),
  })
  .meta({ id: 'ShiftExplanation' });

/** What was decided about a worker and why, for the wire. */
export const showExplanation = (explained: ShiftExplanation) =>
  ({
    ...explained,
    missing: explained.missing.map((part) => ({ part, text: MISSING_TEXTS[part] })),
    failures: explained.failures.map((one) => ({ ...one, params: { ...one.params } })),
    notAsked: explained.notAsked.map((one) => ({ ...one, params: { ...one.params } })),
    parts: explained.parts.map(({ part, value, weight, points, params: numbers, text: told }) => ({
      part,
      value,
      weight,
      points,
      params: { ...numbers },
      text: told,
    })),
  }) satisfies z.input<typeof explanationSchema>;

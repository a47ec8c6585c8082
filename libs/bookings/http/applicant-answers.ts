import { reasonText } from '@gg/matching';
import { pageQuery } from '@gg/platform';
import { tradeByCode } from '@gg/reference-data';
import { z } from 'zod';
import { APPLICATION_STATES } from '../domain/lifecycles';
import type { ApplicantView } from '../read-models/application-reader';

/** Those who wait for an answer unless told. */
export const applicantsQuery = pageQuery(100).extend({ state: z.enum(APPLICATION_STATES).default('made') });

const applicantSchema = z
  .object({
    applicationId: z.uuid(),
    shiftId: z.uuid(),
    workerId: z.uuid(),
    state: z.enum(APPLICATION_STATES),
    madeAt: z.iso.datetime(),
    name: z.string().nullable().describe('masked: 韦**'),
    verified: z.boolean().describe('实名已核验'),
    regular: z.boolean().describe('熟工: on your list of regulars'),
    trades: z.array(
      z.object({
        code: z.string(),
        zh: z.string(),
        en: z.string(),
        months: z.number().int().describe('of experience, as stated'),
        shifts: z.number().int().describe('worked here'),
      }),
    ),
    showUp: z.object({
      shows: z.number().int(),
      noShows: z.number().int(),
      lateCancellations: z.number().int(),
    }),
    distanceM: z.number().int().nullable().describe('to the assembly point, rounded up to 100 m; null while unknown'),
    certificates: z
      .array(
        z.object({
          kind: z.string(),
          validTo: z.iso.date().nullable().describe('null: without a term'),
          proven: z.boolean().describe('seen by staff; else as stated'),
        }),
      )
      .describe('valid on every day of the shift'),
    reasons: z.array(
      z.object({
        part: z.string(),
        textKey: z.string(),
        params: z.record(z.string(), z.union([z.string(), z.number()])).describe('what the sentence of textKey names'),
        text: z.object({ zh: z.string(), en: z.string() }).describe('the sentence'),
      }),
    ),
  })
  .meta({ id: 'Applicant' });

export const applicantsSchema = z
  .object({ items: z.array(applicantSchema), next: z.string().nullable() })
  .meta({ id: 'ApplicantPage' });

/** Somebody who has applied, for the wire. */
export function showApplicant({ trades, certificates, reasons, madeAt, ...rest }: ApplicantView) {
  return {
    ...rest,
    madeAt: madeAt.toISOString(),
    trades: trades.map(({ code, ...skill }) => {
      const { zh, en } = tradeByCode(code) ?? { zh: code, en: code };
      return { code, zh, en, ...skill };
    }),
    certificates: [...certificates],
    reasons: reasons.map(({ part, textKey, params }) => ({
      part,
      textKey,
      params: { ...params },
      text: reasonText(textKey, params),
    })),
  } satisfies z.input<typeof applicantSchema>;
}

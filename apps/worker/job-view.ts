import type { Finding } from '@gg/compliance';
import { findingSchema, jobStamp, showFinding, shownAssembly, type ShiftDetails } from '@gg/postings';
import { tradeByCode } from '@gg/reference-data';
import { z } from 'zod';

const instant = z.iso.datetime();
const party = z.object({ name: z.string(), creditCode: z.string().nullable() });

/** Work as a worker sees it before being booked: everything that decides, and no contact. */
export const jobSchema = z
  .object({
    shiftId: z.uuid(),
    postingId: z.uuid(),
    employerId: z.uuid(),
    title: z.string(),
    description: z.string(),
    conditions: z.string(),
    trade: z.object({ code: z.string(), zh: z.string(), en: z.string() }),
    engagementType: z.string().describe('用工形式: which law applies'),
    start: instant,
    end: instant,
    breaks: z.array(z.object({ start: instant, end: instant, paid: z.boolean() })),
    paidMinutes: z.number().int(),
    headcount: z.number().int(),
    assembly: z
      .object({
        point: z.object({ lng: z.number(), lat: z.number() }).describe('WGS-84'),
        name: z.string(),
        address: z.string(),
        time: instant,
      })
      .describe('of a household the county and a point good to a kilometre, until one is booked there'),
    regionCode: z.string(),
    pay: z.object({
      kind: z.enum(['hourly', 'daily', 'piece']),
      amountFen: z.number().int(),
      unit: z.string().nullable(),
      hourlyWorthFen: z.number().int().describe('what an hour of paid time is worth, 税前'),
    }),
    settlement: z.object({ cycle: z.string(), days: z.number().int() }),
    responsibility: z
      .object({
        legalEmployer: party.describe('用人单位'),
        actualUser: party.describe('实际用工单位'),
        payer: z.string().nullable(),
        insurer: z.string().nullable(),
        insuranceKind: z.string().nullable(),
        intermediary: z.string().nullable(),
      })
      .describe('责任卡: who employs, uses, pays and insures'),
    minAge: z.number().int().nullable().describe('in completed years; null: what the law asks'),
    maxAge: z.number().int().nullable(),
    requiredCertificates: z.array(z.string()),
    hazards: z.array(z.string()).describe('dangers of the work: dust, height, heat …'),
    loads: z.object({ maxKg: z.number(), repeated: z.boolean() }).nullable(),
    tools: z.string(),
    meals: z.string(),
    transport: z.string(),
    night: z.boolean(),
    outdoor: z.boolean(),
    ways: z.object({ dispatch: z.boolean(), claim: z.boolean(), application: z.boolean() }),
    validUntil: instant.nullable().describe('after it nobody new is taken; null: no limit but the start'),
    stamp: z
      .object({ zh: z.string(), en: z.string() })
      .describe('责任卡 in one line: which law applies, who employs, pays and insures, when the money is there'),
    warnings: z.array(findingSchema).describe('what the rules warn of, with the article and the way out'),
  })
  .meta({ id: 'Job' });

/**
 * A shift for the wire.
 * @param warnings of its posting
 * @param booked whether it is shown to somebody who holds a seat of it
 */
export function showJob(
  shift: ShiftDetails,
  warnings: readonly Finding[] = [],
  booked = false,
): z.input<typeof jobSchema> {
  const assembly = booked ? shift.assembly : shownAssembly(shift);
  const trade = tradeByCode(shift.tradeCode);
  const { legalEmployer, actualUser, payer, insurer, insuranceKind, intermediary } = shift.responsibility;
  return {
    shiftId: shift.shiftId,
    postingId: shift.postingId,
    employerId: shift.employerId,
    title: shift.title,
    description: shift.description,
    conditions: shift.conditions,
    trade: { code: shift.tradeCode, zh: trade?.zh ?? shift.tradeCode, en: trade?.en ?? shift.tradeCode },
    engagementType: shift.engagementType,
    start: shift.start.toISOString(),
    end: shift.end.toISOString(),
    breaks: shift.breaks.map(({ start, end, paid }) => ({ start: start.toISOString(), end: end.toISOString(), paid })),
    paidMinutes: shift.paidMinutes,
    headcount: shift.headcount,
    assembly: { ...assembly, time: assembly.time.toISOString() },
    regionCode: shift.regionCode,
    pay: {
      kind: shift.pay.kind,
      amountFen: shift.pay.amountFen,
      unit: shift.pay.unit ?? null,
      hourlyWorthFen: shift.hourlyWorthFen,
    },
    settlement: shift.settlement,
    responsibility: {
      legalEmployer,
      actualUser,
      payer,
      insurer,
      insuranceKind,
      intermediary: intermediary?.name ?? null,
    },
    minAge: shift.minAge,
    maxAge: shift.maxAge,
    requiredCertificates: [...shift.requiredCertificates],
    hazards: [...shift.hazards],
    loads: shift.loads,
    tools: shift.tools,
    meals: shift.meals,
    transport: shift.transport,
    night: shift.night,
    outdoor: shift.outdoor,
    ways: shift.mode,
    validUntil: shift.validUntil?.toISOString() ?? null,
    stamp: jobStamp(shift),
    warnings: warnings.map(showFinding),
  };
}

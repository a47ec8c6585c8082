import { reasonText } from '@gg/matching';
import { pageQuery } from '@gg/platform';
import { tradeByCode } from '@gg/reference-data';
import { z } from 'zod';
import { OFFER_STATES } from '../domain/lifecycles';
import type { EmployerShiftView } from '../read-models/employer-shift-reader';
import type { ShiftOfferView } from '../read-models/shift-offer-reader';
import { boardSchema } from './shift-answers';

const id = z.uuid();
const instant = z.iso.datetime();
const whole = z.number().int();

/** More than this is a report, not a board. */
const MAX_DAYS = 62;
const DAY_MS = 86_400_000;

export const employerShiftsQuery = pageQuery(100)
  .extend({
    from: instant.describe('shifts that are not over by then'),
    to: instant.describe(`and start before; at most ${MAX_DAYS} days later`),
  })
  .refine(({ from, to }) => from < to && Date.parse(to) - Date.parse(from) <= MAX_DAYS * DAY_MS, { path: ['to'] });

export const employerShiftSchema = z
  .object({
    shiftId: id,
    postingId: id,
    title: z.string(),
    trade: z.object({ code: z.string(), zh: z.string(), en: z.string() }),
    engagementType: z.string(),
    start: instant,
    end: instant,
    breaks: z.array(z.object({ start: instant, end: instant, paid: z.boolean() })),
    paidMinutes: whole,
    place: z.object({ name: z.string(), address: z.string(), regionCode: z.string(), time: instant }),
    pay: z.object({
      kind: z.enum(['hourly', 'daily', 'piece']),
      amountFen: whole,
      unit: z.string().nullable(),
      hourlyWorthFen: whole.describe('what an hour of paid time is worth, 税前'),
    }),
    mode: z.object({ dispatch: z.boolean(), claim: z.boolean(), application: z.boolean() }),
    board: boardSchema,
  })
  .meta({ id: 'EmployerShift' });

export const employerShiftsSchema = z
  .object({ items: z.array(employerShiftSchema), next: z.string().nullable() })
  .meta({ id: 'EmployerShiftPage' });

/** A shift with its board, for the wire. */
export function showEmployerShift({ shift, board }: EmployerShiftView): z.input<typeof employerShiftSchema> {
  const { name, address, time } = shift.assembly;
  const { zh, en } = tradeByCode(shift.tradeCode) ?? { zh: shift.tradeCode, en: shift.tradeCode };
  return {
    shiftId: shift.shiftId,
    postingId: shift.postingId,
    title: shift.title,
    trade: { code: shift.tradeCode, zh, en },
    engagementType: shift.engagementType,
    start: shift.start.toISOString(),
    end: shift.end.toISOString(),
    breaks: shift.breaks.map(({ start, end, paid }) => ({ start: start.toISOString(), end: end.toISOString(), paid })),
    paidMinutes: shift.paidMinutes,
    place: { name, address, regionCode: shift.regionCode, time: time.toISOString() },
    pay: {
      kind: shift.pay.kind,
      amountFen: shift.pay.amountFen,
      unit: shift.pay.unit ?? null,
      hourlyWorthFen: shift.hourlyWorthFen,
    },
    mode: { ...shift.mode },
    board: { ...board, exhausted: board.exhausted && { ...board.exhausted, failed: [...board.exhausted.failed] } },
  };
}

export const shiftOffersQuery = pageQuery(100).extend({ state: z.enum(OFFER_STATES).optional() });

const shiftOfferSchema = z
  .object({
    offerId: id,
    state: z.enum(OFFER_STATES),
    wave: whole,
    source: z.enum(['regular', 'present', 'nearby', 'party']),
    seats: whole.describe('that an acceptance takes: more than one for a party'),
    name: z.string().nullable().describe('masked: 韦**; of a party its leader'),
    distanceM: whole.describe('to the assembly point, rounded up to 100 m'),
    madeAt: instant,
    expiresAt: instant,
    deliveredAt: instant.nullable().describe('null while it is on its way'),
    closedAt: instant.nullable(),
    closeReason: z.string().nullable().describe('of a declined one the reason that was given'),
    reasons: z
      .array(z.object({ part: z.string(), text: z.object({ zh: z.string(), en: z.string() }) }))
      .describe('why they were asked, as far as it concerns the employer'),
  })
  .meta({ id: 'ShiftOffer' });

export const shiftOffersSchema = z
  .object({ items: z.array(shiftOfferSchema), next: z.string().nullable() })
  .meta({ id: 'ShiftOfferPage' });

/** Somebody who was asked, for the wire. */
export const showShiftOffer = (one: ShiftOfferView): z.input<typeof shiftOfferSchema> => ({
  ...one,
  source: one.source as z.input<typeof shiftOfferSchema>['source'],
  madeAt: one.madeAt.toISOString(),
  expiresAt: one.expiresAt.toISOString(),
  deliveredAt: one.deliveredAt?.toISOString() ?? null,
  closedAt: one.closedAt?.toISOString() ?? null,
  reasons: one.reasons.map(({ part, textKey, params }) => ({ part, text: reasonText(textKey, params) })),
});

import { tradeByCode } from '@gg/reference-data';
import { z } from 'zod';
import { ROSTER_PURPOSES } from '../domain/roster';
import type { Roster } from '../read-models/roster-reader';

const id = z.uuid();
const instant = z.iso.datetime();

export const rosterSchema = z
  .object({
    shift: z.object({
      shiftId: id,
      postingId: id,
      title: z.string(),
      trade: z.object({ code: z.string(), zh: z.string(), en: z.string() }),
      legalEmployer: z.string(),
      start: instant,
      end: instant,
      headcount: z.number().int(),
      assembly: z.object({ name: z.string(), address: z.string(), time: instant }),
    }),
    people: z.array(
      z.object({
        number: z.number().int().describe('from 1, as on the printed page'),
        bookingId: id,
        workerId: id,
        name: z.string().nullable().describe('whole: they hold a seat; null once erased'),
        verified: z.boolean().describe('实名已核验'),
        party: z.number().int().nullable().describe('those who come together have one number'),
        reconfirmed: z.enum(['confirmed', 'silent']).nullable(),
      }),
    ),
    at: instant.describe('what was true then'),
  })
  .meta({ id: 'Roster' });

/** Who comes to a shift, for a page and its printed form. */
export const showRoster = ({ shift, people, at }: Roster): z.input<typeof rosterSchema> => {
  const trade = tradeByCode(shift.tradeCode);
  return {
    shift: {
      shiftId: shift.shiftId,
      postingId: shift.postingId,
      title: shift.title,
      trade: { code: shift.tradeCode, zh: trade?.zh ?? shift.tradeCode, en: trade?.en ?? shift.tradeCode },
      legalEmployer: shift.legalEmployerName,
      start: shift.start.toISOString(),
      end: shift.end.toISOString(),
      headcount: shift.headcount,
      assembly: {
        name: shift.assembly.name,
        address: shift.assembly.address,
        time: shift.assembly.time.toISOString(),
      },
    },
    people: people.map((person, at) => ({ number: at + 1, ...person })),
    at: at.toISOString(),
  };
};

export const askRosterFileBody = z
  .strictObject({
    purpose: z
      .enum(ROSTER_PURPOSES)
      .nullable()
      .default(null)
      .describe('for what ID numbers are needed; null: a roster without them'),
  })
  .meta({ id: 'AskRosterFile' });

export const askedRosterFileSchema = z
  .object({ path: z.string().describe('of the file, at this service'), expiresAt: instant })
  .meta({ id: 'AskedRosterFile' });

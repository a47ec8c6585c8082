import { pageQuery } from '@gg/platform';
import { z } from 'zod';
import { APPLICATION_STATES } from '../domain/lifecycles';
import type { SeatHolderView } from '../read-models/seat-holder-reader';

const id = z.uuid();
const sentence = z.object({ zh: z.string(), en: z.string() });

export const boardSchema = z
  .object({
    shiftId: id,
    version: z.number().int(),
    state: z.string(),
    headcount: z.number().int(),
    filled: z.number().int(),
    openOffers: z.number().int(),
    declined: z.number().int(),
    wave: z.number().int(),
    exhausted: z
      .object({
        reason: z.string(),
        text: sentence,
        failed: z.array(z.object({ code: z.string(), count: z.number().int(), text: sentence })),
      })
      .nullable()
      .describe('why nobody is left to ask, and what those who do the trade fail at; null while the search goes on'),
    rests: z
      .object({ until: z.iso.datetime(), text: sentence })
      .nullable()
      .describe('until when the search rests because nobody is woken at night; null while it does not'),
    reconfirmation: z
      .object({ confirmed: z.number().int(), silent: z.number().int() })
      .describe('of those who hold a seat and were asked whether they come: who said so, and who has not answered'),
    at: z.iso.datetime(),
  })
  .meta({ id: 'Board' });

const seatHolderSchema = z
  .object({
    bookingId: id,
    workerId: id,
    partyId: id.nullable(),
    state: z.string(),
    how: z.string(),
    madeAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
    endReason: z.string().nullable(),
    name: z.string().nullable().describe('of those who come or came; masked (韦**) once they do not, and for staff'),
    verified: z.boolean().describe('实名已核验'),
    reconfirmed: z
      .enum(['confirmed', 'silent'])
      .nullable()
      .describe('whether they said that they come, or were asked and have not; null: not asked, or no seat any more'),
  })
  .meta({ id: 'SeatHolder' });

export const changeHeadcountBody = z
  .strictObject({ headcount: z.number().int().min(1).max(500), cancelBookingIds: z.array(id).max(500).default([]) })
  .meta({ id: 'ChangeHeadcount' });
export const changedHeadcountSchema = z
  .object({ shiftId: id, headcount: z.number().int(), filled: z.number().int() })
  .meta({ id: 'ChangedHeadcount' });
export const anotherLookSchema = z
  .object({ shiftId: id, looks: z.boolean().describe('false: every seat is taken, or nobody is asked for this shift') })
  .meta({ id: 'AnotherLook' });
export const withdrawShiftBody = z
  .strictObject({ reason: z.string().trim().min(2).max(200) })
  .meta({ id: 'WithdrawShift' });
export const withdrawnShiftSchema = z
  .object({ shiftId: id, state: z.literal('withdrawn') })
  .meta({ id: 'WithdrawnShift' });
export const applicationAnswerSchema = z
  .object({ applicationId: id, shiftId: id, state: z.enum(APPLICATION_STATES), bookingId: id.nullable() })
  .meta({ id: 'Application' });

/** A shift has at most 500 seats: one page holds those of nearly every one. */
export const seatHoldersQuery = pageQuery(100);
export const seatHoldersSchema = z
  .object({ items: z.array(seatHolderSchema), next: z.string().nullable() })
  .meta({ id: 'SeatHolders' });

/** Somebody who holds or held a seat, for the wire of the employer's side. */
export const showSeatHolder = (one: SeatHolderView): z.input<typeof seatHolderSchema> => ({
  bookingId: one.id,
  workerId: one.workerId,
  partyId: one.partyId,
  state: one.state,
  how: one.how,
  madeAt: one.madeAt.toISOString(),
  endedAt: one.endedAt?.toISOString() ?? null,
  endReason: one.endReason,
  name: one.name,
  verified: one.verified,
  reconfirmed: one.reconfirmed,
});

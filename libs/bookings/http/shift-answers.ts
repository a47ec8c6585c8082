import { z } from 'zod';
import { APPLICATION_STATES } from '../domain/lifecycles';
import type { BookingView } from '../read-models/booking-reader';

const id = z.uuid();

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
  })
  .meta({ id: 'SeatHolder' });

export const changeHeadcountBody = z
  .strictObject({ headcount: z.number().int().min(1).max(500), cancelBookingIds: z.array(id).max(500).default([]) })
  .meta({ id: 'ChangeHeadcount' });
export const changedHeadcountSchema = z
  .object({ shiftId: id, headcount: z.number().int(), filled: z.number().int() })
  .meta({ id: 'ChangedHeadcount' });
export const withdrawShiftBody = z
  .strictObject({ reason: z.string().trim().min(2).max(200) })
  .meta({ id: 'WithdrawShift' });
export const withdrawnShiftSchema = z
  .object({ shiftId: id, state: z.literal('withdrawn') })
  .meta({ id: 'WithdrawnShift' });
export const applicationAnswerSchema = z
  .object({ applicationId: id, shiftId: id, state: z.enum(APPLICATION_STATES), bookingId: id.nullable() })
  .meta({ id: 'Application' });

export const seatHoldersSchema = z.object({ items: z.array(seatHolderSchema) }).meta({ id: 'SeatHolders' });

/** Somebody who holds or held a seat, for the wire of the employer's side. */
export const showSeatHolder = (one: BookingView): z.input<typeof seatHolderSchema> => ({
  bookingId: one.id,
  workerId: one.workerId,
  partyId: one.partyId,
  state: one.state,
  how: one.how,
  madeAt: one.madeAt.toISOString(),
  endedAt: one.endedAt?.toISOString() ?? null,
  endReason: one.endReason,
});

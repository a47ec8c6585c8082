import { isDuplicate, type EventOf, type Tx } from '@gg/platform';
import { openingRow } from '../data/dispatches';
import type { Seats } from '../data/seats';
import { questionTimes, RECONFIRMATION_MOMENTS, type ReconfirmationPolicy } from '../domain/reconfirmation';

export interface Opening {
  /** False: it fills by claims or applications only. */
  readonly dispatches: boolean;
  /** Whether there are applications: whoever applies is told at the start at the latest. */
  readonly applications: boolean;
  /** When those who come to hold a seat are asked whether they come. */
  readonly reconfirmation: ReconfirmationPolicy;
}

type ShiftPosted = Pick<EventOf<'shift.posted.v1'>, 'payload'>;

/** The seats of a shift as they are when they open. */
export function openingSeats({ payload }: ShiftPosted, cityCode: string): Seats {
  const { shiftId, postingId, employerId, headcount, start, end } = payload;
  const [startsAt, endsAt] = [new Date(start), new Date(end)];
  return {
    shiftId,
    postingId,
    employerId,
    cityCode,
    headcount,
    filled: 0,
    state: 'open',
    version: 1,
    startsAt,
    endsAt,
  };
}

/**
 * Opens the seats of a shift that became public, with its dispatch, and has them ended when the shift is over. Doing it
 * twice changes nothing.
 * @returns whether they were opened here
 */
export async function openSeats(
  tx: Tx,
  event: ShiftPosted,
  cityCode: string,
  { dispatches, applications, reconfirmation }: Opening,
): Promise<boolean> {
  const { shiftId, start, end } = event.payload;
  await tx.insert(
    'dispatches',
    {
      ...openingRow(shiftId),
      ...(dispatches ? {} : { state: 'stopped', reason: 'no_dispatch' }),
      failed: null,
      updatedAt: tx.now,
    },
    'ON DUPLICATE KEY UPDATE shift_id = shift_id',
  );
  const opened = await insertSeats(tx, openingSeats(event, cityCode));
  const timer = { aggregateId: shiftId, aggregateVersion: 0, cityCode, payload: { shiftId } };
  if (applications) tx.emit({ ...timer, name: 'shift.start-due.v1', dueAt: new Date(start) });
  const questions = questionTimes(new Date(start), reconfirmation);
  for (const moment of RECONFIRMATION_MOMENTS) {
    const dueAt = questions[moment];
    if (dueAt === null || dueAt <= tx.now) continue;
    tx.emit({ ...timer, name: 'shift.reconfirmation-due.v1', dueAt, payload: { shiftId, moment } });
  }
  tx.emit({ ...timer, name: 'shift.end-due.v1', dueAt: new Date(end) });
  return opened;
}

/** @returns false when they are there already */
async function insertSeats(tx: Tx, seats: Seats): Promise<boolean> {
  try {
    await tx.insert('shift_seats', seats);
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

import type { EventOf, Tx } from '@gg/platform';
import { questionTimes, RECONFIRMATION_MOMENTS, type ReconfirmationPolicy } from '../domain/reconfirmation';

export interface Opening {
  /** False: it fills by claims or applications only. */
  readonly dispatches: boolean;
  /** Whether there are applications: whoever applies is told at the start at the latest. */
  readonly applications: boolean;
  /** When those who come to hold a seat are asked whether they come. */
  readonly reconfirmation: ReconfirmationPolicy;
}

/**
 * Opens the seats of a shift that became public, with its dispatch, and has them ended when the shift is over. Doing it
 * twice changes nothing.
 */
export async function openSeats(
  tx: Tx,
  event: Pick<EventOf<'shift.posted.v1'>, 'payload'>,
  cityCode: string,
  { dispatches, applications, reconfirmation }: Opening,
): Promise<void> {
  const { shiftId, postingId, employerId, headcount, start, end } = event.payload;
  await tx.insert(
    'dispatches',
    {
      shiftId,
      state: dispatches ? 'running' : 'stopped',
      waves: 0,
      radiusM: 0,
      version: 1,
      reason: dispatches ? null : 'no_dispatch',
      failed: null,
      updatedAt: tx.now,
    },
    'ON DUPLICATE KEY UPDATE shift_id = shift_id',
  );
  await tx.insert(
    'shift_seats',
    {
      shiftId,
      postingId,
      employerId,
      cityCode,
      headcount,
      filled: 0,
      state: 'open',
      version: 1,
      startsAt: new Date(start),
      endsAt: new Date(end),
    },
    'ON DUPLICATE KEY UPDATE shift_id = shift_id',
  );
  const timer = { aggregateId: shiftId, aggregateVersion: 0, cityCode, payload: { shiftId } };
  if (applications) tx.emit({ ...timer, name: 'shift.start-due.v1', dueAt: new Date(start) });
  const questions = questionTimes(new Date(start), reconfirmation);
  for (const moment of RECONFIRMATION_MOMENTS) {
    const dueAt = questions[moment];
    if (dueAt === null || dueAt <= tx.now) continue;
    tx.emit({ ...timer, name: 'shift.reconfirmation-due.v1', dueAt, payload: { shiftId, moment } });
  }
  tx.emit({ ...timer, name: 'shift.end-due.v1', dueAt: new Date(end) });
}

import type { EventOf, Tx } from '@gg/platform';

/**
 * Opens the seats of a shift that became public, with its dispatch, and has them ended when the shift is over. Doing it
 * twice changes nothing. `dispatches` false: it fills by claims or applications only.
 */
export async function openSeats(
  tx: Tx,
  event: Pick<EventOf<'shift.posted.v1'>, 'payload'>,
  cityCode: string,
  { dispatches }: { readonly dispatches: boolean },
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
  tx.emit({
    name: 'shift.end-due.v1',
    aggregateId: shiftId,
    aggregateVersion: 0,
    cityCode,
    dueAt: new Date(end),
    payload: { shiftId },
  });
}

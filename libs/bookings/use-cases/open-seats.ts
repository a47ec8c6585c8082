import type { EventOf, Tx } from '@gg/platform';

export interface Opening {
  readonly open: boolean;
  readonly dispatches: boolean;
  readonly applications: boolean;
}

/**
 * Opens the seats of a shift that became public, with its dispatch. Doing it twice changes nothing.
 * `open` false: the shift was closed meanwhile. `dispatches` false: it fills by claims or applications only.
 * `applications`: those who apply are told at its start at the latest.
 */
export async function openSeats(
  tx: Tx,
  event: EventOf<'shift.posted.v1'>,
  cityCode: string,
  { open, dispatches, applications }: Opening,
): Promise<void> {
  const { shiftId, postingId, employerId, headcount, start, end } = event.payload;
  await tx.insert(
    'shift_seats',
    {
      shiftId,
      postingId,
      employerId,
      cityCode,
      headcount,
      filled: 0,
      state: open ? 'open' : 'ended',
      version: 1,
      startsAt: new Date(start),
      endsAt: new Date(end),
    },
    'ON DUPLICATE KEY UPDATE shift_id = shift_id',
  );
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
  if (!open || !applications) return;
  tx.emit({
    name: 'shift.start-due.v1',
    aggregateId: shiftId,
    aggregateVersion: 0,
    cityCode,
    dueAt: new Date(start),
    payload: { shiftId },
  });
}

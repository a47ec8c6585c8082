import { newId, type Id } from '@gg/kernel';
import type { Tx } from '@gg/platform';
import { record } from '../data/booking-records';

/** Why those who still waited were not chosen; told to them. */
export type ApplicationsEnd =
  'shift_filled' | 'shift_withdrawn' | 'shift_started' | `shift_${'closed' | 'expired' | 'taken_down'}`;

export interface ClosingApplications {
  readonly shiftId: Id;
  readonly reason: ApplicationsEnd;
}

/** Applications ended with one event at most; the rest follows in the next. */
const BATCH = 500;

/**
 * Ends every application of a shift that still waits for an answer: `not_chosen`. The condition is in the update, so a
 * choice, a refusal or a withdrawal that came first stays. Doing it twice changes nothing.
 */
export async function closeApplications(tx: Tx, closing: ClosingApplications): Promise<void> {
  while ((await closeSome(tx, closing)) === BATCH);
}

/** @returns how many were looked at; 0 when none of them could be ended, which another look would not change */
async function closeSome(tx: Tx, { shiftId, reason }: ClosingApplications): Promise<number> {
  const waiting = await tx.rows<{ id: Id }>(
    `SELECT id FROM applications WHERE shift_id = ? AND state = 'made' ORDER BY made_at, id LIMIT ${BATCH}`,
    [shiftId],
  );
  if (waiting.length === 0) return 0;
  // Written first, read afterwards: what is closed and what is told are the same rows, on a cluster too.
  const closingId = newId();
  const ids = waiting.map(({ id }) => id);
  await tx.change(
    `UPDATE applications SET state = 'not_chosen', live = NULL, closing_id = ? WHERE id IN (?) AND state = 'made'`,
    [closingId, ids],
  );
  const closed = await tx.rows<{ applicationId: Id; workerId: Id; employerId: Id }>(
    'SELECT id AS application_id, worker_id, employer_id FROM applications WHERE id IN (?) AND closing_id = ? ORDER BY id',
    [ids, closingId],
  );
  const [first] = closed;
  if (!first) return 0;
  await record(
    tx,
    closed.map(({ applicationId }) => ({
      subject: 'application' as const,
      subjectId: applicationId,
      from: 'made',
      to: 'not_chosen',
      reason,
    })),
  );
  tx.emit({
    name: 'applications.closed.v1',
    aggregateId: shiftId,
    aggregateVersion: 0,
    payload: {
      shiftId,
      employerId: first.employerId,
      reason,
      applications: closed.map(({ applicationId, workerId }) => ({ applicationId, workerId })),
    },
  });
  return waiting.length;
}

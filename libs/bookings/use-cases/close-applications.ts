import { newId, type Id } from '@gg/kernel';
import type { Tx } from '@gg/platform';
import { record } from '../data/booking-records';

/** Why those who still waited were not chosen; told to them. */
export type ApplicationsEnd =
  | 'shift_filled'
  | 'shift_withdrawn'
  | 'shift_started'
  | `shift_${'closed' | 'expired' | 'taken_down'}`;

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
  await fulfilApplications(tx, closing.shiftId);
  while ((await closeSome(tx, closing)) === BATCH);
}

/**
 * Whoever has come by a seat another way, by an offer say, waits for no answer any more: the application became that booking,
 * and nobody who holds a seat is told that they were not chosen.
 * @param workerIds who was just seated; all who hold a seat unless told
 */
export async function fulfilApplications(tx: Tx, shiftId: Id, workerIds?: readonly Id[]): Promise<void> {
  const seated = await tx.rows<{ id: Id; bookingId: Id }>(
    `SELECT a.id, b.id AS booking_id FROM applications a
       JOIN bookings b ON b.shift_id = a.shift_id AND b.worker_id = a.worker_id AND b.live = 1
      WHERE a.shift_id = ? AND a.state = 'made' ${workerIds ? 'AND a.worker_id IN (?)' : ''} ORDER BY a.id`,
    workerIds ? [shiftId, workerIds] : [shiftId],
  );
  for (const { id, bookingId } of seated) {
    const fulfilled = await tx.changedOne(
      `UPDATE applications SET state = 'chosen', live = NULL, booking_id = ? WHERE id = ? AND state = 'made'`,
      [bookingId, id],
    );
    if (fulfilled)
      await record(tx, [{ subject: 'application', subjectId: id, from: 'made', to: 'chosen', reason: 'seated' }]);
  }
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

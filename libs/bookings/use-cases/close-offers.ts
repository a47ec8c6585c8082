import { newId, type Id } from '@gg/kernel';
import type { Tx } from '@gg/platform';
import { record } from '../data/booking-records';

export interface ClosingOffers {
  readonly shiftId: Id;
  readonly state: 'expired' | 'withdrawn';
  readonly reason: string;
}

/** Offers closed in one transaction at most; the rest follows in the next. */
const BATCH = 500;

/**
 * Ends open offers of a shift: those whose time is over (`expired`), or all (`withdrawn`). The condition is in the update,
 * so an answer that came first stays. @returns how many were looked at
 */
export async function closeOffers(tx: Tx, closing: ClosingOffers): Promise<number> {
  const { shiftId, state, reason } = closing;
  const due = state === 'expired' ? 'AND expires_at <= ?' : '';
  const candidates = await tx.rows<{ id: Id }>(
    `SELECT id FROM offers WHERE shift_id = ? AND state = 'open' ${due} ORDER BY id LIMIT ${BATCH}`,
    state === 'expired' ? [shiftId, tx.now] : [shiftId],
  );
  if (candidates.length === 0) return 0;
  // Written first, read afterwards: what is closed and what is told are the same rows, on a cluster too.
  const closingId = newId();
  const ids = candidates.map((one) => one.id);
  await tx.change(
    `UPDATE offers SET state = ?, asked = ${state === 'withdrawn' ? 'NULL' : '1'}, closed_at = ?, close_reason = ?, closing_id = ?
      WHERE id IN (?) AND state = 'open' ${due}`,
    [state, tx.now, reason, closingId, ids, ...(state === 'expired' ? [tx.now] : [])],
  );
  const open = await tx.rows<{ id: Id; workerId: Id; employerId: Id }>(
    'SELECT id, worker_id, employer_id FROM offers WHERE id IN (?) AND closing_id = ? ORDER BY id',
    [ids, closingId],
  );
  const [first] = open;
  if (!first) return candidates.length;
  const closed = open.map((one) => one.id);
  const members = await tx.rows<{ offerId: Id; workerId: Id }>('SELECT offer_id, worker_id FROM offer_members WHERE offer_id IN (?)', [closed]);
  await record(
    tx,
    closed.map((id) => ({ subject: 'offer' as const, subjectId: id, from: 'open', to: state, reason })),
  );
  tx.emit({
    name: 'offers.closed.v1',
    aggregateId: shiftId,
    aggregateVersion: 0,
    payload: {
      shiftId,
      employerId: first.employerId,
      state,
      reason,
      offers: open.map(({ id, workerId }) => ({
        offerId: id,
        workerId,
        memberIds: members.filter((member) => member.offerId === id).map((member) => member.workerId),
      })),
    },
  });
  return open.length;
}

/** Ends all that is due, batch by batch. */
export async function closeAllOffers(tx: Tx, closing: ClosingOffers): Promise<number> {
  let total = 0;
  for (let closed = await closeOffers(tx, closing); closed > 0; closed = await closeOffers(tx, closing)) total += closed;
  return total;
}

import { newId, type Id } from '@gg/kernel';
import type { Tx } from '@gg/platform';
import { record } from '../data/booking-records';

export interface ClosingOffers {
  readonly shiftId: Id;
  readonly state: 'expired' | 'withdrawn';
  readonly reason: string;
}

/** Offers closed by one statement at most. */
const BATCH = 500;

/** Comes before every id. */
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/**
 * Ends open offers of a shift: those whose time is over (`expired`), or all (`withdrawn`). Goes through them once, in the
 * order of their ids, so that it comes to an end whatever others do with them meanwhile. @returns how many it ended
 */
export async function closeAllOffers(tx: Tx, closing: ClosingOffers): Promise<number> {
  let total = 0;
  for (let after: Id = BEFORE_ALL; ;) {
    const batch = await tx.rows<{ id: Id }>(
      `SELECT id FROM offers WHERE shift_id = ? AND state = 'open' AND id > ? ${dueOnly(closing)} ORDER BY id LIMIT ?`,
      [closing.shiftId, after, ...dueAt(tx, closing), BATCH],
    );
    const last = batch.at(-1);
    if (last) {
      const ids = batch.map((one) => one.id);
      total += await closeOffers(tx, closing, ids);
      after = last.id;
    }
    if (batch.length < BATCH) return total;
  }
}

/**
 * Ends these offers of a shift, in the order of their ids. The condition is in the update, so an answer that came first
 * stays. Whoever let an offer expire that had reached them is not asked again for the same terms; one that reached nobody,
 * or was withdrawn, was no question. @returns how many it ended
 */
export async function closeOffers(tx: Tx, closing: ClosingOffers, offerIds: readonly Id[]): Promise<number> {
  const { shiftId, state, reason } = closing;
  if (offerIds.length === 0) return 0;
  const ids = [...offerIds].sort();
  // Written first, read afterwards: what is closed and what is told are the same rows, on a cluster too.
  const closingId = newId();
  await tx.change(
    `UPDATE offers SET state = ?, asked = ${state === 'withdrawn' ? 'NULL' : 'IF(delivered_at IS NULL, NULL, 1)'},
            closed_at = ?, close_reason = ?, closing_id = ?
      WHERE id IN (?) AND state = 'open' ${dueOnly(closing)}`,
    [state, tx.now, reason, closingId, ids, ...dueAt(tx, closing)],
  );
  const ended = await tx.rows<{ id: Id; workerId: Id; employerId: Id }>(
    'SELECT id, worker_id, employer_id FROM offers WHERE id IN (?) AND closing_id = ? ORDER BY id',
    [ids, closingId],
  );
  const [first] = ended;
  if (!first) return 0;
  const closed = ended.map((one) => one.id);
  const members = await tx.rows<{ offerId: Id; workerId: Id }>(
    'SELECT offer_id, worker_id FROM offer_members WHERE offer_id IN (?)',
    [closed],
  );
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
      offers: ended.map(({ id, workerId }) => ({
        offerId: id,
        workerId,
        memberIds: members.filter((member) => member.offerId === id).map((member) => member.workerId),
      })),
    },
  });
  return ended.length;
}

const dueOnly = ({ state }: ClosingOffers): string => (state === 'expired' ? 'AND expires_at <= ?' : '');
const dueAt = (tx: Tx, { state }: ClosingOffers): Date[] => (state === 'expired' ? [tx.now] : []);

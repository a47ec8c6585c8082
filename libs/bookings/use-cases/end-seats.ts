import type { Id } from '@gg/kernel';
import type { Tx } from '@gg/platform';
import { record } from '../data/booking-records';
import { closeApplications } from './close-applications';
import { closeAllOffers } from './close-offers';

/**
 * A shift takes nobody any more although it was not withdrawn: the search stops, open offers and applications end, and
 * the seats with them. Whoever holds one keeps it. In the order in which a wave is written and an offer accepted: the
 * search before the offers, and the seats after them; applications last, which no seat waits for.
 * @param reason why the shift ended, as the records and the offers' notices say it
 * @returns whether seats were open until now
 */
export async function endSeats(tx: Tx, shiftId: Id, reason: 'closed' | 'expired' | 'taken_down'): Promise<boolean> {
  await tx.change(
    `UPDATE dispatches SET state = 'stopped', reason = ?, version = version + 1, updated_at = ?
      WHERE shift_id = ? AND state <> 'stopped'`,
    [reason, tx.now, shiftId],
  );
  await closeAllOffers(tx, { shiftId, state: 'withdrawn', reason: `shift_${reason}` });
  const ended = await tx.changedOne(
    `UPDATE shift_seats SET state = 'ended', version = version + 1 WHERE shift_id = ? AND state = 'open'`,
    [shiftId],
  );
  // After the seats: whoever applied before they were written is seen here, and nobody applies afterwards.
  await closeApplications(tx, { shiftId, reason: `shift_${reason}` });
  if (ended) await record(tx, [{ subject: 'seats', subjectId: shiftId, from: 'open', to: 'ended', reason }]);
  return ended;
}

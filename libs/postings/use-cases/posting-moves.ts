import { DomainError } from '@gg/kernel';
import type { Tx } from '@gg/platform';
import { recordTransitions, type Transition } from '../data/posting-records';
import type { PostingRow, ShiftRow } from '../data/postings';
import { withNewCode } from '../data/public-code';
import { POSTING_LIFECYCLE, type PostingState } from '../domain/posting-lifecycle';

/**
 * Moves a posting to another state and records who, for whom, when and why. The version read before is the guard: of two
 * who move at once the second is told `posting.changed_meanwhile`.
 * @returns the posting as it is now
 */
export async function movePosting(
  tx: Tx,
  posting: PostingRow,
  to: PostingState,
  why: Pick<Transition, 'reason' | 'because'> = {},
): Promise<PostingRow> {
  POSTING_LIFECYCLE.assert(posting.state, to);
  const publishedAt = to === 'published' ? tx.now : posting.publishedAt;
  const move = (publicCode: string | null): Promise<boolean> =>
    tx.changedOne(
      `UPDATE postings SET state = ?, state_since = ?, published_at = ?, public_code = ?, version = version + 1
        WHERE id = ? AND version = ?`,
      [to, tx.now, publishedAt, publicCode, posting.id, posting.version],
    );
  const { written, publicCode } =
    to === 'published' && posting.publicCode === null
      ? await withNewCode(move)
      : { written: await move(posting.publicCode), publicCode: posting.publicCode };
  if (!written) throw new DomainError('posting.changed_meanwhile');
  await recordTransitions(tx, [{ postingId: posting.id, from: posting.state, to, ...why }]);
  return { ...posting, state: to, stateSince: tx.now, publishedAt, publicCode, version: posting.version + 1 };
}

/** Why a posting that is public stops being so while shifts are ahead. */
export type ClosingReason = 'closed' | 'expired' | 'taken_down';

/** Closes what is open or planned of a posting's shifts, and tells bookings of those that are not over yet. */
export async function closeShifts(tx: Tx, posting: PostingRow, reason: ClosingReason): Promise<void> {
  const ahead = await tx.rows<{ id: string; version: number }>(
    "SELECT id, version FROM shifts WHERE posting_id = ? AND state = 'open' AND ends_at > ?",
    [posting.id, tx.now],
  );
  await tx.change(
    "UPDATE shifts SET state = 'closed', version = version + 1 WHERE posting_id = ? AND state IN ('open', 'planned')",
    [posting.id],
  );
  for (const { id, version } of ahead) {
    tx.emit({
      name: 'shift.closed.v1',
      aggregateId: id,
      aggregateVersion: version + 1,
      cityCode: posting.cityCode,
      payload: { postingId: posting.id, shiftId: id, employerId: posting.employerId, reason },
    });
  }
}

/** Opens the shifts of a posting that has just become public. @param shifts all that it has, as of the version that was moved */
export async function openShifts(tx: Tx, posting: PostingRow, shifts: readonly ShiftRow[]): Promise<void> {
  const planned = shifts.filter(({ state }) => state === 'planned');
  const { affectedRows } = await tx.change(
    "UPDATE shifts SET state = 'open', version = version + 1 WHERE posting_id = ? AND state = 'planned'",
    [posting.id],
  );
  if (affectedRows !== planned.length) throw new DomainError('posting.changed_meanwhile');
  tellOpened(
    tx,
    posting,
    planned.map((shift) => ({ ...shift, version: shift.version + 1 })),
  );
}

/** Tells that shifts are open, one event each, and has the posting end in its time. @param shifts as they are now */
export function tellOpened(tx: Tx, posting: PostingRow, shifts: readonly ShiftRow[]): void {
  for (const shift of shifts) {
    tx.emit({
      name: 'shift.posted.v1',
      aggregateId: shift.id,
      aggregateVersion: shift.version,
      cityCode: posting.cityCode,
      payload: {
        postingId: posting.id,
        shiftId: shift.id,
        employerId: posting.employerId,
        headcount: shift.headcount,
        start: shift.start.toISOString(),
        end: shift.end.toISOString(),
      },
    });
  }
  scheduleExpiry(tx, posting, posting.expiresAt);
}

/** Has the posting looked at when its time is over. A look that comes too early or twice does nothing. */
export function scheduleExpiry(tx: Tx, posting: PostingRow, dueAt: Date): void {
  tx.emit({
    name: 'posting.expiry-due.v1',
    aggregateId: posting.id,
    aggregateVersion: posting.version,
    cityCode: posting.cityCode,
    dueAt,
    payload: { postingId: posting.id },
  });
}

import { DomainError } from '@gg/kernel';
import type { Tx } from '@gg/platform';
import { recordSharedTransition } from '../data/shared-records';
import type { SharedPostingRow } from '../data/shared-postings';
import { SHARED_POSTING_LIFECYCLE, type SharedPostingState } from '../domain/shared-posting-lifecycle';
import type { PairSide } from '../domain/shared-pair-lifecycle';

/**
 * Moves a posting to another state and records who, for whom, when and why. The version read before is the guard: of two
 * who move at once the second is told `shared-posting.changed_meanwhile`.
 * @returns the posting as it is now
 */
export async function moveSharedPosting(
  tx: Tx,
  posting: SharedPostingRow,
  to: SharedPostingState,
  why: { readonly reason?: string | null; readonly because?: readonly string[] } = {},
): Promise<SharedPostingRow> {
  SHARED_POSTING_LIFECYCLE.assert(posting.state, to);
  const publishedAt = to === 'published' ? tx.now : posting.publishedAt;
  const moved = await tx.changedOne(
    'UPDATE shared_postings SET state = ?, state_since = ?, published_at = ?, version = version + 1 WHERE id = ? AND version = ?',
    [to, tx.now, publishedAt, posting.id, posting.version],
  );
  if (!moved) throw new DomainError('shared-posting.changed_meanwhile');
  const now = { ...posting, state: to, stateSince: tx.now, publishedAt, version: posting.version + 1 };
  await recordSharedTransition(tx, { posting: now, from: posting.state, ...why });
  return now;
}

/** Has the posting looked at when its time is over. A look that comes too early or twice does nothing. */
export function scheduleSharedExpiry(tx: Tx, { id: postingId, version, cityCode, expiresAt }: SharedPostingRow): void {
  tx.emit({
    name: 'shared-posting.expiry-due.v1',
    aggregateId: postingId,
    aggregateVersion: version,
    cityCode,
    dueAt: expiresAt,
    payload: { postingId },
  });
}

/** The firm of a posting, as one side of its pairs. */
export const firmOf = ({ side }: Pick<SharedPostingRow, 'side'>): PairSide =>
  side === 'surplus' ? 'lender' : 'borrower';

import { DomainError, newId, type Id } from '@gg/kernel';
import { provenanceOf, type Tx } from '@gg/platform';
import { livePairsOfPosting, type SharedPairRow } from '../data/shared-pairs';
import {
  holdsHeads,
  SHARED_PAIR_LIFECYCLE,
  type PairEnding,
  type PairSide,
  type SharedPairState,
} from '../domain/shared-pair-lifecycle';

/** How a pair moves. */
export interface PairMove {
  readonly to: SharedPairState;
  /** Which firm does it; null: the software. */
  readonly by: PairSide | null;
  /** Words of who declines, or how it ended. */
  readonly reason?: string | null;
  /** The two are not proposed to each other again while neither changes materially. */
  readonly barred?: boolean;
  readonly answerDueAt?: Date;
}

/**
 * Moves a pair, keeps or frees its heads on both postings, records it and tells both firms. The city is held; the version
 * is the guard all the same. Throws `shared-pair.changed_meanwhile`, `shared-pair.heads_gone`.
 */
export async function movePair(tx: Tx, pair: SharedPairRow, move: PairMove): Promise<SharedPairRow> {
  const { to, by, reason = null, barred = false, answerDueAt = pair.answerDueAt } = move;
  SHARED_PAIR_LIFECYCLE.assert(pair.state, to);
  const ends = SHARED_PAIR_LIFECYCLE.isFinal(to);
  if (holdsHeads(to) && !holdsHeads(pair.state)) await keepHeads(tx, pair);
  if (holdsHeads(pair.state) && ends) await freeHeads(tx, pair);
  const declinedBy = to === 'declined' ? by : null;
  const moved = await tx.changedOne(
    `UPDATE shared_pairs SET state = ?, state_since = ?, version = version + 1, live = ?, barred = ?, declined_by = ?,
            reason = ?, answer_due_at = ? WHERE id = ? AND version = ? AND live = 1`,
    [to, tx.now, ends ? null : 1, barred, declinedBy, reason, answerDueAt, pair.id, pair.version],
  );
  if (!moved) throw new DomainError('shared-pair.changed_meanwhile');
  const now = { ...pair, state: to, stateSince: tx.now, version: pair.version + 1, declinedBy, reason, answerDueAt };
  await recordPairs(tx, [{ pair: now, from: pair.state }]);
  tellOfPair(tx, now, by);
  return now;
}

/** Ends every pair of a posting that is no longer open. @param by the firm whose posting it is */
export async function endPairs(
  tx: Tx,
  postingId: Id,
  end: { readonly to: 'withdrawn' | 'lapsed'; readonly reason: PairEnding; readonly by: PairSide | null },
): Promise<void> {
  for (const pair of await livePairsOfPosting(tx, postingId)) await movePair(tx, pair, end);
}

/** Appends what became of pairs. */
export async function recordPairs(
  tx: Tx,
  changes: readonly { readonly pair: SharedPairRow; readonly from: SharedPairState | null }[],
): Promise<void> {
  if (changes.length === 0) return;
  await tx.insert(
    'shared_pair_transitions',
    changes.map(({ pair, from }) => ({
      id: newId(),
      pairId: pair.id,
      pairVersion: pair.version,
      fromState: from,
      toState: pair.state,
      heads: pair.heads,
      at: tx.now,
      reason: pair.reason,
      ...provenanceOf(tx.caller),
    })),
  );
}

/** Tells what has become of a pair. */
export function tellOfPair(tx: Tx, pair: SharedPairRow, by: PairSide | null): void {
  const { id: pairId, cityCode, surplusId, shortageId, lenderId, borrowerId, state, heads, reason } = pair;
  tx.emit({
    name: 'shared-pair.changed.v1',
    aggregateId: pairId,
    aggregateVersion: pair.version,
    cityCode,
    payload: { pairId, surplusId, shortageId, lenderId, borrowerId, state, heads, by, reason },
  });
}

/** Has a pair looked at when its time to answer is over. */
export function scheduleAnswer(tx: Tx, { id: pairId, version, cityCode }: SharedPairRow, dueAt: Date): void {
  tx.emit({
    name: 'shared-pair.answer-due.v1',
    aggregateId: pairId,
    aggregateVersion: version,
    cityCode,
    dueAt,
    payload: { pairId },
  });
}

/**
 * Both postings, in the order of their ids: never more than they have, only while they are open, and only on the terms on
 * which the pair was judged.
 */
async function keepHeads(tx: Tx, pair: SharedPairRow): Promise<void> {
  const { surplusId, shortageId, surplusMaterial, shortageMaterial, heads } = pair;
  const terms = [
    [surplusId, surplusMaterial],
    [shortageId, shortageMaterial],
  ] as const;
  for (const [id, material] of [...terms].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const kept = await tx.changedOne(
      `UPDATE shared_postings SET held = held + ?
        WHERE id = ? AND state = 'published' AND expires_at > ? AND material_version = ? AND held + ? <= headcount`,
      [heads, id, tx.now, material, heads],
    );
    if (!kept) throw new DomainError('shared-pair.heads_gone');
  }
}

async function freeHeads(tx: Tx, { surplusId, shortageId, heads }: SharedPairRow): Promise<void> {
  for (const id of [surplusId, shortageId].sort()) {
    const freed = await tx.changedOne('UPDATE shared_postings SET held = held - ? WHERE id = ? AND held >= ?', [
      heads,
      id,
      heads,
    ]);
    if (!freed) throw new Error(`shared posting ${id} keeps fewer heads than its pairs do`);
  }
}

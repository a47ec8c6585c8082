import type { Id } from '@gg/kernel';
import type { SqlValue } from '@gg/platform';
import type { RowSource } from './notices';

/** An entry of the call list. */
export interface Call {
  readonly id: Id;
  readonly regionCode: string;
  /** Null where something is to be told and nothing to be asked. */
  readonly offerId: Id | null;
  /** The kind of the notice to be told; null for an offer. */
  readonly news: string | null;
  readonly untilAt: Date | null;
  readonly noticeId: Id;
  readonly shiftId: Id;
  readonly workerId: Id;
  readonly dueAt: Date;
  readonly state: 'waiting' | 'taken' | 'closed';
  readonly outcome: string | null;
  readonly calls: number;
  readonly takenBy: Id | null;
  readonly takenAt: Date | null;
  readonly madeAt: Date;
  readonly closedAt: Date | null;
}

const COLUMNS =
  'id, region_code, offer_id, news, until_at, notice_id, shift_id, worker_id, due_at, state, outcome, calls, taken_by, taken_at, made_at, closed_at';

/** Keeps a query of the call list to the regions whose calls a member of staff works. */
export interface CallScope {
  /** A condition on `region_code`. */
  readonly sql: string;
  readonly params: readonly string[];
}

/** A call of the caller's regions, or null. */
export async function callOf(source: RowSource, id: Id, scope: CallScope): Promise<Call | null> {
  const [row] = await source.rows<Call>(`SELECT ${COLUMNS} FROM call_list_entries WHERE id = ? AND ${scope.sql}`, [
    id,
    ...scope.params,
  ]);
  return row ?? null;
}

/** The one call about an offer, or null. */
export async function callOfOffer(source: RowSource, offerId: Id): Promise<Call | null> {
  const [row] = await source.rows<Call>(`SELECT ${COLUMNS} FROM call_list_entries WHERE offer_id = ?`, [offerId]);
  return row ?? null;
}

/** Calls that are to be made or being made now, and are not too late, the longest due first. */
export function openCalls(
  source: RowSource,
  scope: CallScope,
  now: Date,
  limit: number,
  after: readonly [Date, Id] | null,
): Promise<Call[]> {
  const beyond = after ? 'AND (due_at > ? OR (due_at = ? AND id > ?))' : '';
  const place: SqlValue[] = after ? [after[0], after[0], after[1]] : [];
  return source.rows<Call>(
    `SELECT ${COLUMNS} FROM call_list_entries
      WHERE state IN ('waiting', 'taken') AND due_at <= ? AND (until_at IS NULL OR until_at > ?)
        AND ${scope.sql} ${beyond}
      ORDER BY due_at, id LIMIT ?`,
    [now, now, ...scope.params, ...place, limit],
  );
}

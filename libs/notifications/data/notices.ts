import type { NoticeMessage } from '@gg/contracts';
import { newId, type Id } from '@gg/kernel';
import type { SqlValue, Tx } from '@gg/platform';
import type { Audience, LastChannel, NewNotice } from '../domain/notice';

/** Where rows are read from: a transaction, or plainly. */
export interface RowSource {
  rows<T>(sql: string, params?: readonly SqlValue[]): Promise<T[]>;
}

/** A notice as it is stored, less what only the database needs. */
export interface StoredNotice {
  readonly id: Id;
  readonly accountId: Id;
  readonly service: Audience;
  readonly kind: string;
  readonly subjectId: Id;
  /** JSON. */
  readonly data: string;
  readonly madeAt: Date;
  /** Null: it waits on the page. */
  readonly movesTo: LastChannel | null;
}

/** For `SELECT … FROM notices`; with `n` as its alias. */
export const NOTICE_COLUMNS = 'n.id, n.account_id, n.service, n.kind, n.subject_id, n.data, n.made_at, n.moves_to';

/**
 * Writes the notices of one chunk. The unique key (cause, account) refuses a second notice of the same event to the same
 * account; that never happens while deliveries have their effect once.
 */
export async function insertNotices(
  tx: Tx,
  causeId: Id,
  chunk: number,
  notices: readonly NewNotice[],
): Promise<StoredNotice[]> {
  const rows = notices.map((notice) => ({
    id: newId(),
    accountId: notice.accountId,
    service: notice.service,
    kind: notice.kind,
    subjectId: notice.subjectId,
    causeId,
    chunk,
    data: JSON.stringify(notice.data),
    madeAt: tx.now,
    acknowledgedAt: null,
    expiresAt: new Date(notice.expiresAt),
    movesTo: notice.movesTo ?? null,
  }));
  await tx.insert('notices', rows);
  return rows;
}

/** Notices by id; those that were purged are left out. */
export async function noticesOf(source: RowSource, noticeIds: readonly Id[]): Promise<Map<Id, StoredNotice>> {
  if (noticeIds.length === 0) return new Map();
  const rows = await source.rows<StoredNotice>(`SELECT ${NOTICE_COLUMNS} FROM notices n WHERE n.id IN (?)`, [
    noticeIds,
  ]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** The notices that events brought these accounts. */
export async function noticesOfCauses(
  source: RowSource,
  told: readonly { readonly causeId: Id; readonly accountId: Id }[],
): Promise<StoredNotice[]> {
  if (told.length === 0) return [];
  return source.rows<StoredNotice>(
    `SELECT ${NOTICE_COLUMNS} FROM notices n
      WHERE (n.cause_id, n.account_id) IN (${told.map(() => '(?, ?)').join(', ')}) ORDER BY n.id`,
    told.flatMap(({ causeId, accountId }) => [causeId, accountId]),
  );
}

/**
 * The notices that tell of an offer's making, to those it is for.
 * @param between instants within which they were made: an account's own are found by them
 */
export function noticesOfOffer(
  source: RowSource,
  offerId: Id,
  accountIds: readonly Id[],
  [from, until]: readonly [Date, Date],
): Promise<StoredNotice[]> {
  return source.rows<StoredNotice>(
    `SELECT ${NOTICE_COLUMNS} FROM notices n
      WHERE n.account_id IN (?) AND n.made_at >= ? AND n.made_at < ? AND n.subject_id = ?
        AND n.kind IN ('offer.made', 'offer.made_to_party') ORDER BY n.made_at, n.id`,
    [accountIds, from, until, offerId],
  );
}

/** Those of the notices that nobody has acknowledged. */
export async function unacknowledgedOf(source: RowSource, noticeIds: readonly Id[]): Promise<Set<Id>> {
  if (noticeIds.length === 0) return new Set();
  const rows = await source.rows<{ id: Id }>('SELECT id FROM notices WHERE id IN (?) AND acknowledged_at IS NULL', [
    noticeIds,
  ]);
  return new Set(rows.map((row) => row.id));
}

/** What pairs of shared employment have brought these accounts, is to reach them by text too, and nobody has acknowledged. */
export async function unacknowledgedOfPairs(
  source: RowSource,
  accountIds: readonly Id[],
  now: Date,
): Promise<StoredNotice[]> {
  if (accountIds.length === 0) return [];
  return source.rows<StoredNotice>(
    `SELECT ${NOTICE_COLUMNS} FROM notices n
      WHERE n.account_id IN (?) AND n.acknowledged_at IS NULL AND n.moves_to = 'sms'
        AND n.kind LIKE 'shared\\_pair.%' AND n.expires_at > ? ORDER BY n.id`,
    [accountIds, now],
  );
}

/** What a page receives. */
export const messageOf = (notice: StoredNotice): NoticeMessage => ({
  id: notice.id,
  kind: notice.kind,
  subject: notice.subjectId,
  at: notice.madeAt.toISOString(),
  data: JSON.parse(notice.data) as Record<string, unknown>,
});

import type { Id } from '@gg/kernel';
import type { SqlValue } from '@gg/platform';
import { silentSince } from '../domain/identity-state';
import type { Reader } from './reader';

/**
 * Those of some accounts whose number was heard from once and has been silent too long since: whoever answers with it now
 * may be somebody else. A number that staff wrote down and that was never heard is not among them: nobody can tell yet.
 * @param now business time
 */
export async function silentNumbers(reader: Reader, accountIds: readonly Id[], now: Date): Promise<ReadonlySet<Id>> {
  if (accountIds.length === 0) return new Set();
  const rows = await reader.rows<{ id: Id }>('SELECT id FROM accounts WHERE id IN (?) AND phone_heard_at <= ?', [
    accountIds,
    silentSince(now),
  ]);
  return new Set(rows.map((row) => row.id));
}

/**
 * Who is not there any more, as far as anybody can tell: the number silent too long, and no session that lasts. Whoever
 * uses the app is there, whatever the number does.
 */
const GONE_QUIET = `a.state = 'active' AND a.phone_heard_at <= ? AND NOT EXISTS
  (SELECT 1 FROM sessions s WHERE s.account_id = a.id AND s.ended_at IS NULL AND s.expires_at > ?)`;

const quietAt = (now: Date): SqlValue[] => [silentSince(now), now];

/** Those of some persons who have gone quiet. @param now business time */
export async function quietPersons(reader: Reader, accountIds: readonly Id[], now: Date): Promise<ReadonlySet<Id>> {
  if (accountIds.length === 0) return new Set();
  const rows = await reader.rows<{ id: Id }>(`SELECT a.id FROM accounts a WHERE a.id IN (?) AND ${GONE_QUIET}`, [
    accountIds,
    ...quietAt(now),
  ]);
  return new Set(rows.map((row) => row.id));
}

/** All persons who have gone quiet, page by page in the order of their ids. @param after the last id of the page before */
export async function nextQuietPersons(reader: Reader, after: Id | null, limit: number, now: Date): Promise<Id[]> {
  const rows = await reader.rows<{ id: Id }>(
    `SELECT a.id FROM accounts a WHERE ${after === null ? 'TRUE' : 'a.id > ?'} AND ${GONE_QUIET} ORDER BY a.id LIMIT ?`,
    [...(after === null ? [] : [after]), ...quietAt(now), limit],
  );
  return rows.map((row) => row.id);
}

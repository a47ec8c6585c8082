import type { Id } from '@gg/kernel';
import { silentSince } from '../domain/identity-state';
import type { Reader } from './reader';

/** Those of some accounts whose number was heard from once and has been silent too long since. @param now business time */
export async function silentNumbers(reader: Reader, accountIds: readonly Id[], now: Date): Promise<ReadonlySet<Id>> {
  if (accountIds.length === 0) return new Set();
  const rows = await reader.rows<{ id: Id }>('SELECT id FROM accounts WHERE id IN (?) AND phone_heard_at <= ?', [
    accountIds,
    silentSince(now),
  ]);
  return new Set(rows.map((row) => row.id));
}

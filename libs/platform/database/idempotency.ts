import { DomainError } from '@gg/kernel';
import type { Caller } from '../access/caller';
import type { Connections } from './connections';
import { isDuplicate } from './sql';
import type { Tx } from './transactions';

/**
 * Claims the request's key inside the effect's transaction. A concurrent twin waits here for the first one's end.
 * Returns false when the key is taken: the caller rolls back and replays. True without a key, too.
 */
export async function beginIdempotent(tx: Tx): Promise<boolean> {
  const { accountId, idempotency } = tx.caller;
  if (!idempotency || !accountId) return true;
  try {
    await tx.insert('idempotency_keys', {
      accountId,
      idemKey: idempotency.key,
      route: idempotency.route,
      bodyHash: idempotency.bodyHash,
      answer: null,
      createdAt: tx.now,
    });
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}

/** Claims the keys of several requests. @returns those whose key was theirs to claim; the others replay, each alone */
export async function beginTogether(members: readonly Tx[]): Promise<Tx[]> {
  const begun: Tx[] = [];
  // In one order everywhere, so that two batches with the same requests do not wait for each other crosswise.
  for (const member of [...members].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))) {
    if (await beginIdempotent(member)) begun.push(member);
  }
  return members.filter((member) => begun.includes(member));
}

const keyOf = ({ caller: { accountId, idempotency } }: Tx): string => `${accountId} ${idempotency?.key}`;

/** Stores the answers of those who have one, and gives the keys of the others back. @returns the answers as they are replayed */
export async function finishTogether<T>(
  tx: Tx,
  begun: readonly Tx[],
  answers: ReadonlyMap<Tx, T>,
): Promise<ReadonlyMap<Tx, T>> {
  const finished = new Map<Tx, T>();
  for (const member of begun) {
    const { accountId, idempotency } = member.caller;
    if (answers.has(member)) finished.set(member, await finishIdempotent(member, answers.get(member)!));
    else if (accountId && idempotency) {
      await tx.change('DELETE FROM idempotency_keys WHERE account_id = ? AND idem_key = ?', [
        accountId,
        idempotency.key,
      ]);
    }
  }
  return finished;
}

/** Stores the answer beside its key. The answer passes through JSON so that the first one equals every replay. */
export async function finishIdempotent<T>(tx: Tx, answer: T): Promise<T> {
  const { accountId, idempotency } = tx.caller;
  if (!idempotency || !accountId) return answer;
  const json = JSON.stringify(answer ?? null);
  await tx.change('UPDATE idempotency_keys SET answer = ? WHERE account_id = ? AND idem_key = ?', [
    json,
    accountId,
    idempotency.key,
  ]);
  return JSON.parse(json) as T;
}

/**
 * The stored answer of the caller's request, or null when there is none.
 * Throws `idempotency.key_reused` when the key belongs to another request.
 */
export async function replayOf<T>(connections: Connections, caller: Caller): Promise<{ answer: T } | null> {
  const { accountId, idempotency } = caller;
  if (!idempotency || !accountId) return null;
  const stored = await connections.row<{ route: string; bodyHash: Buffer; answer: string | null }>(
    'SELECT route, body_hash, answer FROM idempotency_keys WHERE account_id = ? AND idem_key = ?',
    [accountId, idempotency.key],
  );
  if (!stored || stored.answer === null) return null;
  if (stored.route !== idempotency.route || !stored.bodyHash.equals(idempotency.bodyHash)) {
    throw new DomainError('idempotency.key_reused');
  }
  return { answer: JSON.parse(stored.answer) as T };
}

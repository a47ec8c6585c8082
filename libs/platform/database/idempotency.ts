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

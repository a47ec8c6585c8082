import { newId, type Id } from '@gg/kernel';
import type { Tx } from '@gg/platform';
import type { SessionCache } from '../access/session-cache';
import { sessionTokenDigest } from '../crypto/session-token';
import { sessionEnd, type SessionPolicy, type SignInService } from '../domain/session-life';

export interface NewSession {
  readonly token: string;
  readonly accountId: Id;
  readonly service: SignInService;
  readonly employerId: Id | null;
  readonly device: string | null;
}

export interface OpenedSession {
  readonly sessionId: Id;
  readonly expiresAt: Date;
}

/** Opens a session for a fresh token. */
export async function openSession(tx: Tx, session: NewSession, policy: SessionPolicy): Promise<OpenedSession> {
  const tokenDigest = sessionTokenDigest(session.token);
  if (tokenDigest === null) throw new RangeError('not a session token');
  const sessionId = newId();
  const expiresAt = sessionEnd(session.service, tx.now, policy);
  const { accountId, service, employerId, device } = session;
  await tx.insert('sessions', {
    id: sessionId,
    tokenDigest,
    accountId,
    service,
    employerId,
    device,
    createdAt: tx.now,
    seenAt: tx.now,
    expiresAt,
    endedAt: null,
    endedBy: null,
  });
  return { sessionId, expiresAt };
}

/** Which sessions of an account to end. */
export interface SessionChoice {
  readonly only?: Id;
  readonly except?: Id;
}

/** Ends sessions of an account. @returns the digests of those that were open, for the cache to forget after COMMIT */
export async function endSessions(tx: Tx, accountId: Id, choice: SessionChoice = {}): Promise<Buffer[]> {
  const digests = await openDigests(tx, accountId, choice);
  if (digests.length > 0) {
    await tx.change('UPDATE sessions SET ended_at = ?, ended_by = ? WHERE token_digest IN (?) AND ended_at IS NULL', [
      tx.now,
      tx.caller.accountId,
      digests,
    ]);
  }
  return digests;
}

/** After COMMIT, all services look anew at what an account may do. */
export async function refreshSessions(tx: Tx, cache: SessionCache, accountId: Id): Promise<void> {
  const digests = await openDigests(tx, accountId, {});
  tx.afterCommit(() => void cache.forget(accountId, digests));
}

async function openDigests(tx: Tx, accountId: Id, { only, except }: SessionChoice): Promise<Buffer[]> {
  const rows = await tx.rows<{ id: Id; tokenDigest: Buffer }>(
    'SELECT id, token_digest FROM sessions WHERE account_id = ? AND expires_at > ? AND ended_at IS NULL',
    [accountId, tx.now],
  );
  return rows.filter(({ id }) => (only === undefined || id === only) && id !== except).map((row) => row.tokenDigest);
}

import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, type Clock, type Id } from '@gg/kernel';
import { audit, Connections, Transactions, type Caller } from '@gg/platform';
import { SessionCache } from '../access/session-cache';
import { endSessions, type SessionChoice } from '../data/sessions';

export interface SessionView {
  readonly id: Id;
  readonly service: string;
  readonly device: string | null;
  readonly createdAt: Date;
  readonly seenAt: Date;
  readonly expiresAt: Date;
  /** Whether it is the one that asks. */
  readonly current: boolean;
}

/** The sign-ins of the caller's own account: seen, ended, and for which organisation they act. */
@Injectable()
export class OwnSessions {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Connections) private readonly connections: Connections,
    @Inject(SessionCache) private readonly cache: SessionCache,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Those that are open, of every service, the newest first; at most a hundred. */
  async list({ accountId, sessionId }: Caller): Promise<SessionView[]> {
    const rows = await this.connections.rows<Omit<SessionView, 'current'>>(
      `SELECT id, service, device, created_at, seen_at, expires_at FROM sessions
        WHERE account_id = ? AND expires_at > ? AND ended_at IS NULL ORDER BY created_at DESC, id DESC LIMIT 100`,
      [accountId, this.clock.now()],
    );
    return rows.map((row) => ({ ...row, current: row.id === sessionId }));
  }

  /** Ends one of the caller's own sessions. Throws `resource.not_found` for another's, or one that has ended. */
  async end(caller: Caller, sessionId: Id): Promise<void> {
    await this.endChosen(caller, { only: sessionId }, true);
  }

  /** Ends the session that asks. */
  async signOut(caller: Caller): Promise<void> {
    if (caller.sessionId !== null) await this.endChosen(caller, { only: caller.sessionId });
  }

  /** Ends all but the one that asks: a phone was lost. @returns how many */
  async endOthers(caller: Caller): Promise<number> {
    return this.endChosen(caller, caller.sessionId === null ? {} : { except: caller.sessionId });
  }

  /** The session acts for another organisation of the caller. Throws `resource.not_found` for one that is not. */
  async actFor(caller: Caller, employerId: Id): Promise<void> {
    const digests = await this.transactions.run(caller, 'identity.act-for', async (tx) => {
      const grant = await tx.row(
        `SELECT id FROM account_grants WHERE account_id = ? AND side = 'employer' AND place = ? AND live = 1`,
        [caller.accountId, employerId],
      );
      if (!grant) throw new DomainError('resource.not_found');
      await tx.change('UPDATE sessions SET employer_id = ? WHERE id = ?', [employerId, caller.sessionId]);
      const rows = await tx.rows<{ tokenDigest: string }>(
        'SELECT HEX(token_digest) AS token_digest FROM sessions WHERE id = ?',
        [caller.sessionId],
      );
      return rows.map(({ tokenDigest }) => tokenDigest);
    });
    await this.cache.forget(
      caller.accountId ?? '',
      digests.map((hex) => Buffer.from(hex, 'hex')),
    );
  }

  private async endChosen(caller: Caller, choice: SessionChoice, must = false): Promise<number> {
    const { accountId } = caller;
    if (accountId === null) return 0;
    const digests = await this.transactions.run(caller, 'identity.end-sessions', async (tx) => {
      const ended = await endSessions(tx, accountId, choice);
      // Refused inside the transaction: a refusal keeps nothing, not even its key.
      if (must && ended.length === 0) throw new DomainError('resource.not_found');
      if (ended.length > 0) {
        await audit(tx, {
          action: 'session.ended',
          subjectType: 'account',
          subjectId: accountId,
          facts: { sessions: ended.length },
        });
      }
      return ended.map((digest) => digest.toString('hex'));
    });
    await this.cache.forget(
      accountId,
      digests.map((hex) => Buffer.from(hex, 'hex')),
    );
    return digests.length;
  }
}

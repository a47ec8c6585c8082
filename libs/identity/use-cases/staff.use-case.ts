import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import { audit, Connections, isDuplicate, PermissionPolicy, Transactions, type Caller, type Tx } from '@gg/platform';
import { isRegionCode } from '@gg/reference-data';
import { SessionCache } from '../access/session-cache';
import { grantsOf } from '../access/grant-policy';
import { Passwords } from '../crypto/password';
import { AccountGrants } from '../data/account-grants';
import { Accounts } from '../data/accounts';
import { endSessions } from '../data/sessions';
import { mayGrant, type Grant } from '../domain/grants';
import { assertPasswordAcceptable } from '../domain/password-policy';
import type { StaffRole } from '../domain/permissions';
import { parsePersonName } from '../domain/person-name';
import { assertSignInName } from '../domain/sign-in-name';
import { assertInRegion } from './verify-identity.use-case';

export interface StaffGrant {
  readonly role: StaffRole;
  readonly regionPrefix: string;
}

export interface NewStaff {
  /** `wei.xiaoming`: lower-case letters, digits, dot, dash, underscore; 3–32. */
  readonly signInName: string;
  readonly name: string;
  readonly password: string;
  readonly grants: readonly StaffGrant[];
  readonly regionCode: string;
}

const asGrant = ({ role, regionPrefix }: StaffGrant): Grant => ({ side: 'staff', role, regionPrefix });

/**
 * Accounts of the centre's staff: made, given and relieved of roles, suspended. Every act is on the audit trail, and
 * nobody hands out more than they hold.
 */
@Injectable()
export class Staff {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Connections) private readonly connections: Connections,
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(AccountGrants) private readonly grants: AccountGrants,
    @Inject(Passwords) private readonly passwords: Passwords,
    @Inject(PermissionPolicy) private readonly policy: PermissionPolicy,
    @Inject(SessionCache) private readonly cache: SessionCache,
  ) {}

  /**
   * Makes an account for a colleague, who has to choose another password at the first sign-in.
   * Refuses with `identity.sign_in_name_invalid`, `…sign_in_name_taken`, `…password_…`, `…grant_beyond_own`,
   * `…region_invalid`.
   */
  async create(caller: Caller, staff: NewStaff): Promise<{ accountId: Id }> {
    const regions = this.policy.regionsFor(caller, 'staff.manage');
    if (!regions.some((prefix) => staff.regionCode.startsWith(prefix)))
      throw new DomainError('identity.grant_beyond_own');
    const passwordHash = await this.acceptedHash(staff);
    // Without the request's key: beside it a fast digest of the body is kept, and with it one of the password.
    return this.transactions.run({ ...caller, idempotency: null }, 'identity.create-staff', async (tx) => {
      const accountId = await this.createWithin(tx, staff, passwordHash, true);
      for (const grant of staff.grants) await this.giveChecked(tx, accountId, grant);
      return { accountId };
    });
  }

  /** The first staff of an installation and those of the demonstration: made by whoever holds the machine. */
  async install(caller: Caller, staff: NewStaff, mustChange: boolean): Promise<{ accountId: Id }> {
    if (caller.kind !== 'system') throw new DomainError('access.denied');
    const passwordHash = await this.acceptedHash(staff);
    return this.transactions.run(caller, 'identity.install-staff', async (tx) => {
      const accountId = await this.createWithin(tx, staff, passwordHash, mustChange);
      for (const grant of staff.grants) await this.grants.give(tx, accountId, asGrant(grant));
      return { accountId };
    });
  }

  /**
   * The supervisor whom an installation begins with, who has to choose another password at the first sign-in. Everybody
   * after that is made by a supervisor. Refuses with `identity.supervisor_exists`, and as {@link create} does.
   */
  async installFirst(
    caller: Caller,
    { signInName, name, password }: Pick<NewStaff, 'signInName' | 'name' | 'password'>,
    regionPrefix: string,
  ): Promise<{ accountId: Id }> {
    const held = await this.connections.row(
      `SELECT id FROM account_grants WHERE side = 'staff' AND role = 'supervisor' AND live = 1 LIMIT 1`,
    );
    if (held) throw new DomainError('identity.supervisor_exists');
    const grants = [{ role: 'supervisor' as const, regionPrefix }];
    return this.install(caller, { signInName, name, password, grants, regionCode: regionPrefix }, true);
  }

  /** Refuses with `identity.grant_beyond_own`, `identity.region_invalid`, `resource.not_found`. */
  async give(caller: Caller, accountId: Id, grant: StaffGrant): Promise<void> {
    await this.transactions.run(caller, 'identity.give-grant', async (tx) => {
      await this.assertColleague(tx, accountId);
      await this.giveChecked(tx, accountId, grant);
    });
  }

  /** Refuses with `identity.grant_beyond_own`, `resource.not_found`. */
  async take(caller: Caller, accountId: Id, grant: StaffGrant): Promise<void> {
    await this.transactions.run(caller, 'identity.take-grant', async (tx) => {
      await this.assertColleague(tx, accountId);
      this.assertMayGrant(tx, accountId, asGrant(grant));
      await this.grants.take(tx, accountId, asGrant(grant));
    });
  }

  /**
   * Suspends an account of the region or lets it back in. A suspended account is signed out everywhere at once.
   * Refuses with `resource.not_found`, `identity.self_suspension`, `state.transition_refused`.
   */
  async setSuspended(caller: Caller, accountId: Id, suspended: boolean, reason: string): Promise<void> {
    if (accountId === caller.accountId) throw new DomainError('identity.self_suspension');
    const [from, to] = suspended ? ['active', 'suspended'] : ['suspended', 'active'];
    const digests = await this.transactions.run(caller, 'identity.suspend', async (tx) => {
      await assertInRegion(tx, accountId, this.policy.regionsFor(caller, 'accounts.suspend'));
      const { state, regionCode } = await this.accounts.guard(tx, accountId);
      if (state !== from) throw new DomainError('state.transition_refused', { subject: 'account', from: state, to });
      await tx.change('UPDATE accounts SET state = ? WHERE id = ?', [to, accountId]);
      await audit(tx, {
        action: `account.${to}`,
        subjectType: 'account',
        subjectId: accountId,
        regionCode,
        facts: { reason },
      });
      await this.accounts.emitChanged(tx, accountId);
      return suspended ? (await endSessions(tx, accountId)).map((digest) => digest.toString('hex')) : [];
    });
    await this.cache.forget(
      accountId,
      digests.map((hex) => Buffer.from(hex, 'hex')),
    );
  }

  /** Ends all sessions of an account of the region: a phone or a card was lost. Refuses with `resource.not_found`. */
  async signOut(caller: Caller, accountId: Id): Promise<void> {
    const digests = await this.transactions.run(caller, 'identity.sign-out', async (tx) => {
      await assertInRegion(tx, accountId, this.policy.regionsFor(caller, 'sessions.revoke_others'));
      const ended = await endSessions(tx, accountId);
      await audit(tx, {
        action: 'session.ended',
        subjectType: 'account',
        subjectId: accountId,
        facts: { sessions: ended.length },
      });
      return ended.map((digest) => digest.toString('hex'));
    });
    await this.cache.forget(
      accountId,
      digests.map((hex) => Buffer.from(hex, 'hex')),
    );
  }

  /**
   * Chooses an own password; all other sessions end.
   * Refuses with `identity.password_wrong`, `identity.password_…`.
   */
  async changePassword(caller: Caller, { current, next }: { current: string; next: string }): Promise<void> {
    const { accountId, sessionId } = caller;
    const row = await this.connections.row<{ passwordHash: string; signInName: string }>(
      'SELECT password_hash, sign_in_name FROM staff_credentials WHERE account_id = ?',
      [accountId],
    );
    const { ok } = await this.passwords.verify(row?.passwordHash ?? null, current);
    if (!ok || !row || accountId === null || sessionId === null) throw new DomainError('identity.password_wrong');
    assertPasswordAcceptable(next, row.signInName);
    if (next === current) throw new DomainError('identity.password_unchanged');
    const hash = await this.passwords.hash(next);
    const digests = await this.transactions.run(
      { ...caller, idempotency: null },
      'identity.change-password',
      async (tx) => {
        const changed = await tx.changedOne(
          'UPDATE staff_credentials SET password_hash = ?, must_change = 0, changed_at = ? WHERE account_id = ? AND password_hash = ?',
          [hash, tx.now, accountId, row.passwordHash],
        );
        if (!changed) throw new DomainError('identity.password_wrong');
        await audit(tx, { action: 'password.changed', subjectType: 'account', subjectId: accountId });
        const ended = await endSessions(tx, accountId, { except: sessionId });
        const own = await tx.rows<{ digest: Buffer }>('SELECT token_digest AS digest FROM sessions WHERE id = ?', [
          sessionId,
        ]);
        return [...ended, ...own.map(({ digest }) => digest)].map((digest) => digest.toString('hex'));
      },
    );
    await this.cache.forget(
      accountId,
      digests.map((hex) => Buffer.from(hex, 'hex')),
    );
  }

  private async acceptedHash({ signInName, password }: NewStaff): Promise<string> {
    assertSignInName(signInName);
    assertPasswordAcceptable(password, signInName);
    return this.passwords.hash(password);
  }

  private async createWithin(tx: Tx, staff: NewStaff, passwordHash: string, mustChange: boolean): Promise<Id> {
    const name = parsePersonName(staff.name);
    if (!isRegionCode(staff.regionCode)) throw new DomainError('identity.region_invalid');
    const { id } = await this.accounts.create(tx, {
      phone: null,
      phoneHeard: false,
      name,
      regionCode: staff.regionCode,
    });
    try {
      await tx.insert('staff_credentials', {
        accountId: id,
        signInName: staff.signInName,
        passwordHash,
        mustChange,
        changedAt: tx.now,
      });
    } catch (error) {
      if (isDuplicate(error)) throw new DomainError('identity.sign_in_name_taken');
      throw error;
    }
    await audit(tx, { action: 'staff.created', subjectType: 'account', subjectId: id, regionCode: staff.regionCode });
    return id;
  }

  private async giveChecked(tx: Tx, accountId: Id, grant: StaffGrant): Promise<void> {
    this.assertMayGrant(tx, accountId, asGrant(grant));
    if (!isRegionCode(grant.regionPrefix)) throw new DomainError('identity.region_invalid');
    await this.grants.give(tx, accountId, asGrant(grant));
  }

  private assertMayGrant(tx: Tx, accountId: Id, grant: Grant): void {
    const giver = tx.caller.accountId;
    if (giver === null || !mayGrant(grantsOf(tx.caller), giver, accountId, grant))
      throw new DomainError('identity.grant_beyond_own');
  }

  /** Staff only: a worker or an employer becomes no clerk by the way. */
  private async assertColleague(tx: Tx, accountId: Id): Promise<void> {
    await assertInRegion(tx, accountId, this.policy.regionsFor(tx.caller, 'staff.manage'));
    const row = await tx.row('SELECT account_id FROM staff_credentials WHERE account_id = ?', [accountId]);
    if (!row) throw new DomainError('resource.not_found');
  }
}

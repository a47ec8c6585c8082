import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import { audit, PermissionPolicy, Transactions, type Caller, type Tx } from '@gg/platform';
import { Accounts, identityOf, type AccountRow } from '../data/accounts';
import { regionFilter } from '../data/region-filter';
import {
  verifyIdentity,
  withdrawIdentity,
  type IdentityDecision,
  type IdentityState,
  type VerificationMethod,
} from '../domain/identity-state';

/** Why staff take a verification or a number back. */
export const WITHDRAWAL_REASONS = [
  'wrong_person',
  'card_invalid',
  'register_mismatch',
  'number_of_another',
  'entered_by_mistake',
] as const;
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number];

/**
 * Staff confirm that an ID number belongs to the person, or take that back. Persons of another region are not found.
 * Refuses with `resource.not_found`, `identity.self_verification`, `state.transition_refused`.
 */
@Injectable()
export class VerifyIdentity {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(PermissionPolicy) private readonly policy: PermissionPolicy,
  ) {}

  async verify(
    caller: Caller,
    { accountId, method, reference }: { accountId: Id; method: VerificationMethod; reference: string | null },
  ): Promise<{ identityState: IdentityState }> {
    return this.decide(caller, 'identities.verify', 'identity.verified', accountId, (account, by, now) =>
      verifyIdentity(identityOf(account), accountId, { method, verifiedBy: by, verifiedAt: now, reference }),
    );
  }

  async withdraw(
    caller: Caller,
    { accountId, to, reason }: { accountId: Id; to: 'format_ok' | 'unverified'; reason: WithdrawalReason },
  ): Promise<{ identityState: IdentityState }> {
    return this.decide(caller, 'identities.withdraw', 'identity.withdrawn', accountId, (account, by, now) =>
      withdrawIdentity(identityOf(account), to, by, now, reason),
    );
  }

  private async decide(
    caller: Caller,
    permission: string,
    action: string,
    accountId: Id,
    decision: (account: AccountRow, by: Id, now: Date) => IdentityDecision,
  ): Promise<{ identityState: IdentityState }> {
    return this.transactions.run(caller, action, async (tx) => {
      await assertInRegion(tx, accountId, this.policy.regionsFor(caller, permission));
      if (caller.accountId === null) throw new DomainError('access.denied');
      const account = await this.accounts.guard(tx, accountId);
      const decided = decision(account, caller.accountId, tx.now);
      if (decided.next.state === 'unverified') {
        await tx.change(
          'UPDATE accounts SET id_number = NULL, id_number_index = NULL, birth_date = NULL, sex = NULL WHERE id = ?',
          [accountId],
        );
      }
      await this.accounts.writeIdentity(tx, accountId, decided);
      const { regionCode } = account;
      await audit(tx, {
        action,
        subjectType: 'account',
        subjectId: accountId,
        regionCode,
        facts: { why: decided.change.why },
      });
      await this.accounts.emitChanged(tx, accountId);
      const { state } = decided.next;
      tx.emit({
        name: 'identity.judged.v1',
        aggregateId: accountId,
        aggregateVersion: account.version,
        payload: {
          accountId,
          verdict: state === 'verified' ? 'verified' : 'withdrawn',
          identityState: state,
          why: decided.change.why,
        },
      });
      return { identityState: state };
    });
  }
}

/** Throws `resource.not_found` for a person of a region that the prefixes do not cover. */
export async function assertInRegion(tx: Pick<Tx, 'row'>, accountId: Id, prefixes: readonly string[]): Promise<void> {
  const { sql, params } = regionFilter('region_code', prefixes);
  const row = await tx.row(`SELECT id FROM accounts WHERE id = ? AND ${sql}`, [accountId, ...params]);
  if (!row) throw new DomainError('resource.not_found');
}

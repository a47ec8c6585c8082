import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import { audit, PermissionPolicy, Transactions, type Caller } from '@gg/platform';
import { Accounts } from '../data/accounts';
import { assertInRegion } from './verify-identity.use-case';

/** What staff may need to see whole, and the reasons for it (个人信息保护法 6: no more than the purpose needs). */
export const REVEALABLE = ['name', 'phone', 'id_number'] as const;
export type Revealable = (typeof REVEALABLE)[number];
export const REVEAL_REASONS = [
  'phone_call',
  'identity_check',
  'insurance_enrolment',
  'wage_dispute',
  'inspection',
  'correction',
] as const;
export type RevealReason = (typeof REVEAL_REASONS)[number];

/**
 * Shows staff personal data in the clear. Each look is on the audit trail with its reason before anything is shown.
 * Refuses with `resource.not_found`, also for a person of another region.
 */
@Injectable()
export class RevealPersonalData {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(PermissionPolicy) private readonly policy: PermissionPolicy,
  ) {}

  async execute(
    caller: Caller,
    { accountId, fields, reason }: { accountId: Id; fields: readonly Revealable[]; reason: RevealReason },
  ): Promise<Partial<Record<Revealable, string | null>>> {
    // Without the request's key: an answer that is kept for replays would keep the data in the clear.
    const shown = await this.transactions.run({ ...caller, idempotency: null }, 'identity.reveal', async (tx) => {
      await assertInRegion(tx, accountId, this.policy.regionsFor(caller, 'personal_data.reveal'));
      const row = await this.accounts.find(tx, accountId);
      if (!row) throw new DomainError('resource.not_found');
      const { regionCode } = row;
      await audit(tx, {
        action: 'personal_data.revealed',
        subjectType: 'account',
        subjectId: accountId,
        regionCode,
        facts: { fields, reason },
      });
      const shown: [Revealable, string | null][] = [];
      for (const field of fields) shown.push([field, await this.accounts.open(tx, row, field)]);
      return shown;
    });
    return Object.fromEntries(shown);
  }
}

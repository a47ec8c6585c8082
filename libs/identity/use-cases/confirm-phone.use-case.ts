import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '@gg/kernel';
import { audit, PermissionPolicy, Transactions, type Caller, type Tx } from '@gg/platform';
import { Accounts } from '../data/accounts';
import { silentSince } from '../domain/identity-state';
import { parsePhone } from '../domain/phone';
import { assertInRegion } from './verify-identity.use-case';

/**
 * Staff see the person and the phone: the number is the person's, whatever its silence. Also how a person gets a new
 * number. Refuses with `resource.not_found`, `identity.phone_invalid`, `identity.phone_taken`.
 */
@Injectable()
export class ConfirmPhone {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(PermissionPolicy) private readonly policy: PermissionPolicy,
  ) {}

  async execute(caller: Caller, { accountId, phone }: { accountId: Id; phone: string }): Promise<void> {
    const number = parsePhone(phone);
    await this.transactions.run(caller, 'identity.confirm-phone', async (tx) => {
      await assertInRegion(tx, accountId, this.policy.regionsFor(caller, 'identities.verify'));
      const { regionCode } = await this.accounts.guard(tx, accountId);
      await this.accounts.writePhone(tx, accountId, number, tx.now);
      // Somebody who had gone quiet is there again.
      await this.accounts.emitChanged(tx, accountId);
      await audit(tx, { action: 'phone.confirmed', subjectType: 'account', subjectId: accountId, regionCode });
    });
  }

  /**
   * The phone was heard from: an SMS reply or a call shows that its owner has not gone silent. It proves nothing for a
   * number that was silent too long already, or never proved itself: the voice may be another's.
   */
  async heardFrom(tx: Tx, accountId: Id): Promise<void> {
    await tx.change(
      'UPDATE accounts SET phone_heard_at = ? WHERE id = ? AND phone_heard_at > ? AND phone_heard_at < ?',
      [tx.now, accountId, silentSince(tx.now), tx.now],
    );
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import { audit, type Tx } from '@gg/platform';
import { isRegionCode } from '@gg/reference-data';
import { Accounts } from '../data/accounts';

/** A person lives elsewhere now: the staff of that place answer for them. */
@Injectable()
export class MovePerson {
  constructor(@Inject(Accounts) private readonly accounts: Accounts) {}

  /**
   * Inside the transaction of a later room, where the person, or staff on behalf, said so.
   * @param regionCode county, city, or `45`
   * Throws `identity.region_invalid`, `resource.not_found`.
   */
  async within(tx: Tx, accountId: Id, regionCode: string): Promise<void> {
    if (!isRegionCode(regionCode)) throw new DomainError('identity.region_invalid');
    const account = await this.accounts.guard(tx, accountId);
    if (account.regionCode === regionCode) return;
    await tx.change('UPDATE accounts SET region_code = ? WHERE id = ?', [regionCode, accountId]);
    await audit(tx, {
      action: 'person.moved',
      subjectType: 'account',
      subjectId: accountId,
      regionCode,
      facts: { from: account.regionCode },
    });
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import { AccountGrants } from '@gg/identity';
import { audit, Transactions, type Caller } from '@gg/platform';
import { checkedIntroduction, EmployerRegistrar, type EmployerIntroduction } from './employer-registrar';

/**
 * Somebody who has just signed in registers the organisation or household for which they post, and is its owner. It is
 * looked at by staff before its first posting is public. Throws `employer.*`, `identity.credit_code_*`.
 */
@Injectable()
export class RegisterOrganisation {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EmployerRegistrar) private readonly registrar: EmployerRegistrar,
    @Inject(AccountGrants) private readonly grants: AccountGrants,
  ) {}

  async execute(caller: Caller, said: EmployerIntroduction): Promise<{ employerId: Id }> {
    const { accountId } = caller;
    if (caller.kind !== 'employer' || accountId === null) throw new DomainError('access.denied');
    const introduction = checkedIntroduction(said);
    return this.transactions.run(caller, 'employers.register', async (tx) => {
      const held = await this.grants.held(tx, accountId);
      if (held.some(({ side }) => side === 'employer')) throw new DomainError('employer.already_member');
      const employerId = await this.registrar.register(tx, introduction, accountId, accountId);
      const { regionCode } = introduction;
      await audit(tx, { action: 'employers.registered', subjectType: 'employer', subjectId: employerId, regionCode });
      return { employerId };
    });
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import { RegisterPerson } from '@gg/identity';
import { audit, PermissionPolicy, Transactions, type Caller } from '@gg/platform';
import { checkedIntroduction, EmployerRegistrar, type EmployerIntroduction } from './employer-registrar';

export interface RegisterEmployerAtDeskCommand extends EmployerIntroduction {
  /** Who answers for it; has agreed to be represented (代办同意). */
  readonly owner: { readonly name: string; readonly phone: string; readonly idNumber: string | null };
}

export interface RegisteredEmployer {
  readonly employerId: Id;
  readonly ownerId: Id;
  /** The owner's recorded consent to be represented. */
  readonly consentId: Id | null;
}

/**
 * Staff register a household or organisation that came or phoned (代办). Throws `employer.*`, `identity.*`,
 * `access.denied` for a region that is not the staff's.
 */
@Injectable()
export class RegisterEmployerAtDesk {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(PermissionPolicy) private readonly policy: PermissionPolicy,
    @Inject(RegisterPerson) private readonly persons: RegisterPerson,
    @Inject(EmployerRegistrar) private readonly registrar: EmployerRegistrar,
  ) {}

  async execute(caller: Caller, { owner, ...said }: RegisterEmployerAtDeskCommand): Promise<RegisteredEmployer> {
    const introduction = checkedIntroduction(said);
    const { regionCode } = introduction;
    const regions = this.policy.regionsFor(caller, 'desk.register_employer');
    if (!regions.some((prefix) => regionCode.startsWith(prefix))) throw new DomainError('access.denied');
    return this.transactions.run(caller, 'employers.register-at-desk', async (tx) => {
      const person = await this.persons.within(tx, { ...owner, regionCode, consentToActOnBehalf: true });
      const { accountId: ownerId, consentId } = person;
      const employerId = await this.registrar.register(tx, introduction, ownerId, null);
      await audit(tx, {
        action: 'employers.registered_at_desk',
        subjectType: 'employer',
        subjectId: employerId,
        regionCode,
      });
      return { employerId, ownerId, consentId };
    });
  }
}

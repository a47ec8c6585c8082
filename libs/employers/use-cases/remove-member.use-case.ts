import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import { AccountGrants } from '@gg/identity';
import type { Caller } from '@gg/platform';
import { EmployerChanges } from './employer-changes';
import { assertOwnerStays, memberOf } from '../domain/member-rules';

/** The owner takes a member out, or goes; an owner always remains. Throws `resource.not_found`, `member.last_owner`. */
@Injectable()
export class RemoveMember {
  constructor(
    @Inject(EmployerChanges) private readonly changes: EmployerChanges,
    @Inject(AccountGrants) private readonly grants: AccountGrants,
  ) {}

  async execute(caller: Caller, { accountId }: { readonly accountId: Id }): Promise<void> {
    return this.changes.run(caller, 'employers.remove-member', null, async (tx, { id: employerId }) => {
      const members = await this.grants.membersOf(tx, employerId);
      const member = memberOf(members, accountId);
      if (!member) throw new DomainError('resource.not_found');
      assertOwnerStays(members, accountId, null);
      await this.grants.take(tx, accountId, { side: 'employer', role: member.role, employerId });
    });
  }
}

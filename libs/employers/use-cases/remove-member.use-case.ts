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

  /** @param employerId whom staff act for; null for members */
  async execute(
    caller: Caller,
    { accountId }: { readonly accountId: Id },
    employerId: Id | null = null,
  ): Promise<void> {
    return this.changes.run(
      caller,
      { name: 'employers.remove-member', permission: 'members.manage' },
      employerId,
      async (tx, employer) => {
        const members = await this.grants.membersOf(tx, employer.id);
        const member = memberOf(members, accountId);
        if (!member) throw new DomainError('resource.not_found');
        assertOwnerStays(members, accountId, null);
        await this.grants.take(tx, accountId, { side: 'employer', role: member.role, employerId: employer.id });
      },
    );
  }
}

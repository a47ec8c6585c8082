import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import { AccountGrants, type EmployerRole } from '@gg/identity';
import type { Caller } from '@gg/platform';
import { EmployerChanges } from './employer-changes';
import { assertOwnerStays, memberOf } from '../domain/member-rules';

export interface ChangeMemberRoleCommand {
  readonly accountId: Id;
  readonly role: EmployerRole;
}

/** The owner gives a member another role. Throws `resource.not_found`, `member.last_owner`. */
@Injectable()
export class ChangeMemberRole {
  constructor(
    @Inject(EmployerChanges) private readonly changes: EmployerChanges,
    @Inject(AccountGrants) private readonly grants: AccountGrants,
  ) {}

  /** @param employerId whom staff act for; null for members */
  async execute(
    caller: Caller,
    { accountId, role }: ChangeMemberRoleCommand,
    employerId: Id | null = null,
  ): Promise<void> {
    return this.changes.run(
      caller,
      { name: 'employers.change-member-role', permission: 'members.manage' },
      employerId,
      async (tx, employer) => {
        const members = await this.grants.membersOf(tx, employer.id);
        const member = memberOf(members, accountId);
        if (!member) throw new DomainError('resource.not_found');
        if (member.role === role) return;
        assertOwnerStays(members, accountId, role);
        await this.grants.take(tx, accountId, { side: 'employer', role: member.role, employerId: employer.id });
        await this.grants.give(tx, accountId, { side: 'employer', role, employerId: employer.id });
      },
    );
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import type { Caller } from '@gg/platform';
import { EmployerChanges } from './employer-changes';

/** The owner takes an invitation back that nobody has answered. Throws `resource.not_found`. */
@Injectable()
export class WithdrawInvitation {
  constructor(@Inject(EmployerChanges) private readonly changes: EmployerChanges) {}

  /** @param employerId whom staff act for; null for members */
  async execute(
    caller: Caller,
    { invitationId }: { readonly invitationId: Id },
    employerId: Id | null = null,
  ): Promise<void> {
    return this.changes.run(
      caller,
      { name: 'employers.withdraw-invitation', permission: 'members.manage' },
      employerId,
      async (tx, employer) => {
        const withdrawn = await tx.changedOne(
          `UPDATE employer_invitations SET state = 'withdrawn', live = NULL, answered_at = ?, answered_by = ?
          WHERE id = ? AND employer_id = ? AND live = 1`,
          [tx.now, caller.accountId, invitationId, employer.id],
        );
        if (!withdrawn) throw new DomainError('resource.not_found');
      },
    );
  }
}

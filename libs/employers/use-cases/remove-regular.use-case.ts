import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import type { Caller } from '@gg/platform';
import { EmployerChanges } from './employer-changes';

/** An employer takes a line off the list of regulars; a number goes with it. Throws `resource.not_found`. */
@Injectable()
export class RemoveRegular {
  constructor(@Inject(EmployerChanges) private readonly changes: EmployerChanges) {}

  /** @param employerId whom staff act for; null for members */
  async execute(
    caller: Caller,
    { regularId }: { readonly regularId: Id },
    employerId: Id | null = null,
  ): Promise<void> {
    return this.changes.run(
      caller,
      { name: 'employers.remove-regular', permission: 'regulars.manage' },
      employerId,
      async (tx, employer) => {
        const removed = await tx.changedOne(
          `UPDATE employer_regulars SET live = NULL, removed_at = ?, phone = NULL, phone_index = NULL, waiting = NULL
          WHERE id = ? AND employer_id = ? AND live = 1`,
          [tx.now, regularId, employer.id],
        );
        if (!removed) throw new DomainError('resource.not_found');
      },
    );
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import type { Caller } from '@gg/platform';
import { EmployerChanges } from './employer-changes';

/** An employer takes a site off its list; postings that name it keep it. Throws `resource.not_found`. */
@Injectable()
export class ArchiveSite {
  constructor(@Inject(EmployerChanges) private readonly changes: EmployerChanges) {}

  /** @param employerId whom staff act for; null for members */
  async execute(caller: Caller, { siteId }: { readonly siteId: Id }, employerId: Id | null = null): Promise<void> {
    return this.changes.run(
      caller,
      { name: 'employers.archive-site', permission: 'sites.manage' },
      employerId,
      async (tx, employer) => {
        const archived = await tx.changedOne(
          'UPDATE sites SET live = NULL, archived_at = ? WHERE id = ? AND employer_id = ? AND live = 1',
          [tx.now, siteId, employer.id],
        );
        if (!archived) throw new DomainError('resource.not_found');
      },
    );
  }
}

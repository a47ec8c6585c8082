import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import type { Caller } from '@gg/platform';
import { EmployerChanges } from './employer-changes';

/** An employer takes a block back. Throws `resource.not_found` when there is none. */
@Injectable()
export class UnblockWorker {
  constructor(@Inject(EmployerChanges) private readonly changes: EmployerChanges) {}

  async execute(caller: Caller, { workerId }: { readonly workerId: Id }, employerId: Id | null = null): Promise<void> {
    return this.changes.run(
      caller,
      { name: 'employers.unblock-worker', permission: 'blocks.manage' },
      employerId,
      async (tx, employer) => {
        const gone = await tx.changedOne('DELETE FROM employer_blocks WHERE employer_id = ? AND worker_id = ?', [
          employer.id,
          workerId,
        ]);
        if (!gone) throw new DomainError('resource.not_found');
      },
    );
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import type { Caller } from '@gg/platform';
import { WorkerChanges } from './worker-changes';

/** A worker takes a block back. Throws `resource.not_found` when there is none. */
@Injectable()
export class UnblockEmployer {
  constructor(@Inject(WorkerChanges) private readonly changes: WorkerChanges) {}

  async execute(caller: Caller, { employerId }: { readonly employerId: Id }): Promise<void> {
    return this.changes.run(caller, 'workers.unblock-employer', 'desk.act_on_behalf', async (tx, workerId) => {
      const gone = await tx.changedOne('DELETE FROM worker_employer_blocks WHERE worker_id = ? AND employer_id = ?', [
        workerId,
        employerId,
      ]);
      if (!gone) throw new DomainError('resource.not_found');
    });
  }
}

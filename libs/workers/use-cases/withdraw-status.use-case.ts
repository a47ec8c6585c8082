import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import type { Caller } from '@gg/platform';
import { WorkerChanges } from './worker-changes';

/** A worker takes a stated fact back; the record of it stays. Throws `resource.not_found`. */
@Injectable()
export class WithdrawStatus {
  constructor(@Inject(WorkerChanges) private readonly changes: WorkerChanges) {}

  async execute(caller: Caller, { statusId }: { readonly statusId: Id }): Promise<void> {
    return this.changes.run(caller, 'workers.withdraw-status', 'desk.act_on_behalf', async (tx, workerId) => {
      const gone = await tx.changedOne(
        'UPDATE worker_statuses SET live = NULL, ended_at = ? WHERE id = ? AND worker_id = ? AND live = 1',
        [tx.now, statusId, workerId],
      );
      if (!gone) throw new DomainError('resource.not_found');
    });
  }
}

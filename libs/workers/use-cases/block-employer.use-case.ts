import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import type { Caller } from '@gg/platform';
import { WorkerChanges } from './worker-changes';

export interface BlockEmployerCommand {
  readonly employerId: Id;
  /** In the person's own words, for themself; nobody else sees it. */
  readonly reason: string | null;
}

/** Enough for a working life; the list is part of a row that matching reads. */
const MAX_BLOCKS = 500;

/** A worker wants nothing more of an employer: no offer, no seat. Blocking again keeps the first date. */
@Injectable()
export class BlockEmployer {
  constructor(@Inject(WorkerChanges) private readonly changes: WorkerChanges) {}

  /** Throws `worker.too_many_blocks`. */
  async execute(caller: Caller, { employerId, reason }: BlockEmployerCommand): Promise<void> {
    return this.changes.run(caller, 'workers.block-employer', 'desk.act_on_behalf', async (tx, workerId) => {
      const row = await tx.row<{ blocks: number }>(
        'SELECT COUNT(*) AS blocks FROM worker_employer_blocks WHERE worker_id = ? AND employer_id <> ?',
        [workerId, employerId],
      );
      if (Number(row?.blocks) >= MAX_BLOCKS) throw new DomainError('worker.too_many_blocks', { most: MAX_BLOCKS });
      await tx.insert(
        'worker_employer_blocks',
        { workerId, employerId, reason, blockedAt: tx.now },
        'ON DUPLICATE KEY UPDATE reason = VALUES(reason)',
      );
    });
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import { personFacts } from '@gg/identity';
import type { Caller } from '@gg/platform';
import { EmployerChanges } from './employer-changes';

export interface BlockWorkerCommand {
  readonly workerId: Id;
  /** For the employer's own people; the worker can ask to see it (个人信息保护法 44–45). */
  readonly reason: string | null;
}

/** More than any employer has sent away; keeps the set that matching reads small. */
const MOST_BLOCKS = 2_000;

/** An employer does not want a worker again: no offer, no seat. Blocking again keeps the first date. Throws `block.too_many`. */
@Injectable()
export class BlockWorker {
  constructor(@Inject(EmployerChanges) private readonly changes: EmployerChanges) {}

  async execute(caller: Caller, { workerId, reason }: BlockWorkerCommand, employerId: Id | null = null): Promise<void> {
    return this.changes.run(
      caller,
      { name: 'employers.block-worker', permission: 'blocks.manage' },
      employerId,
      async (tx, employer) => {
        if (!(await personFacts(tx, [workerId])).has(workerId)) throw new DomainError('resource.not_found');
        const row = await tx.row<{ blocks: number }>(
          'SELECT COUNT(*) AS blocks FROM employer_blocks WHERE employer_id = ? AND worker_id <> ?',
          [employer.id, workerId],
        );
        if (Number(row?.blocks) >= MOST_BLOCKS) throw new DomainError('block.too_many', { most: MOST_BLOCKS });
        await tx.insert(
          'employer_blocks',
          { employerId: employer.id, workerId, reason, blockedAt: tx.now, blockedBy: caller.accountId },
          'ON DUPLICATE KEY UPDATE reason = VALUES(reason)',
        );
      },
    );
  }
}

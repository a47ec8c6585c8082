import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import type { Caller } from '@gg/platform';
import { removePhoto } from '../data/certificate-photos';
import { WorkerChanges } from './worker-changes';

/** A worker takes a paper off the list; that it was named stays on record, its number and its photo do not. Throws `resource.not_found`. */
@Injectable()
export class RemoveCertificate {
  constructor(@Inject(WorkerChanges) private readonly changes: WorkerChanges) {}

  async execute(caller: Caller, { certificateId }: { readonly certificateId: Id }): Promise<void> {
    return this.changes.run(caller, 'workers.remove-certificate', 'desk.act_on_behalf', async (tx, workerId) => {
      const gone = await tx.changedOne(
        `UPDATE worker_certificates SET live = NULL, ended_at = ?, number_sealed = NULL
          WHERE id = ? AND worker_id = ? AND live = 1`,
        [tx.now, certificateId, workerId],
      );
      if (!gone) throw new DomainError('resource.not_found');
      await removePhoto(tx, certificateId, workerId);
    });
  }
}

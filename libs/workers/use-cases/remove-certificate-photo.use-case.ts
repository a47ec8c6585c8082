import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import type { Caller } from '@gg/platform';
import { removePhoto } from '../data/certificate-photos';
import { WorkerChanges } from './worker-changes';

/** The photo of a certificate goes, the certificate stays. Throws `resource.not_found` where there is none. */
@Injectable()
export class RemoveCertificatePhoto {
  constructor(@Inject(WorkerChanges) private readonly changes: WorkerChanges) {}

  async execute(caller: Caller, { certificateId }: { readonly certificateId: Id }): Promise<void> {
    return this.changes.run(caller, 'workers.remove-certificate-photo', 'desk.act_on_behalf', async (tx, workerId) => {
      if (!(await removePhoto(tx, certificateId, workerId))) throw new DomainError('resource.not_found');
    });
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { PersonVault } from '@gg/identity';
import { DomainError, type Id } from '@gg/kernel';
import { audit, Connections, PermissionPolicy, Transactions, type Caller } from '@gg/platform';
import { openPhoto, type ShownPhoto } from '../data/certificate-photos';
import { ownRegion } from '../data/own-region';

/** A certificate's photo is shown: to its worker, and to staff of the region who judge it. */
@Injectable()
export class ViewCertificatePhoto {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Connections) private readonly connections: Connections,
    @Inject(PermissionPolicy) private readonly policy: PermissionPolicy,
    @Inject(PersonVault) private readonly vault: PersonVault,
  ) {}

  /** The worker's own. Throws `resource.not_found`. */
  own(workerId: Id, certificateId: Id): Promise<ShownPhoto> {
    return openPhoto(this.connections, this.vault, { certificateId, workerId });
  }

  /**
   * To staff who judge it. Each look is on the audit trail before anything is shown. Throws `resource.not_found`, for a
   * worker of another region too.
   */
  async byStaff(caller: Caller, workerId: Id, certificateId: Id): Promise<ShownPhoto> {
    const region = ownRegion('region_code', this.policy.regionsFor(caller, 'qualifications.verify'));
    return this.transactions.run({ ...caller, idempotency: null }, 'workers.view-certificate-photo', async (tx) => {
      const worker = await tx.row<{ regionCode: string }>(
        `SELECT region_code FROM workers WHERE worker_id = ? AND ${region.sql}`,
        [workerId, ...region.params],
      );
      if (!worker) throw new DomainError('resource.not_found');
      const photo = await openPhoto(tx, this.vault, { certificateId, workerId });
      await audit(tx, {
        action: 'certificate_photo.viewed',
        subjectType: 'worker',
        subjectId: workerId,
        regionCode: worker.regionCode,
        facts: { certificateId },
      });
      return photo;
    });
  }
}

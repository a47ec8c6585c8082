import { Inject, Injectable } from '@nestjs/common';
import { DomainError, localDate, newId, type Id } from '@gg/kernel';
import { PersonVault } from '@gg/identity';
import type { Caller } from '@gg/platform';
import { assertCertificate, certificateNumber, MAX_CERTIFICATES, type CertificateTerm } from '../domain/certificate';
import { hasTerm } from '../data/has-term';
import { WorkerChanges } from './worker-changes';

export interface AddCertificateCommand extends CertificateTerm {
  /** As printed on the paper; sealed before it is stored. */
  readonly number: string | null;
}

/** A worker names a paper they hold. Throws `worker.certificate_*`, `worker.period_reversed`. */
@Injectable()
export class AddCertificate {
  constructor(
    @Inject(WorkerChanges) private readonly changes: WorkerChanges,
    @Inject(PersonVault) private readonly vault: PersonVault,
  ) {}

  async execute(caller: Caller, command: AddCertificateCommand): Promise<{ certificateId: Id }> {
    const number = command.number === null ? null : certificateNumber(command.number);
    return this.changes.run(caller, 'workers.add-certificate', 'desk.act_on_behalf', async (tx, workerId) => {
      assertCertificate(command, hasTerm(command.kind), localDate(tx.now));
      const row = await tx.row<{ papers: number }>(
        'SELECT COUNT(*) AS papers FROM worker_certificates WHERE worker_id = ? AND live = 1',
        [workerId],
      );
      if (Number(row?.papers) >= MAX_CERTIFICATES) {
        throw new DomainError('worker.too_many_certificates', { most: MAX_CERTIFICATES });
      }
      const certificateId = newId();
      const place = { table: 'worker_certificates', column: 'number_sealed', rowId: certificateId };
      await tx.insert('worker_certificates', {
        id: certificateId,
        workerId,
        kind: command.kind,
        numberSealed: number === null ? null : this.vault.seal(await this.vault.keyOf(tx, workerId), place, number),
        validFrom: command.validFrom,
        validTo: command.validTo,
        proofState: 'stated',
        proofMethod: null,
        provenBy: null,
        provenAt: null,
        statedAt: tx.now,
        actorId: caller.accountId,
        consentId: caller.consentId,
        live: 1,
        endedAt: null,
      });
      return { certificateId };
    });
  }
}

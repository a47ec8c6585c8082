import { Inject, Injectable } from '@nestjs/common';
import { DomainError, localDate, type Id, type LocalDate } from '@gg/kernel';
import { PersonVault } from '@gg/identity';
import type { CertificateKind } from '@gg/reference-data';
import { CONFIG, type Caller, type Config } from '@gg/platform';
import { keepPhotoUntil } from '../data/certificate-photos';
import { assertCertificate, certificateNumber } from '../domain/certificate';
import { hasTerm } from '../data/has-term';
import { WorkerChanges } from './worker-changes';

/** What to change; what is left out stays. The kind of a paper never changes: that is another paper. */
export interface EditCertificateCommand {
  readonly certificateId: Id;
  readonly number?: string | null;
  readonly validFrom?: LocalDate;
  readonly validTo?: LocalDate | null;
}

/**
 * A worker corrects what was said of a paper. Its proof is gone then: staff saw another number or other dates.
 * Throws `resource.not_found`, `worker.certificate_*`, `worker.period_reversed`.
 */
@Injectable()
export class EditCertificate {
  constructor(
    @Inject(WorkerChanges) private readonly changes: WorkerChanges,
    @Inject(PersonVault) private readonly vault: PersonVault,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async execute(caller: Caller, { certificateId, ...command }: EditCertificateCommand): Promise<void> {
    const number = command.number ? certificateNumber(command.number) : command.number;
    return this.changes.run(caller, 'workers.edit-certificate', 'desk.act_on_behalf', async (tx, workerId) => {
      const row = await tx.row<{
        kind: CertificateKind;
        validFrom: LocalDate;
        validTo: LocalDate | null;
        numberSealed: Buffer | null;
      }>(
        `SELECT kind, valid_from, valid_to, number_sealed FROM worker_certificates
          WHERE id = ? AND worker_id = ? AND live = 1`,
        [certificateId, workerId],
      );
      if (!row) throw new DomainError('resource.not_found');
      const { validFrom = row.validFrom, validTo = row.validTo } = command;
      assertCertificate({ kind: row.kind, validFrom, validTo }, hasTerm(row.kind), localDate(tx.now));
      const place = { table: 'worker_certificates', column: 'number_sealed', rowId: certificateId };
      const sealed =
        number === undefined
          ? row.numberSealed
          : number === null
            ? null
            : this.vault.seal(await this.vault.keyOf(tx, workerId), place, number);
      await tx.change(
        `UPDATE worker_certificates SET number_sealed = ?, valid_from = ?, valid_to = ?, proof_state = 'stated',
           proof_method = NULL, proven_by = NULL, proven_at = NULL, stated_at = ?, actor_id = ?, consent_id = ?
          WHERE id = ?`,
        [sealed, validFrom, validTo, tx.now, caller.accountId, caller.consentId, certificateId],
      );
      const { keepDays } = this.config.settings.photos;
      await tx.change('UPDATE certificate_photos SET keep_until = ? WHERE certificate_id = ?', [
        keepPhotoUntil(validTo, keepDays),
        certificateId,
      ]);
    });
  }
}

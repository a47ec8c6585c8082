import { Inject, Injectable } from '@nestjs/common';
import { DomainError, localDate, newId, type Id } from '@gg/kernel';
import type { Caller } from '@gg/platform';
import { licencesOf } from '../data/employer-rows';
import { lookAgain } from '../data/look-again';
import { assertLicence, licenceNumber, type Licence } from '../domain/employer';
import { EmployerChanges } from './employer-changes';

/**
 * An agent names its 人力资源服务许可证, or a newer one; staff look at it before it counts. Throws `employer.licence_*`.
 */
@Injectable()
export class StateLicence {
  constructor(@Inject(EmployerChanges) private readonly changes: EmployerChanges) {}

  /** @param employerId whom staff act for; null for members */
  async execute(caller: Caller, said: Licence, employerId: Id | null = null): Promise<void> {
    const number = licenceNumber(said.number);
    return this.changes.run(
      caller,
      { name: 'employers.state-licence', permission: 'organisation.edit' },
      employerId,
      async (tx, employer) => {
        if (employer.kind !== 'agent') throw new DomainError('employer.licence_unwanted');
        assertLicence(said, localDate(tx.now));
        const known = (await licencesOf(tx, [employer.id])).get(employer.id);
        const { validFrom, validTo } = said;
        if (known && known.number === number && known.validFrom === validFrom && known.validTo === validTo) return;
        await tx.change('UPDATE employer_licences SET live = NULL, ended_at = ? WHERE employer_id = ? AND live = 1', [
          tx.now,
          employer.id,
        ]);
        await tx.insert('employer_licences', {
          id: newId(),
          employerId: employer.id,
          number,
          validFrom,
          validTo,
          statedAt: tx.now,
          actorId: caller.accountId,
          live: 1,
          endedAt: null,
        });
        await lookAgain(tx, employer.id);
      },
    );
  }
}

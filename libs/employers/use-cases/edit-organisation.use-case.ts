import { Inject, Injectable } from '@nestjs/common';
import type { EmployerKind } from '@gg/compliance';
import type { Id } from '@gg/kernel';
import type { Caller } from '@gg/platform';
import { lookAgain } from '../data/look-again';
import { assertCodeFree, checkedIntroduction } from './employer-registrar';
import { EmployerChanges } from './employer-changes';

/** What to change; what is left out stays. */
export interface EditOrganisationCommand {
  readonly kind?: EmployerKind;
  readonly name?: string;
  readonly creditCode?: string | null;
  readonly regionCode?: string;
}

/**
 * The owner corrects what was said of the organisation. When something changes that staff have looked at, they look
 * again. Throws `employer.*`, `identity.credit_code_*`.
 */
@Injectable()
export class EditOrganisation {
  constructor(@Inject(EmployerChanges) private readonly changes: EmployerChanges) {}

  /** @param employerId whom staff act for; null for members */
  async execute(caller: Caller, command: EditOrganisationCommand, employerId: Id | null = null): Promise<void> {
    return this.changes.run(
      caller,
      { name: 'employers.edit', permission: 'organisation.edit' },
      employerId,
      async (tx, employer) => {
        const next = checkedIntroduction({
          kind: command.kind ?? employer.kind,
          name: command.name ?? employer.name,
          creditCode: command.creditCode === undefined ? employer.creditCode : command.creditCode,
          regionCode: command.regionCode ?? employer.regionCode,
        });
        await assertCodeFree(tx, next.creditCode, employer.id);
        const looked =
          next.kind === employer.kind && next.name === employer.name && next.creditCode === employer.creditCode;
        await tx.change(
          'UPDATE employers SET kind = ?, name = ?, credit_code = ?, region_code = ?, city_code = ? WHERE id = ?',
          [next.kind, next.name, next.creditCode, next.regionCode, next.cityCode, employer.id],
        );
        if (!looked) await lookAgain(tx, employer.id);
      },
    );
  }
}

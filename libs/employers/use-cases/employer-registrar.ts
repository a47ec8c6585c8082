import { Inject, Injectable } from '@nestjs/common';
import type { EmployerKind } from '@gg/compliance';
import { DomainError, newId, type Id } from '@gg/kernel';
import { AccountGrants, parseCreditCode, PersonKeys } from '@gg/identity';
import { isDuplicate, provenanceOf, type Tx } from '@gg/platform';
import { cityOf, isRegionCode } from '@gg/reference-data';
import { assertCodeFits } from '../domain/employer';

/** An employer as it introduces itself. */
export interface EmployerIntroduction {
  readonly kind: EmployerKind;
  /** As registered; a household chooses what workers see. */
  readonly name: string;
  /** 统一社会信用代码 as typed; null for households. */
  readonly creditCode: string | null;
  /** County or city. */
  readonly regionCode: string;
}

/** What is checked of an introduction, whoever registers or changes it. */
export interface CheckedIntroduction extends EmployerIntroduction {
  readonly cityCode: string;
}

/**
 * Checks and normalises. Throws `identity.credit_code_*`, `employer.credit_code_*`, `employer.region_unknown`.
 */
export function checkedIntroduction(said: EmployerIntroduction): CheckedIntroduction {
  assertCodeFits(said.kind, said.creditCode !== null);
  const city = isRegionCode(said.regionCode) ? cityOf(said.regionCode) : undefined;
  if (!city) throw new DomainError('employer.region_unknown');
  const creditCode = said.creditCode === null ? null : parseCreditCode(said.creditCode).text;
  return { ...said, creditCode, cityCode: city.code };
}

/** Throws `employer.credit_code_taken` when another employer is verified for the code already. */
export async function assertCodeFree(tx: Tx, creditCode: string | null, employerId: Id | null): Promise<void> {
  if (creditCode === null) return;
  const taken = await tx.row<{ id: Id }>('SELECT id FROM employers WHERE verified_code = ?', [creditCode]);
  if (taken && taken.id !== employerId) throw new DomainError('employer.credit_code_taken');
}

/** Writes a new employer and makes an account its owner, inside the transaction of whoever registers it. */
@Injectable()
export class EmployerRegistrar {
  constructor(
    @Inject(PersonKeys) private readonly keys: PersonKeys,
    @Inject(AccountGrants) private readonly grants: AccountGrants,
  ) {}

  /**
   * @param founderId the account that registers for itself; one account founds one employer. Null when staff register
   * Throws `employer.credit_code_taken`, `employer.already_member`.
   */
  async register(tx: Tx, introduction: CheckedIntroduction, ownerId: Id, founderId: Id | null): Promise<Id> {
    const { kind, name, creditCode, regionCode, cityCode } = introduction;
    await assertCodeFree(tx, creditCode, null);
    const id = newId();
    const key = await this.keys.create(tx, id);
    try {
      await tx.insert('employers', {
        id,
        version: 1,
        kind,
        name,
        creditCode,
        verifiedCode: null,
        regionCode,
        cityCode,
        state: 'awaiting',
        proof: null,
        judgedAt: null,
        judgedBy: null,
        refusalReason: null,
        recheckDueOn: null,
        founderId,
        phonesKeyId: key.id,
        nextRegular: 0,
        phonesDay: null,
        phonesThatDay: 0,
        registeredAt: tx.now,
        updatedAt: tx.now,
        ...provenanceOf(tx.caller),
      });
    } catch (error) {
      if (isDuplicate(error, 'uq_employers_founder')) throw new DomainError('employer.already_member');
      throw error;
    }
    await this.grants.give(tx, ownerId, { side: 'employer', role: 'owner', employerId: id });
    return id;
  }
}

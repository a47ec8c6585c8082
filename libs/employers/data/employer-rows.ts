import type { EmployerKind } from '@gg/compliance';
import type { Id, LocalDate } from '@gg/kernel';
import type { Reader } from './reader';
import type { Licence, VerificationState } from '../domain/employer';

/** What is stored of an employer. */
export interface EmployerRow {
  readonly id: Id;
  readonly version: number;
  readonly kind: EmployerKind;
  readonly name: string;
  readonly creditCode: string | null;
  readonly regionCode: string;
  readonly cityCode: string;
  readonly state: VerificationState;
  readonly refusalReason: string | null;
  readonly judgedAt: Date | null;
  readonly recheckDueOn: LocalDate | null;
  readonly registeredAt: Date;
  readonly phonesKeyId: Id;
  readonly nextRegular: number;
  readonly phonesDay: LocalDate | null;
  readonly phonesThatDay: number;
}

export const employerRow = (reader: Reader, employerId: Id): Promise<EmployerRow | null> =>
  reader.row<EmployerRow>(
    `SELECT id, version, kind, name, credit_code, region_code, city_code, state, refusal_reason, judged_at, recheck_due_on,
            registered_at, phones_key_id, next_regular, phones_day, phones_that_day
       FROM employers WHERE id = ?`,
    [employerId],
  );

/** The licences of employers that have one, by employer. */
export async function licencesOf(reader: Reader, employerIds: readonly Id[]): Promise<Map<Id, Licence>> {
  if (employerIds.length === 0) return new Map();
  const rows = await reader.rows<Licence & { employerId: Id }>(
    `SELECT employer_id, number, valid_from, valid_to FROM employer_licences WHERE employer_id IN (?) AND live = 1`,
    [employerIds],
  );
  return new Map(rows.map(({ employerId, ...licence }) => [employerId, licence]));
}

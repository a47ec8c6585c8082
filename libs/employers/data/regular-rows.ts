import { DomainError, newId, type Id } from '@gg/kernel';
import type { Tx } from '@gg/platform';
import type { EmployerRow } from './employer-rows';
import type { Reader } from './reader';

/** Regulars of one employer: the whole list fits into one wave and then some. */
const MOST_REGULARS = 5_000;

/** One line of the list. */
export interface NewRegular {
  readonly id: Id;
  readonly workerId: Id | null;
  readonly phoneIndex: Buffer | null;
  readonly phone: Buffer | null;
  readonly matchedWorkerId: Id | null;
}

/** Appends lines to the list of an employer whose row this transaction holds. Throws `regulars.too_many`. */
export async function appendRegulars(tx: Tx, employer: EmployerRow, regulars: readonly NewRegular[]): Promise<void> {
  if (regulars.length === 0) return;
  const row = await tx.row<{ regulars: number }>(
    'SELECT COUNT(*) AS regulars FROM employer_regulars WHERE employer_id = ? AND live = 1',
    [employer.id],
  );
  if (Number(row?.regulars) + regulars.length > MOST_REGULARS) {
    throw new DomainError('regulars.too_many', { most: MOST_REGULARS });
  }
  await tx.insert(
    'employer_regulars',
    regulars.map((regular, index) => ({
      ...regular,
      employerId: employer.id,
      place: employer.nextRegular + index,
      waiting: regular.phoneIndex !== null && regular.matchedWorkerId === null ? 1 : null,
      addedAt: tx.now,
      actorId: tx.caller.accountId,
      consentId: tx.caller.consentId,
      live: 1,
      removedAt: null,
    })),
  );
  await tx.change('UPDATE employers SET next_regular = next_regular + ? WHERE id = ?', [regulars.length, employer.id]);
}

/** A line that names the person. */
export const byWorker = (workerId: Id): NewRegular => ({
  id: newId(),
  workerId,
  phoneIndex: null,
  phone: null,
  matchedWorkerId: null,
});

/** Which of the numbers stand in the list already, as hex of their index. */
export async function listedPhones(reader: Reader, employerId: Id, indexes: readonly Buffer[]): Promise<Set<string>> {
  if (indexes.length === 0) return new Set();
  const rows = await reader.rows<{ phoneIndex: Buffer }>(
    'SELECT phone_index FROM employer_regulars WHERE employer_id = ? AND live = 1 AND phone_index IN (?)',
    [employerId, indexes],
  );
  return new Set(rows.map(({ phoneIndex }) => phoneIndex.toString('hex')));
}

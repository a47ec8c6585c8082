import type { Id, LocalDate } from '@gg/kernel';
import { personState } from '../data/accounts';
import type { Reader } from '../data/reader';
import type { IdentityState } from '../domain/identity-state';

/** What other rooms may know of a person without opening anything. */
export interface PersonFacts {
  readonly accountId: Id;
  readonly active: boolean;
  readonly identityState: IdentityState;
  readonly birthDate: LocalDate | null;
  readonly sex: 'male' | 'female' | null;
}

interface FactsRow {
  id: Id;
  state: 'active' | 'suspended' | 'erased';
  identityState: IdentityState;
  birthDate: LocalDate | null;
  sex: 'male' | 'female' | null;
}

/** Facts of some persons, by account. Who does not exist is left out. */
export async function personFacts(reader: Reader, accountIds: readonly Id[]): Promise<ReadonlyMap<Id, PersonFacts>> {
  if (accountIds.length === 0) return new Map();
  const rows = await reader.rows<FactsRow>(
    'SELECT id, state, identity_state, birth_date, sex FROM accounts WHERE id IN (?)',
    [accountIds],
  );
  return new Map(rows.map((row) => [row.id, personState(row)]));
}

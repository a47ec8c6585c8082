import { Inject, Injectable } from '@nestjs/common';
import { DomainError, localDate, type Id } from '@gg/kernel';
import { audit, PermissionPolicy, Transactions, type Caller } from '@gg/platform';
import { BlindIndex } from '../crypto/blind-index';
import { regionFilter } from '../data/region-filter';
import { parseIdNumber } from '../domain/chinese-id-number';
import type { IdentityState } from '../domain/identity-state';
import { parsePersonName } from '../domain/person-name';
import { parsePhone } from '../domain/phone';
import { PersonReader, type MaskedPerson } from '../read-models/person-reader';

/** What staff know of somebody; whole and exact, since sealed data is not searched by parts. */
export type PersonQuery =
  | { readonly by: 'phone'; readonly value: string }
  | { readonly by: 'id_number'; readonly value: string }
  | { readonly by: 'name'; readonly value: string };

export interface FoundPerson extends MaskedPerson {
  readonly accountId: Id;
  readonly state: string;
  readonly identityState: IdentityState;
  readonly regionCode: string;
}

/** A common name has more bearers than anyone reads through at a window: ask for the phone then. */
const MOST = 20;

/**
 * Staff look people of their region up. Each look is on the audit trail, by what and with how many found, without the
 * value. Refuses with `identity.phone_invalid`, `identity.id_number_…`, `identity.name_invalid`.
 */
@Injectable()
export class FindPeople {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(PermissionPolicy) private readonly policy: PermissionPolicy,
    @Inject(PersonReader) private readonly people: PersonReader,
    @Inject(BlindIndex) private readonly index: BlindIndex,
  ) {}

  async execute(caller: Caller, query: PersonQuery): Promise<FoundPerson[]> {
    return this.transactions.run({ ...caller, idempotency: null }, 'identity.find-people', async (tx) => {
      const { column, digest } = this.condition(query, tx.now);
      const region = regionFilter('region_code', this.policy.regionsFor(caller, 'desk.look_up_person'));
      const rows = await tx.rows<Omit<FoundPerson, keyof MaskedPerson>>(
        `SELECT id AS account_id, state, identity_state, region_code FROM accounts
          WHERE ${column} = ? AND ${region.sql} AND state <> 'erased' ORDER BY created_at DESC, id DESC LIMIT ${MOST}`,
        [digest, ...region.params],
      );
      const masked = await this.people.masked(
        rows.map(({ accountId }) => accountId),
        tx,
      );
      await audit(tx, {
        action: 'people.looked_up',
        subjectType: 'account',
        subjectId: rows[0]?.accountId ?? caller.accountId ?? '',
        regionCode: rows[0]?.regionCode ?? null,
        facts: { by: query.by, found: rows.length },
      });
      return rows.map((row) => ({
        ...row,
        ...(masked.get(row.accountId) ?? { name: null, phone: null, idNumber: null }),
      }));
    });
  }

  /** One person of the region. Throws `resource.not_found`. */
  async one(caller: Caller, accountId: Id): Promise<FoundPerson> {
    return this.transactions.run({ ...caller, idempotency: null }, 'identity.see-person', async (tx) => {
      const region = regionFilter('region_code', this.policy.regionsFor(caller, 'desk.look_up_person'));
      const row = await tx.row<Omit<FoundPerson, keyof MaskedPerson>>(
        `SELECT id AS account_id, state, identity_state, region_code FROM accounts WHERE id = ? AND ${region.sql}`,
        [accountId, ...region.params],
      );
      if (!row) throw new DomainError('resource.not_found');
      const masked = await this.people.masked([accountId], tx);
      return { ...row, ...(masked.get(accountId) ?? { name: null, phone: null, idNumber: null }) };
    });
  }

  private condition(query: PersonQuery, now: Date): { column: string; digest: Buffer } {
    switch (query.by) {
      case 'phone':
        return { column: 'phone_index', digest: this.index.of('phone', parsePhone(query.value)) };
      case 'id_number':
        return {
          column: 'id_number_index',
          digest: this.index.of('id_number', parseIdNumber(query.value, localDate(now)).text),
        };
      case 'name':
        return { column: 'name_index', digest: this.index.of('name', parsePersonName(query.value)) };
    }
  }
}

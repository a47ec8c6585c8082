import { Inject, Injectable } from '@nestjs/common';
import { PersonVault } from '@gg/identity';
import { DomainError, type Id } from '@gg/kernel';
import type { Tx } from '@gg/platform';
import type { Reader } from '../data/reader';
import type { SharedContact } from '../domain/shared-terms';

const nameOf = (postingId: Id) => ({ table: 'shared_postings', column: 'contact_name', rowId: postingId });
const phoneOf = (postingId: Id) => ({ table: 'shared_postings', column: 'contact_phone', rowId: postingId });

/** Name and number of a contact, sealed for a row. */
export interface SealedSharedContact {
  readonly contactName: Buffer;
  readonly contactPhone: Buffer;
}

/**
 * 联系人 of a surplus or a shortage, sealed under the key of the person who named them. Who may see it — the own members,
 * and the other firm once the two talk — the asker has decided.
 */
@Injectable()
export class SharedContacts {
  constructor(@Inject(PersonVault) private readonly vault: PersonVault) {}

  async seal(tx: Tx, postingId: Id, { name, phone }: SharedContact): Promise<SealedSharedContact> {
    const author = tx.caller.onBehalfOf ?? tx.caller.accountId;
    if (author === null) throw new DomainError('access.denied');
    const key = await this.vault.keyOf(tx, author);
    return {
      contactName: this.vault.seal(key, nameOf(postingId), name),
      contactPhone: this.vault.seal(key, phoneOf(postingId), phone),
    };
  }

  /** Null where none was named, or its key is destroyed. */
  async ofPosting(reader: Reader, postingId: Id): Promise<SharedContact | null> {
    const row = await reader.row<{ contactName: Buffer | null; contactPhone: Buffer | null }>(
      'SELECT contact_name, contact_phone FROM shared_postings WHERE id = ?',
      [postingId],
    );
    const name = await this.vault.open(reader, nameOf(postingId), row?.contactName ?? null);
    const phone = await this.vault.open(reader, phoneOf(postingId), row?.contactPhone ?? null);
    return name !== null && phone !== null ? { name, phone } : null;
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { PersonVault } from '@gg/identity';
import { DomainError, type Id } from '@gg/kernel';
import type { Tx } from '@gg/platform';
import type { Reader } from '../data/reader';
import type { SiteContact } from '../domain/posting-terms';
import type { SealedContact } from './insert-posting';

interface ContactColumns {
  readonly id: Id;
  readonly contactName: Buffer | null;
  readonly contactPhone: Buffer | null;
}

const nameOf = (postingId: Id) => ({ table: 'postings', column: 'contact_name', rowId: postingId });
const phoneOf = (postingId: Id) => ({ table: 'postings', column: 'contact_phone', rowId: postingId });

/**
 * 现场联系人: name and phone of whoever receives the workers, sealed under the key of the person who named them. Shown to
 * the employer's own members and to those who are booked; who that is, the asker has decided.
 */
@Injectable()
export class SiteContacts {
  constructor(@Inject(PersonVault) private readonly vault: PersonVault) {}

  /** Seals a contact for the row of a posting. */
  async seal(tx: Tx, postingId: Id, { name, phone }: SiteContact): Promise<SealedContact> {
    const author = tx.caller.onBehalfOf ?? tx.caller.accountId;
    if (author === null) throw new DomainError('access.denied');
    const key = await this.vault.keyOf(tx, author);
    return {
      name: this.vault.seal(key, nameOf(postingId), name),
      phone: this.vault.seal(key, phoneOf(postingId), phone),
    };
  }

  /** The contact of another posting, sealed anew for this row; null when there is none to take over. */
  async copy(tx: Tx, from: Id, to: Id): Promise<SealedContact | null> {
    const contact = (await this.ofPostings(tx, [from])).get(from);
    return contact ? this.seal(tx, to, contact) : null;
  }

  /** Contacts by posting; absent where none was named or its key is destroyed. */
  async ofPostings(reader: Reader, postingIds: readonly Id[]): Promise<Map<Id, SiteContact>> {
    if (postingIds.length === 0) return new Map();
    const rows = await reader.rows<ContactColumns>(
      'SELECT id, contact_name, contact_phone FROM postings WHERE id IN (?)',
      [postingIds],
    );
    return this.open(
      reader,
      rows.map((row) => [row.id, row]),
    );
  }

  /** Contacts by shift, for those who are booked on them. */
  async ofShifts(reader: Reader, shiftIds: readonly Id[]): Promise<Map<Id, SiteContact>> {
    if (shiftIds.length === 0) return new Map();
    const rows = await reader.rows<ContactColumns & { shiftId: Id }>(
      `SELECT s.id AS shift_id, p.id, p.contact_name, p.contact_phone FROM shifts s JOIN postings p ON p.id = s.posting_id
        WHERE s.id IN (?)`,
      [shiftIds],
    );
    return this.open(
      reader,
      rows.map((row) => [row.shiftId, row]),
    );
  }

  private async open(reader: Reader, rows: readonly (readonly [Id, ContactColumns])[]): Promise<Map<Id, SiteContact>> {
    const contacts = new Map<Id, SiteContact>();
    for (const [key, { id, contactName, contactPhone }] of rows) {
      const name = await this.vault.open(reader, nameOf(id), contactName);
      const phone = await this.vault.open(reader, phoneOf(id), contactPhone);
      if (name !== null && phone !== null) contacts.set(key, { name, phone });
    }
    return contacts;
  }
}

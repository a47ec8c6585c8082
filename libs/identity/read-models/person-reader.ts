import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '@gg/kernel';
import { Connections } from '@gg/platform';
import { silentNumbers } from '../data/silent-numbers';
import { BlindIndex } from '../crypto/blind-index';
import { PersonVault } from '../data/person-vault';
import type { Reader } from '../data/reader';
import { maskIdNumber } from '../domain/chinese-id-number';
import { maskPersonName } from '../domain/person-name';
import { maskPhone } from '../domain/phone';

/** Name and phone in the clear: to send an SMS, to phone, to write a roster. Never for an answer to a browser as it is. */
export interface Contact {
  readonly name: string | null;
  readonly phone: string | null;
}

/** What may be shown to people who have no need of more. */
export interface MaskedPerson {
  readonly name: string | null;
  readonly phone: string | null;
  readonly idNumber: string | null;
}

interface SealedRow {
  id: Id;
  name: Buffer | null;
  phone: Buffer | null;
  idNumber: Buffer | null;
}

/** Persons as other rooms need them. Opening many costs one query for the rows and one for the keys not in memory. */
@Injectable()
export class PersonReader {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(PersonVault) private readonly vault: PersonVault,
    @Inject(BlindIndex) private readonly index: BlindIndex,
  ) {}

  /** Names and phones by account; erased persons have neither, unknown ids are left out. */
  async contacts(accountIds: readonly Id[], reader: Reader = this.connections): Promise<ReadonlyMap<Id, Contact>> {
    const rows = await this.rows(reader, accountIds);
    return mapped(rows, async (row) => ({
      name: await this.open(reader, row, 'name'),
      phone: await this.open(reader, row, 'phone'),
    }));
  }

  /** `韦**`, `138****8000`, `**************002X`, by account. */
  async masked(accountIds: readonly Id[], reader: Reader = this.connections): Promise<ReadonlyMap<Id, MaskedPerson>> {
    const rows = await this.rows(reader, accountIds);
    return mapped(rows, async (row) => {
      const [name, phone, idNumber] = [
        await this.open(reader, row, 'name'),
        await this.open(reader, row, 'phone'),
        await this.open(reader, row, 'id_number'),
      ];
      return {
        name: name && maskPersonName(name),
        phone: phone && maskPhone(phone),
        idNumber: idNumber && maskIdNumber(idNumber),
      };
    });
  }

  /** Names in the clear, for those who have to do with the persons: the two sides of a booking. Opens nothing else. */
  async names(accountIds: readonly Id[], reader: Reader = this.connections): Promise<ReadonlyMap<Id, string | null>> {
    return mapped(await this.rows(reader, accountIds), (row) => this.open(reader, row, 'name'));
  }

  /**
   * Names and ID numbers in the clear, for a purpose that the law names: enrolling in insurance, the register of wages. The
   * asker has recorded the purpose and each person on the audit trail. Erased persons have neither.
   */
  async identities(
    accountIds: readonly Id[],
    reader: Reader = this.connections,
  ): Promise<ReadonlyMap<Id, { readonly name: string | null; readonly idNumber: string | null }>> {
    return mapped(await this.rows(reader, accountIds), async (row) => ({
      name: await this.open(reader, row, 'name'),
      idNumber: await this.open(reader, row, 'id_number'),
    }));
  }

  /** `韦**` by account: all of a name that may be shown to an employer before a booking. Erased persons have none. */
  async maskedNames(
    accountIds: readonly Id[],
    reader: Reader = this.connections,
  ): Promise<ReadonlyMap<Id, string | null>> {
    const rows = await this.rows(reader, accountIds);
    return mapped(rows, async (row) => {
      const name = await this.open(reader, row, 'name');
      return name && maskPersonName(name);
    });
  }

  /** Accounts by phone, for a pasted list. @param phones as parsePhone gives them */
  async accountsByPhone(
    phones: readonly string[],
    reader: Reader = this.connections,
  ): Promise<ReadonlyMap<string, Id>> {
    const byIndex = new Map(phones.map((phone) => [this.index.of('phone', phone).toString('hex'), phone]));
    const accounts = await this.accountsByPhoneIndex(
      [...byIndex.keys()].map((hex) => Buffer.from(hex, 'hex')),
      reader,
    );
    return new Map([...accounts].map(([hex, id]) => [byIndex.get(hex)!, id]));
  }

  /** Accounts by the blind index of their phone, as hex, for rooms that keep the index of a number they were told. */
  async accountsByPhoneIndex(
    indexes: readonly Buffer[],
    reader: Reader = this.connections,
  ): Promise<ReadonlyMap<string, Id>> {
    if (indexes.length === 0) return new Map();
    const rows = await reader.rows<{ id: Id; phoneIndex: Buffer }>(
      `SELECT id, phone_index FROM accounts WHERE phone_index IN (?) AND state = 'active'`,
      [indexes],
    );
    return new Map(rows.map(({ id, phoneIndex }) => [phoneIndex.toString('hex'), id]));
  }

  /** The blind index of the phone of each account that has one. Opens nothing. */
  async phoneIndexes(accountIds: readonly Id[], reader: Reader = this.connections): Promise<ReadonlyMap<Id, Buffer>> {
    if (accountIds.length === 0) return new Map();
    const rows = await reader.rows<{ id: Id; phoneIndex: Buffer }>(
      'SELECT id, phone_index FROM accounts WHERE id IN (?) AND phone_index IS NOT NULL',
      [accountIds],
    );
    return new Map(rows.map(({ id, phoneIndex }) => [id, phoneIndex]));
  }

  /** See {@link silentNumbers}. */
  silent(accountIds: readonly Id[], now: Date, reader: Reader = this.connections): Promise<ReadonlySet<Id>> {
    return silentNumbers(reader, accountIds, now);
  }

  private async rows(reader: Reader, accountIds: readonly Id[]): Promise<SealedRow[]> {
    if (accountIds.length === 0) return [];
    // Of an erased person law may keep the name for years: for those who ask by law, not for lists.
    const rows = await reader.rows<SealedRow>(
      `SELECT id, IF(state = 'erased', NULL, name) AS name, phone, IF(state = 'erased', NULL, id_number) AS id_number
         FROM accounts WHERE id IN (?)`,
      [accountIds],
    );
    await this.vault.prepare(
      reader,
      rows.flatMap(({ name, phone, idNumber }) => [name, phone, idNumber]),
    );
    return rows;
  }

  private open(reader: Reader, row: SealedRow, column: 'name' | 'phone' | 'id_number'): Promise<string | null> {
    const sealed = column === 'id_number' ? row.idNumber : row[column];
    return this.vault.open(reader, { table: 'accounts', column, rowId: row.id }, sealed);
  }
}

async function mapped<T>(
  rows: readonly SealedRow[],
  read: (row: SealedRow) => Promise<T>,
): Promise<ReadonlyMap<Id, T>> {
  return new Map(await Promise.all(rows.map(async (row) => [row.id, await read(row)] as const)));
}

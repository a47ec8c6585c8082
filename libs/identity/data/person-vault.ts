import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import type { DataKey } from '../crypto/data-key';
import { dataKeyIdOf, PersonalDataCipher, type SealedPlace } from '../crypto/personal-data-cipher';
import { PersonKeys } from './person-keys';
import type { Reader } from './reader';

/** Seals and opens personal data of any context under the key of the person it is about. */
@Injectable()
export class PersonVault {
  private readonly cipher = new PersonalDataCipher();

  constructor(@Inject(PersonKeys) private readonly keys: PersonKeys) {}

  /** The key of a person. Throws `resource.not_found` when there is no such account or it is erased. */
  async keyOf(reader: Reader, accountId: Id): Promise<DataKey> {
    const row = await reader.row<{ personKeyId: Id }>('SELECT person_key_id FROM accounts WHERE id = ?', [accountId]);
    const key = row && (await this.keys.get(reader, row.personKeyId));
    if (!key) throw new DomainError('resource.not_found');
    return key;
  }

  /** @returns bytes for a `SealedColumn`, good at this place only */
  seal(key: DataKey, place: SealedPlace, text: string): Buffer {
    return this.cipher.seal(key, place, text);
  }

  /** The same for a file. @returns bytes for a `SealedFileColumn` */
  sealFile(key: DataKey, place: SealedPlace, file: Buffer): Buffer {
    return this.cipher.sealBytes(key, place, file);
  }

  /** Reads together the keys with which to open many; nothing where there is nothing. */
  async prepare(reader: Reader, sealed: readonly (Buffer | null)[]): Promise<void> {
    await this.keys.warm(reader, sealed.filter((one) => one !== null).map(dataKeyIdOf));
  }

  /** Null when there is nothing, or the person was erased. Throws KeyRefused for bytes that were tampered with. */
  async open(reader: Reader, place: SealedPlace, sealed: Buffer | null): Promise<string | null> {
    if (sealed === null) return null;
    const key = await this.keys.get(reader, dataKeyIdOf(sealed));
    return key && this.cipher.open(key, place, sealed);
  }

  /** As {@link open}, for what {@link sealFile} sealed. */
  async openFile(reader: Reader, place: SealedPlace, sealed: Buffer): Promise<Buffer | null> {
    const key = await this.keys.get(reader, dataKeyIdOf(sealed));
    return key && this.cipher.openBytes(key, place, sealed);
  }
}

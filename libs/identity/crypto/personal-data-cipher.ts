import { isId, type Id } from '@gg/kernel';
import type { DataKey } from './data-key';
import { idFromBytes, idToBytes } from './id-bytes';
import { gcmOpen, gcmSeal, KeyRefused } from './key-management';
import { systemRandom, type RandomSource } from './random-source';

/** Where a sealed value stands. It opens nowhere else: moved to another row, column or table it is refused. */
export interface SealedPlace {
  readonly table: string;
  readonly column: string;
  readonly rowId: Id;
}

/** Version 1: `0x01`, data key's id (16 bytes), nonce (12), ciphertext, tag (16). */
const VERSION = 1;
const HEADER = 17;
/** What sealing adds to the UTF-8 length of a text, in bytes. */
export const SEALED_OVERHEAD = HEADER + 12 + 16;

const NAME = /^[a-z][a-z0-9_]{0,63}$/;

/** `table.column.row`. Names without dots and a UUID: no two places read the same. */
function placeOf({ table, column, rowId }: SealedPlace): Buffer {
  if (!NAME.test(table) || !NAME.test(column) || !isId(rowId)) throw new RangeError('not a place of a sealed value');
  return Buffer.from(`${table}.${column}.${rowId}`, 'ascii');
}

/** The data key that a sealed value needs. Throws KeyRefused for anything that was not sealed here. */
export function dataKeyIdOf(sealed: Buffer): Id {
  if (sealed[0] !== VERSION || sealed.length < SEALED_OVERHEAD)
    throw new KeyRefused('not a sealed value of a known version');
  return idFromBytes(sealed.subarray(1, HEADER));
}

/**
 * Seals personal data (个人信息保护法 51: encryption, de-identification) with AES-256-GCM under the data key of the person it
 * is about. The place is authenticated, so that nobody who can write the table can swap two persons' values. The length
 * of the text is not hidden.
 */
export class PersonalDataCipher {
  constructor(private readonly random: RandomSource = systemRandom) {}

  /** @returns bytes for a VARBINARY column; twice the same text gives different bytes */
  seal(key: DataKey, place: SealedPlace, plaintext: string): Buffer {
    return this.sealBytes(key, place, Buffer.from(plaintext, 'utf8'));
  }

  /** The same for what is no text: a picture. */
  sealBytes(key: DataKey, place: SealedPlace, plain: Buffer): Buffer {
    if (!isId(key.id)) throw new RangeError('a data key is named by a UUID');
    const header = Buffer.concat([Buffer.from([VERSION]), idToBytes(key.id)]);
    const aad = Buffer.concat([header, placeOf(place)]);
    return Buffer.concat([header, gcmSeal(key.secret, plain, aad, this.random)]);
  }

  /** Throws KeyRefused when the key is another one, the place is not the one it was sealed for, or any bit changed. */
  open(key: DataKey, place: SealedPlace, sealed: Buffer): string {
    return this.openBytes(key, place, sealed).toString('utf8');
  }

  /** The same for what {@link sealBytes} sealed. */
  openBytes(key: DataKey, place: SealedPlace, sealed: Buffer): Buffer {
    if (dataKeyIdOf(sealed) !== key.id) throw new KeyRefused('a sealed value needs another data key');
    const aad = Buffer.concat([sealed.subarray(0, HEADER), placeOf(place)]);
    const plain = gcmOpen(key.secret, sealed.subarray(HEADER), aad);
    if (plain === null) throw new KeyRefused('a sealed value was tampered with or stands in another place');
    return plain;
  }
}

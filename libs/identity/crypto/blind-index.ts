import type { KeyObject } from 'node:crypto';
import { deriveKey, mac } from './derived-key';

/** What can be looked up without being readable. */
export const BLIND_FIELDS = ['phone', 'id_number', 'name', 'bank_account'] as const;
export type BlindField = (typeof BLIND_FIELDS)[number];

/**
 * HMAC-SHA-256 of a normalised value under a key of its own for each field: equal values are found, nothing else is
 * learnt without the key. The key is not the master key and does not rotate with it: changing it means computing the
 * columns anew.
 */
export class BlindIndex {
  private readonly keys: Readonly<Record<BlindField, KeyObject>>;

  /** @param secret `BLIND_INDEX_KEY`, at least 32 characters */
  constructor(secret: string) {
    this.keys = Object.fromEntries(
      BLIND_FIELDS.map((field) => [field, deriveKey(secret, `blind-index/v1/${field}`)]),
    ) as Record<BlindField, KeyObject>;
  }

  /** @param normalised as parsePhone, parseIdNumber or parsePersonName give it @returns 32 bytes */
  of(field: BlindField, normalised: string): Buffer {
    if (normalised === '') throw new RangeError('an empty value has no index: all who lack it would be one person');
    return mac(this.keys[field], normalised);
  }
}

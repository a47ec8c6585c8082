import { createHmac, createSecretKey, hkdfSync, timingSafeEqual, type KeyObject } from 'node:crypto';

/** Purposes for which keys are derived. Each has a key of its own, so that a value made for one is void for the others. */
export type KeyPurpose =
  | `blind-index/v1/${string}`
  | 'one-time-code/v1'
  | 'csrf/v1'
  | `signed-link/v1/${string}`
  | `digest/v1/${string}`;

/**
 * A key for one purpose from a configured secret (HKDF-SHA-256, RFC 5869).
 * @param secret high-entropy text of at least 32 characters, from the configuration. RangeError when shorter
 */
export function deriveKey(secret: string, purpose: KeyPurpose): KeyObject {
  if (secret.length < 32) throw new RangeError('a secret needs at least 32 characters');
  return createSecretKey(Buffer.from(hkdfSync('sha256', secret, 'guigong', purpose, 32)));
}

/** HMAC-SHA-256, 32 bytes. Parts are length-prefixed, so that ("ab", "c") and ("a", "bc") differ. */
export function mac(key: KeyObject, ...parts: readonly (string | Buffer)[]): Buffer {
  const hmac = createHmac('sha256', key);
  for (const part of parts) {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'utf8') : part;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    hmac.update(length).update(bytes);
  }
  return hmac.digest();
}

/** Compares in a time that does not depend on where the first difference is. */
export const sameBytes = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);

import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';
import type { RandomSource } from './random-source';

/**
 * The place that keeps the master keys (KMS). It never gives a master key away: it wraps and unwraps the data keys of
 * persons. In production an adapter of the operator's key service or HSM; in development {@link DevelopmentKeyFile}.
 */
export interface KeyManagement {
  /** Id of the master key with which new data keys are wrapped. */
  activeKeyId(): string;
  /**
   * Wraps 32 bytes with the active master key.
   * @param context what the key belongs to; unwrapping needs the same
   */
  wrap(plain: Buffer, context: string): Promise<Buffer>;
  /** Throws {@link KeyRefused} when the master key is unknown or the text was tampered with. The caller wipes the answer. */
  unwrap(wrapped: Buffer, context: string): Promise<Buffer>;
  /** Throws {@link KeyRefused} naming the ids that are missing: a service that cannot read its data must not start. */
  assertHolds(keyIds: readonly string[]): Promise<void>;
}

/** Injection token of {@link KeyManagement}. */
export const KEY_MANAGEMENT = Symbol('KeyManagement');

/** A key is missing, destroyed or does not fit. An operator's matter, never a user's: it is no DomainError. */
export class KeyRefused extends Error {
  override readonly name = 'KeyRefused';
}

const NONCE = 12;
const TAG = 16;

/** AES-256-GCM: nonce, ciphertext, tag. The nonce is random, 96 bits (NIST SP 800-38D 8.2.2: at most 2^32 per key). */
export function gcmSeal(key: KeyObject, plain: Buffer, aad: Buffer, random: RandomSource): Buffer {
  const nonce = random(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG });
  cipher.setAAD(aad);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Opens what {@link gcmSeal} made; null when key, additional data or any bit differs. */
export function gcmOpen(key: KeyObject, sealed: Buffer, aad: Buffer): Buffer | null {
  if (sealed.length < NONCE + TAG) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAAD(aad);
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  const plain = decipher.update(sealed.subarray(NONCE, sealed.length - TAG));
  try {
    decipher.final();
    return plain;
  } catch {
    plain.fill(0);
    return null;
  }
}

/** Form of a wrapped data key: version 1, length of the master key's id, that id, nonce, ciphertext, tag. */
const WRAPPED_VERSION = 1;
export const MASTER_KEY_ID = /^[a-z0-9-]{1,40}$/;

/** Wraps a data key with a master key at hand. Header and context are authenticated. */
export function wrapWith(keyId: string, key: KeyObject, plain: Buffer, context: string, random: RandomSource): Buffer {
  const header = Buffer.concat([Buffer.from([WRAPPED_VERSION, keyId.length]), Buffer.from(keyId, 'ascii')]);
  return Buffer.concat([header, gcmSeal(key, plain, Buffer.concat([header, Buffer.from(context)]), random)]);
}

/** The id of the master key that wrapped a data key. Throws {@link KeyRefused} for an unknown form. */
export function wrappingKeyId(wrapped: Buffer): string {
  const length = wrapped[1] ?? 0;
  const keyId = wrapped.subarray(2, 2 + length).toString('latin1');
  if (wrapped[0] !== WRAPPED_VERSION || !MASTER_KEY_ID.test(keyId)) throw new KeyRefused('not a wrapped key');
  return keyId;
}

/** Unwraps with the master key whose id the header names. */
export function unwrapWith(key: KeyObject, wrapped: Buffer, context: string): Buffer {
  const headerLength = 2 + wrappingKeyId(wrapped).length;
  const aad = Buffer.concat([wrapped.subarray(0, headerLength), Buffer.from(context)]);
  const plain = gcmOpen(key, wrapped.subarray(headerLength), aad);
  if (plain === null) throw new KeyRefused('a wrapped key was tampered with or belongs to something else');
  return plain;
}

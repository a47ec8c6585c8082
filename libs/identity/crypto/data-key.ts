import { createSecretKey, type KeyObject } from 'node:crypto';
import type { Id } from '@gg/kernel';
import { wrappingKeyId, type KeyManagement } from './key-management';
import { systemRandom, type RandomSource } from './random-source';

/**
 * The key under which one person's data is sealed. The bytes live in a KeyObject: outside the JavaScript heap, in no log
 * and no heap dump's strings, and wiped by OpenSSL when the object goes.
 */
export interface DataKey {
  /** Id of the row that stores it wrapped; stands in the header of everything it sealed. */
  readonly id: Id;
  readonly secret: KeyObject;
}

/** A data key as it is stored. */
export interface WrappedDataKey {
  readonly id: Id;
  /** The master key that wraps it; what rotation looks for. */
  readonly masterKeyId: string;
  readonly wrapped: Buffer;
}

/** A wrapped key is bound to its row: copied to another person's row it does not unwrap. */
const contextOf = (id: Id): string => `person_keys.wrapped_key.${id}`;

/** Makes a key for a person. */
export async function createDataKey(
  id: Id,
  kms: KeyManagement,
  random: RandomSource = systemRandom,
): Promise<{ key: DataKey; stored: WrappedDataKey }> {
  const bytes = random(32);
  try {
    const wrapped = await kms.wrap(bytes, contextOf(id));
    const stored = { id, masterKeyId: wrappingKeyId(wrapped), wrapped };
    return { key: { id, secret: createSecretKey(bytes) }, stored };
  } finally {
    bytes.fill(0);
  }
}

/** Unwraps a stored key. Throws KeyRefused when its master key is missing or it was tampered with. */
export async function unwrapDataKey(
  stored: Pick<WrappedDataKey, 'id' | 'wrapped'>,
  kms: KeyManagement,
): Promise<DataKey> {
  const bytes = await kms.unwrap(stored.wrapped, contextOf(stored.id));
  try {
    return { id: stored.id, secret: createSecretKey(bytes) };
  } finally {
    bytes.fill(0);
  }
}

/** The same data key under the active master key: rotation touches no sealed data. */
export async function rewrapDataKey(stored: WrappedDataKey, kms: KeyManagement): Promise<WrappedDataKey> {
  const bytes = await kms.unwrap(stored.wrapped, contextOf(stored.id));
  try {
    const wrapped = await kms.wrap(bytes, contextOf(stored.id));
    return { id: stored.id, masterKeyId: wrappingKeyId(wrapped), wrapped };
  } finally {
    bytes.fill(0);
  }
}

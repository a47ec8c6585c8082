import type { KeyObject } from 'node:crypto';
import { deriveKey, mac } from './derived-key';
import { randomText, systemRandom, type RandomSource } from './random-source';

/** Six digits, evenly drawn. */
export const newOneTimeCode = (random: RandomSource = systemRandom): string => randomText('0123456789', 6, random);

/** What one-time codes are for; a code for one is void for the other. */
export type OneTimeCodePurpose = 'sign_in' | 'prove_phone';

/** Keyed digests of one-time codes. */
export class OneTimeCodeDigests {
  private readonly key: KeyObject;

  /** @param secret a configured secret: without it the digest of six digits would be undone in a second */
  constructor(secret: string) {
    this.key = deriveKey(secret, 'one-time-code/v1');
  }

  /** @param subject what the code was sent to, as its blind index @returns 32 bytes */
  of(purpose: OneTimeCodePurpose, subject: Buffer, code: string): Buffer {
    return mac(this.key, purpose, subject, code);
  }
}

import type { KeyObject } from 'node:crypto';
import { deriveKey, mac } from './derived-key';
import { randomText, systemRandom, type RandomSource } from './random-source';

/**
 * Letters and digits that are not mistaken for each other on a small screen, in handwriting or by ear: no 0 O, 1 I L, and
 * of 8 B, 5 S, 2 Z the digits only. Without B and S no rude abbreviation comes up by chance either.
 */
export const REPLY_ALPHABET = '23456789ACDEFGHJKMNPQRTUVWXY';
export const REPLY_CODE_LENGTH = 4;

/**
 * A code to answer an SMS with (`1 K7M4`): one of 614,656. It is unique only among the open offers of one phone, and
 * counts only from that phone; who makes it looks after the first.
 */
export const newReplyCode = (random: RandomSource = systemRandom): string =>
  randomText(REPLY_ALPHABET, REPLY_CODE_LENGTH, random);

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

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

import { randomText, REPLY_ALPHABET, systemRandom, type RandomSource } from '@gg/identity';

const LENGTH = 8;
const FORM = new RegExp(`^[${REPLY_ALPHABET}]{${LENGTH}}$`);

/**
 * What a short link ends in: eight letters that are not mistaken for each other when they are read from a poster. One of
 * 378 thousand million, so that nobody walks through all postings by counting; it opens nothing that is not public.
 */
export const newPublicCode = (random: RandomSource = systemRandom): string =>
  randomText(REPLY_ALPHABET, LENGTH, random);

/** A code as somebody typed it; null for what is none. */
export function readPublicCode(text: string): string | null {
  const code = text.normalize('NFKC').trim().toUpperCase();
  return FORM.test(code) ? code : null;
}

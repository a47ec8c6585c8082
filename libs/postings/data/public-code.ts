import { randomText, REPLY_ALPHABET, systemRandom, type RandomSource } from '@gg/identity';
import { isDuplicate } from '@gg/platform';

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

/** Writes a posting with a code that nobody has; one that another posting has is as good as none. */
export async function withNewCode<T>(
  write: (publicCode: string) => Promise<T>,
): Promise<{ readonly publicCode: string; readonly written: T }> {
  for (let tries = 1; ; tries++) {
    const publicCode = newPublicCode();
    try {
      return { publicCode, written: await write(publicCode) };
    } catch (error) {
      // One in a hundred thousand at a million of postings; three times in a row is a broken source of chance.
      if (tries === 3 || !isDuplicate(error, 'uq_postings_public_code')) throw error;
    }
  }
}

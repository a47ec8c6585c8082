import { randomBytes } from 'node:crypto';

/** Cryptographic randomness: so many bytes. Handed in, so that tests can hand in bytes of their own. */
export type RandomSource = (bytes: number) => Buffer;

/** The operating system's generator. */
export const systemRandom: RandomSource = (bytes) => randomBytes(bytes);

/**
 * Letters drawn evenly from an alphabet of at most 256: bytes that would favour its first letters are thrown away.
 */
export function randomText(alphabet: string, length: number, random: RandomSource): string {
  const fair = 256 - (256 % alphabet.length);
  let text = '';
  while (text.length < length) {
    for (const byte of random(length - text.length)) {
      if (byte < fair) text += alphabet.charAt(byte % alphabet.length);
    }
  }
  return text;
}

/*
 * How many segments the network makes of a text, and so what it costs (3GPP TS 23.038 and 23.040): 160 septets or 70 UTF-16
 * units in one; in several, 153 or 67 each, since a header says which part it is.
 */

/** Letters of the GSM 7 bit alphabet that take one septet. */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
/** Letters that take two, with an escape before them. */
const EXTENDED = '\f^{}\\[~]|€';

const septets = new Map<string, number>([
  ...[...BASIC].map((letter) => [letter, 1] as const),
  ...[...EXTENDED].map((letter) => [letter, 2] as const),
]);

/** Segments of a text; at least one. A letter of several units is never cut in two. */
export function smsSegments(text: string): number {
  const letters = [...text];
  const isGsm = letters.every((letter) => septets.has(letter));
  const sizes = letters.map((letter) => (isGsm ? septets.get(letter)! : letter.length));
  const [whole, part] = isGsm ? [160, 153] : [70, 67];
  if (sizes.reduce((sum, size) => sum + size, 0) <= whole) return 1;
  let [segments, used] = [1, 0];
  for (const size of sizes) {
    if (used + size > part) {
      segments++;
      used = 0;
    }
    used += size;
  }
  return segments;
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
/** Where the hexadecimal digits of each byte stand in a UUID's text. */
const PLACES = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];
const DASH = 45;

/** The value of a lower-case hexadecimal digit; 16 or more for anything else, so that a UUID comes back as it was. */
function nibble(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  return code >= 97 && code <= 102 ? code - 87 : 16;
}

/** Writes a UUID's 16 bytes; false, with bytes of no meaning, when the text is none in lower case. */
export function uuidBytesInto(text: string, into: Uint8Array, at: number): boolean {
  if (text.length !== 36) return false;
  for (const dash of [8, 13, 18, 23]) if (text.charCodeAt(dash) !== DASH) return false;
  for (let i = 0; i < 16; i++) {
    const place = PLACES[i]!;
    const high = nibble(text.charCodeAt(place));
    const low = nibble(text.charCodeAt(place + 1));
    if ((high | low) > 15) return false;
    into[at + i] = (high << 4) | low;
  }
  return true;
}

/** The text of the UUID whose bytes stand there. */
export function uuidAt(bytes: Uint8Array, at: number): string {
  const h = (i: number): string => HEX[bytes[at + i]!]!;
  return (
    `${h(0)}${h(1)}${h(2)}${h(3)}-${h(4)}${h(5)}-${h(6)}${h(7)}-${h(8)}${h(9)}-` +
    `${h(10)}${h(11)}${h(12)}${h(13)}${h(14)}${h(15)}`
  );
}

/** Whether two ids of 16 bytes are the same. */
export function sameUuid(a: Uint8Array, atA: number, b: Uint8Array, atB: number): boolean {
  for (let i = 0; i < 16; i++) if (a[atA + i] !== b[atB + i]) return false;
  return true;
}

/**
 * Characters that a copy from a phone book, a chat or a spreadsheet leaves behind and nobody sees: zero-width and
 * direction marks (Windows' contacts wrap numbers in U+202D … U+202C), the byte order mark and variation selectors.
 */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\u{e0100}-\u{e01ef}]/gu;

/**
 * What a Chinese keyboard in full-width mode typed, in half-width ASCII: `１３８` → `138`, ideographic space → space.
 * Invisible characters are dropped; Han characters are left alone.
 */
export function toHalfWidth(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' ');
}

/** What a pasted list was understood to say. */
export interface PhoneList {
  /** Each number once, as `readPhone` gives it, in the order of the list. */
  readonly phones: readonly string[];
  /** Numbers that stood in the list more than once, counted each time after the first. */
  readonly repeated: number;
  /** Lines (from 1) with digits that are no mobile number: a slip, or a landline. Told back so that nobody is forgotten. */
  readonly unreadableLines: readonly number[];
}

/** A list of regulars is at most so long; a longer one is pasted in parts. */
export const MAX_PASTED_PHONES = 500;

/**
 * Eleven digits from 1, each at most one blank, dash or dot apart, perhaps with 86 before them. No line break inside:
 * two lines are two people. Numbers of a list (`1. 138…`) and names beside a number do no harm.
 */
const CANDIDATE = /(?<!\d)(?:(?:\+|00)?86[ \t.-]?)?1(?:[ \t.-]?\d){10}(?!\d)/g;
/** So many digits in a row were meant as a number of some kind. */
const LEFT_OVER = /\d(?:[ \t.-]?\d){4,}/;
const LINE_BREAK = /\r\n|[\n\r\u2028\u2029]/;
/** Dashes and blanks that come with text from office programs and chats. */
const DASHES = /[‐-―−﹣－]/g;
const BLANKS = /[\u00a0\u2000-\u200a\u202f\u3000]/g;
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/**
 * Reads telephone numbers out of pasted text, whatever stands between them: line breaks, commas of either width, 、;
 * tabs, blanks, slashes, names.
 * @param readPhone gives the one form of a mobile number, or null
 */
export function readPhoneList(text: string, readPhone: (text: string) => string | null): PhoneList {
  const phones = new Set<string>();
  let found = 0;
  const unreadableLines: number[] = [];
  text.split(LINE_BREAK).forEach((raw, index) => {
    const line = raw.normalize('NFKC').replace(INVISIBLE, '').replace(DASHES, '-').replace(BLANKS, ' ');
    let understood = true;
    const rest = line.replace(CANDIDATE, (candidate) => {
      const phone = readPhone(candidate);
      if (phone === null) understood = false;
      else {
        found++;
        phones.add(phone);
      }
      return '|';
    });
    if (!understood || LEFT_OVER.test(rest)) unreadableLines.push(index + 1);
  });
  return { phones: [...phones], repeated: found - phones.size, unreadableLines };
}

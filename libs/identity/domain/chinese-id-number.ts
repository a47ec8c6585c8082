import { addDays, ageOn, DomainError, type LocalDate } from '@gg/kernel';
import { toHalfWidth } from './half-width';

/**
 * The 18-character numbers that prove a person (公民身份号码, GB 11643-1999) and those that took over its form:
 * residence permits of people from Hong Kong, Macau and Taiwan (港澳台居民居住证, 国办发〔2018〕81号: address codes 810000,
 * 820000, 830000) and the permanent resident card of foreigners (外国人永久居留身份证, form of 2023-12-01: `9`, province of
 * acceptance, numeric country code of GB/T 2659, then as below).
 *
 * | 1–6 | 7–14 | 15–17 | 18 |
 * |---|---|---|---|
 * | address code | birth date | order, odd for men | check character, ISO 7064 MOD 11-2 |
 *
 * A right check character proves that the number was not mistyped. It does not prove that it belongs to the person.
 */
export type IdNumberKind =
  | 'resident'
  | 'hong_kong_permit'
  | 'macau_permit'
  | 'taiwan_permit'
  | 'foreign_permanent_resident';

export interface IdNumber {
  /** 18 characters, the last one `X` in upper case. */
  readonly text: string;
  readonly kind: IdNumberKind;
  /** The county of first registration; null for permits and foreigners. Not where the person lives: never match by it. */
  readonly regionCode: string | null;
  readonly birthDate: LocalDate;
  readonly sex: 'male' | 'female';
}

/** Why a text is no valid number. Each is the end of a problem code, `identity.id_number_<fault>`. */
export type IdNumberFault =
  | 'length'
  | 'first_generation'
  | 'characters'
  | 'region'
  | 'birth_date'
  | 'birth_date_implausible'
  | 'check_digit';

export type IdNumberReading =
  | { readonly ok: true; readonly number: IdNumber }
  | { readonly ok: false; readonly fault: IdNumberFault };

/** First two digits of GB/T 2260: provinces, autonomous regions and municipalities of the mainland. */
const PROVINCES: ReadonlySet<string> = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65'.split(' '),
);

const PERMITS: Readonly<Record<string, IdNumberKind>> = {
  '810000': 'hong_kong_permit',
  '820000': 'macau_permit',
  '830000': 'taiwan_permit',
};

/** Nobody has lived longer than 122 years; a date further back is a slip of the finger. */
const OLDEST_YEARS = 130;

/** Weights of ISO 7064 MOD 11-2 for the places 1–17: 2^(18 − place) mod 11. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';

/** What people type where their card shows X: ×, Cyrillic and Greek letters, the Roman numeral. */
const LOOKS_LIKE_X = /[x×хХχΧⅩⅹ]$/;

/**
 * The text as the register writes it: half-width, no spaces or dashes, `X` for the check character ten. Does not
 * validate.
 */
export const normaliseIdNumber = (text: string): string =>
  toHalfWidth(text)
    .replace(/[\s\-‐-―_.]/g, '')
    .replace(LOOKS_LIKE_X, 'X');

/** The check character for the first 17 digits. Throws RangeError unless there are exactly 17 digits. */
export function idNumberCheckCharacter(first17: string): string {
  if (!/^\d{17}$/.test(first17)) throw new RangeError('seventeen digits are needed');
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(first17[place]), 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}

/** Adding no day to a date gives it back only if the calendar has it: 2023-02-29 comes back as 2023-03-01. */
const isCalendarDate = (date: LocalDate): boolean =>
  !Number.isNaN(Date.parse(`${date}T00:00:00Z`)) && addDays(date, 0) === date;

function kindOf(text: string): IdNumberKind | null {
  const permit = PERMITS[text.slice(0, 6)];
  if (permit) return permit;
  if (text.startsWith('9')) {
    return PROVINCES.has(text.slice(1, 3)) && text.slice(3, 6) !== '000' ? 'foreign_permanent_resident' : null;
  }
  // The county part may be 00 (东莞 441900, 中山 442000 have no counties); the city part may not. Abolished counties and
  // prefectures stay in people's numbers for life, so the list of today's counties cannot decide.
  return PROVINCES.has(text.slice(0, 2)) && text.slice(2, 4) !== '00' ? 'resident' : null;
}

/**
 * Reads a number as typed.
 * @param text as typed: full-width, spaces and a lower-case x are understood
 * @param on the local date of reading: nobody is born later
 */
export function readIdNumber(text: string, on: LocalDate): IdNumberReading {
  const number = normaliseIdNumber(text);
  const refuse = (fault: IdNumberFault): IdNumberReading => ({ ok: false, fault });
  if (!/^[\dA-Za-z]*$/.test(number)) return refuse('characters');
  if (/^\d{15}$/.test(number)) return refuse('first_generation');
  if (number.length !== 18) return refuse('length');
  if (!/^\d{17}[\dX]$/.test(number)) return refuse('characters');

  const kind = kindOf(number);
  if (kind === null) return refuse('region');

  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isCalendarDate(birthDate)) return refuse('birth_date');
  if (birthDate > on || ageOn(birthDate, on) > OLDEST_YEARS) return refuse('birth_date_implausible');

  if (idNumberCheckCharacter(number.slice(0, 17)) !== number[17]) return refuse('check_digit');
  return {
    ok: true,
    number: {
      text: number,
      kind,
      regionCode: kind === 'resident' ? number.slice(0, 6) : null,
      birthDate,
      sex: Number(number[16]) % 2 === 1 ? 'male' : 'female',
    },
  };
}

/** As {@link readIdNumber}, but throws `identity.id_number_<fault>`. The number itself is never in the error. */
export function parseIdNumber(text: string, on: LocalDate): IdNumber {
  const reading = readIdNumber(text, on);
  if (!reading.ok) throw new DomainError(`identity.id_number_${reading.fault}`);
  return reading.number;
}

/**
 * Shows the last four characters only, as people quote them at a window. The address code stays hidden on purpose: whose
 * household is registered where is a ground on which nobody may be turned away (就业促进法 31; 人力资源市场暂行条例 24).
 */
export function maskIdNumber(text: string): string {
  const number = normaliseIdNumber(text);
  return number.length < 15 ? '*'.repeat(18) : '*'.repeat(number.length - 4) + number.slice(-4);
}

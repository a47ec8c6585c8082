import { DomainError } from '@gg/kernel';
import { toHalfWidth } from './half-width';

/**
 * 统一社会信用代码 of legal persons and other organisations, GB 32100-2015 (with amendment 1 of 2016):
 *
 * | 1 | 2 | 3–8 | 9–17 | 18 |
 * |---|---|---|---|---|
 * | registering authority | kind of organisation | region of the authority | organisation code, GB 11714 | check character |
 *
 * The organisation code has a check character of its own. It is not enforced: the one at place 18 already catches every
 * single slip, and codes given out in the changeover years that break the inner one are in use.
 */
export type OrganisationKind =
  | 'state_organ'
  | 'public_institution'
  | 'social_group'
  | 'private_non_enterprise'
  | 'foundation'
  | 'law_practice'
  | 'enterprise'
  | 'individual_business'
  | 'farmers_cooperative'
  | 'rural_collective'
  | 'other';

export interface CreditCode {
  /** 18 characters, upper case. */
  readonly text: string;
  readonly kind: OrganisationKind;
  /** Region of the authority that registered it; not always where the organisation is. */
  readonly regionCode: string;
  /** The nine-character organisation code inside (组织机构代码). */
  readonly organisationCode: string;
}

/** Why a text is no valid code; the end of the problem code `identity.credit_code_<fault>`. */
export type CreditCodeFault = 'length' | 'characters' | 'region' | 'check_character';

export type CreditCodeReading =
  | { readonly ok: true; readonly code: CreditCode }
  | { readonly ok: false; readonly fault: CreditCodeFault };

/** A character's value is its place here; I, O, S, V and Z are not used. */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const FORM = new RegExp(`^[${CHARACTERS}]{18}$`);

/** Authority and kind (places 1–2) → what the organisation is. Pairs that are not listed are `other`. */
const KINDS: Readonly<Record<string, OrganisationKind>> = {
  '11': 'state_organ',
  '12': 'public_institution',
  '31': 'law_practice',
  '51': 'social_group',
  '52': 'private_non_enterprise',
  '53': 'foundation',
  '91': 'enterprise',
  '92': 'individual_business',
  '93': 'farmers_cooperative',
  N1: 'rural_collective',
  N2: 'rural_collective',
  N3: 'rural_collective',
};

/**
 * Half-width, upper case, no spaces or dashes; the letters O and I, which the code does not use, become the digits they
 * were meant to be. The check character then tells whether that was right.
 */
export const normaliseCreditCode = (text: string): string =>
  toHalfWidth(text)
    .replace(/[\s\-‐-―_.]/g, '')
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/I/g, '1');

/** Check character for the first 17: weights 3^(place − 1) mod 31. Throws RangeError for other input. */
export function creditCodeCheckCharacter(first17: string): string {
  if (first17.length !== 17) throw new RangeError('seventeen characters are needed');
  let sum = 0;
  let weight = 1;
  for (const character of first17) {
    const value = CHARACTERS.indexOf(character);
    if (value < 0) throw new RangeError('a character that the code does not use');
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return CHARACTERS.charAt((31 - (sum % 31)) % 31);
}

/** Reads a code as typed. */
export function readCreditCode(typed: string): CreditCodeReading {
  const text = normaliseCreditCode(typed);
  const refuse = (fault: CreditCodeFault): CreditCodeReading => ({ ok: false, fault });
  if (text.length !== 18) return refuse('length');
  if (!FORM.test(text)) return refuse('characters');
  const regionCode = text.slice(2, 8);
  if (!/^[1-8]\d{5}$/.test(regionCode)) return refuse('region');
  if (creditCodeCheckCharacter(text.slice(0, 17)) !== text[17]) return refuse('check_character');
  return {
    ok: true,
    code: { text, kind: KINDS[text.slice(0, 2)] ?? 'other', regionCode, organisationCode: text.slice(8, 17) },
  };
}

/** As {@link readCreditCode}, but throws `identity.credit_code_<fault>`. */
export function parseCreditCode(typed: string): CreditCode {
  const reading = readCreditCode(typed);
  if (!reading.ok) throw new DomainError(`identity.credit_code_${reading.fault}`);
  return reading.code;
}

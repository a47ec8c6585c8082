import { creditCodeCheckCharacter, idNumberCheckCharacter } from '@gg/identity';
import type { LocalDate } from '@gg/kernel';
import type { Dice } from './dice';

/**
 * Numbers that pass every check and belong to nobody, as far as that can be had:
 *
 * - Mobile numbers begin with 154. The ministry's table of network codes gives 150–153 and 155–159 to carriers and 154 to
 *   none (工业和信息化部, 我国公众移动通信网网号及H0分配情况, 2023-06-05). Should it be opened one day, the development gateway still
 *   keeps every message to itself.
 * - ID numbers and credit codes carry a place that never existed: the city's code followed by 99. Readers accept it, since
 *   abolished places stay in numbers for life, but no authority has ever given out such a number.
 */
const PHONE_PREFIX = '154';
const NO_SUCH_COUNTY = '99';

/** Steps through all eight-digit numbers without meeting one twice, so that neighbours do not look like a series. */
const PHONE_STEP = 38_196_601;
const PHONES = 100_000_000;

/** The mobile number with an ordinal below 100,000,000; two ordinals never share one. */
export function madePhone(ordinal: number): string {
  if (!Number.isInteger(ordinal) || ordinal < 0 || ordinal >= PHONES) throw new RangeError(`no phone ${ordinal}`);
  const rest = Number((BigInt(ordinal) * BigInt(PHONE_STEP) + 20_261_123n) % BigInt(PHONES));
  return PHONE_PREFIX + String(rest).padStart(8, '0');
}

/**
 * An ID number of a city, birth date and sex.
 * @param order 0–499: tells apart people of one city, birth date and sex
 */
export function madeIdNumber(cityCode: string, birthDate: LocalDate, sex: 'male' | 'female', order: number): string {
  if (!Number.isInteger(order) || order < 0 || order > 499) throw new RangeError(`no order ${order}`);
  const place = cityCode.slice(0, 4) + NO_SUCH_COUNTY;
  const serial = String(order * 2 + (sex === 'male' ? 1 : 0)).padStart(3, '0');
  const first17 = place + birthDate.replaceAll('-', '') + serial;
  return first17 + idNumberCheckCharacter(first17);
}

/** Weights of GB 11714 for the places 1–8 of an organisation code. */
const INNER_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;
/** Digits and letters by their value in GB 11714. */
const INNER_VALUES = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** What new codes are made of: no letter that is taken for a digit (GB 32100). */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Kinds of organisations by the first two places of their code. */
const AUTHORITY = { enterprise: '91', individual_business: '92', private_non_enterprise: '52' } as const;

/** A credit code (统一社会信用代码) with both check characters right. @param dice throws the organisation code */
export function madeCreditCode(cityCode: string, kind: keyof typeof AUTHORITY, dice: Dice): string {
  // Since 2015 the codes of enterprises begin with MA.
  let inner = 'MA';
  while (inner.length < 8) inner += CHARACTERS.charAt(dice.below(CHARACTERS.length));
  const sum = [...inner].reduce((total, letter, i) => total + INNER_VALUES.indexOf(letter) * INNER_WEIGHTS[i]!, 0);
  const rest = 11 - (sum % 11);
  const check = rest === 10 ? 'X' : rest === 11 ? '0' : String(rest);
  const first17 = AUTHORITY[kind] + cityCode.slice(0, 4) + NO_SUCH_COUNTY + inner + check;
  return first17 + creditCodeCheckCharacter(first17);
}

import type { LocalDate } from '@gg/kernel';

/** Years, months and days of a packed date, so that dates sort as their numbers do. */
const YEAR = 1 << 14;
const MONTH = 1 << 7;

/** A date in the form `2026-11-24` as a number greater than 0. Later dates are greater. */
export function packDate(date: LocalDate): number {
  const digit = (i: number): number => date.charCodeAt(i) - 48;
  const year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3);
  return year * YEAR + (digit(5) * 10 + digit(6)) * MONTH + digit(8) * 10 + digit(9);
}

const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`);

/** The date that was packed. */
export function unpackDate(packed: number): LocalDate {
  const year = String(Math.floor(packed / YEAR)).padStart(4, '0');
  return `${year}-${two(Math.floor(packed / MONTH) % 128)}-${two(packed % MONTH)}`;
}

/** The packed date so many whole years later, where it exists; for comparisons, also where it does not. */
export const yearsLater = (packed: number, years: number): number => packed + years * YEAR;

/** The year from which {@link packedMonth} counts. */
const FIRST_YEAR = 1800;

/** The month of a packed date in 16 bits: whoever was born earlier has no later one. Years 1800 to 2310; others are at the ends. */
export const packedMonth = (packed: number): number =>
  Math.min(0xfffe, Math.max(0, Math.floor((packed - FIRST_YEAR * YEAR) / MONTH)));

/** Days since 1970-01-01 of a packed date. */
export const packedDayNumber = (packed: number): number =>
  Date.UTC(Math.floor(packed / YEAR), (Math.floor(packed / MONTH) % 128) - 1, packed % MONTH) / 86_400_000;

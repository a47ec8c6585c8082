import type { TimeWindow } from './time-window';

/**
 * Local time in Guangxi (Asia/Shanghai). China has kept UTC+8 without daylight saving since 1991 (tz database,
 * `Asia/Shanghai`), so a fixed offset is exact for every date this system can hold.
 */
export const LOCAL_OFFSET_MS = 8 * 3_600_000;

/** A local calendar date, `2026-11-24`. */
export type LocalDate = string;

const DAY_MS = 86_400_000;

/**
 * The dates of these years by days since 1970, and back: a process asks for them again and again. Others, of which most are
 * dates of birth, are too many to be remembered.
 */
const datesOfDays = new Map<number, LocalDate>();
const daysOfDates = new Map<LocalDate, number>();
const REMEMBERED_FROM = Date.UTC(2020, 0) / DAY_MS;
const REMEMBERED_TO = Date.UTC(2040, 0) / DAY_MS;

const isRemembered = (day: number): boolean => day >= REMEMBERED_FROM && day < REMEMBERED_TO;

/** Throws RangeError when there is no such day. */
function dateOfDay(day: number): LocalDate {
  const known = datesOfDays.get(day);
  if (known !== undefined) return known;
  const date = new Date(day * DAY_MS).toISOString().slice(0, 10);
  if (isRemembered(day)) datesOfDays.set(day, date);
  return date;
}

/** Days since 1970-01-01 of a local date; NaN when there is no such date. */
export function dayNumber(date: LocalDate): number {
  const known = daysOfDates.get(date);
  if (known !== undefined) return known;
  const day = Date.parse(`${date}T00:00:00Z`) / DAY_MS;
  // A text that only means a date (the 30th of February) is none of its kind to be kept.
  if (isRemembered(day) && dateOfDay(day) === date) daysOfDates.set(date, day);
  return day;
}

/** The local date on which an instant falls. */
export const localDate = (instant: Date): LocalDate =>
  dateOfDay(Math.floor((instant.getTime() + LOCAL_OFFSET_MS) / DAY_MS));

/** Minutes since local midnight, 0–1439. */
export function localMinute(instant: Date): number {
  const localMs = instant.getTime() + LOCAL_OFFSET_MS;
  return Math.floor((localMs - Math.floor(localMs / DAY_MS) * DAY_MS) / 60_000);
}

/** ISO weekday of a local date: Monday 1 … Sunday 7. */
export function isoWeekday(date: LocalDate): number {
  // The first of January 1970 was a Thursday.
  const days = dayNumber(date) + 3;
  return days - Math.floor(days / 7) * 7 + 1;
}

/** The instant of a local date and minute of day; minute 1440 is the next midnight. */
export const instantOf = (date: LocalDate, minute: number): Date =>
  new Date(dayNumber(date) * DAY_MS - LOCAL_OFFSET_MS + minute * 60_000);

/** The date some days later (or earlier, when negative). */
export const addDays = (date: LocalDate, days: number): LocalDate => dateOfDay(dayNumber(date) + days);

/** The Monday of the law week (Monday–Sunday) that holds the date. */
export const lawWeekOf = (date: LocalDate): LocalDate => addDays(date, 1 - isoWeekday(date));

/** A window cut at every local midnight: the law counts hours by the day on which they are worked. */
export function splitAtLocalMidnight(window: TimeWindow): { date: LocalDate; window: TimeWindow }[] {
  const parts: { date: LocalDate; window: TimeWindow }[] = [];
  let start = window.start;
  while (start < window.end) {
    const date = localDate(start);
    const midnight = instantOf(addDays(date, 1), 0);
    const end = midnight < window.end ? midnight : window.end;
    parts.push({ date, window: { start, end } });
    start = end;
  }
  return parts;
}

/** Completed years between a birth date and a date; the birthday itself completes the year (民法典 200–204). */
export function ageOn(birthDate: LocalDate, on: LocalDate): number {
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return on.slice(5) >= birthDate.slice(5) ? years : years - 1;
}

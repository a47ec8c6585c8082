import { localDate, type Instant } from '../../shared/format/time';

const DAY_MS = 86_400_000;

/** `2026-11-25`, so many days after a local date. */
export const daysAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** The instant of a local time: clocks in Guangxi stand eight hours ahead, all year. */
export const instantOf = (date: string, time = '00:00'): string => new Date(`${date}T${time}:00+08:00`).toISOString();

export const today = (now: Instant): string => localDate(now);

/** Monday of a local date's week. */
export const mondayOf = (date: string): string =>
  daysAfter(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7));

/** Days from one local date to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

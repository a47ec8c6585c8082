import {
  instantOf,
  intersection,
  lawWeekOf,
  localDate,
  splitAtLocalMidnight,
  type LocalDate,
  type TimeWindow,
} from '@gg/kernel';
import type { ShiftTimes } from './facts';

const MINUTE_MS = 60_000;

/** Whole minutes that cover a number of milliseconds: a limit to the minute is never passed by a hidden part of one. */
const toMinutes = (ms: number): number => Math.ceil(ms / MINUTE_MS);
const lengthMs = (window: TimeWindow): number => Math.max(0, window.end.getTime() - window.start.getTime());
const totalMs = (windows: readonly TimeWindow[]): number => windows.reduce((sum, window) => sum + lengthMs(window), 0);

/**
 * The windows of a shift that count as working time: the shift without its unpaid breaks. Breaks that overlap are taken
 * off once, and what lies outside the shift not at all.
 */
export function workedWindows(shift: ShiftTimes): TimeWindow[] {
  const unpaid = shift.breaks
    .filter(({ paid }) => !paid)
    .sort((a, b) => a.start.getTime() - b.start.getTime())
    .flatMap((pause) => intersection(shift, pause) ?? []);
  const worked: TimeWindow[] = [];
  let from = shift.start;
  for (const pause of unpaid) {
    if (pause.start > from) worked.push({ start: from, end: pause.start });
    if (pause.end > from) from = pause.end;
  }
  if (from < shift.end) worked.push({ start: from, end: shift.end });
  return worked;
}

/** Paid minutes of a shift: its length without unpaid breaks. */
export const paidMinutes = (shift: ShiftTimes): number => toMinutes(totalMs(workedWindows(shift)));

/** Paid minutes by local date: a night shift counts on two days. Dates without work are absent. */
export const minutesByDate = (shifts: readonly ShiftTimes[]): ReadonlyMap<LocalDate, number> =>
  tally(shifts, (date) => date);

/** Paid minutes by law week (Monday–Sunday, named by its Monday); a shift over Sunday midnight counts in both. */
export const minutesByWeek = (shifts: readonly ShiftTimes[]): ReadonlyMap<LocalDate, number> =>
  tally(shifts, lawWeekOf);

/** Paid minutes of the law week that holds a date. */
export const weeklyMinutes = (shifts: readonly ShiftTimes[], date: LocalDate): number =>
  minutesByWeek(shifts).get(lawWeekOf(date)) ?? 0;

function tally(shifts: readonly ShiftTimes[], keyOf: (date: LocalDate) => string): ReadonlyMap<string, number> {
  const ms = new Map<string, number>();
  for (const { date, window } of shifts.flatMap(workedWindows).flatMap(splitAtLocalMidnight)) {
    ms.set(keyOf(date), (ms.get(keyOf(date)) ?? 0) + lengthMs(window));
  }
  return new Map([...ms].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => [key, toMinutes(value)]));
}

/**
 * Average paid minutes a working day. A night shift belongs to the day on which it begins: splitting it at midnight would
 * halve every average.
 */
export function averageDayMinutes(shifts: readonly ShiftTimes[]): number {
  const days = new Set(shifts.map(({ start }) => localDate(start)));
  return days.size === 0 ? 0 : Math.ceil(shifts.reduce((sum, shift) => sum + paidMinutes(shift), 0) / days.size);
}

/** The law weeks (their Mondays) that a shift touches. */
export const lawWeeksOf = (shift: ShiftTimes): LocalDate[] => [
  ...new Set(splitAtLocalMidnight(shift).map(({ date }) => lawWeekOf(date))),
];

/**
 * Overtime by local date: what exceeds the standard day, and what exceeds the standard week after that, on the days on
 * which it is worked (劳动法 art. 36, 41; 国务院关于职工工作时间的规定 art. 3).
 */
export function overtimeByDate(
  shifts: readonly ShiftTimes[],
  standard: { readonly dayMinutes: number; readonly weekMinutes: number },
): ReadonlyMap<LocalDate, number> {
  const regularOfWeek = new Map<LocalDate, number>();
  const overtime = new Map<LocalDate, number>();
  for (const [date, minutes] of minutesByDate(shifts)) {
    const week = lawWeekOf(date);
    const before = regularOfWeek.get(week) ?? 0;
    const regular = Math.min(minutes, standard.dayMinutes, Math.max(0, standard.weekMinutes - before));
    regularOfWeek.set(week, before + regular);
    if (minutes > regular) overtime.set(date, minutes - regular);
  }
  return overtime;
}

/**
 * The longest uninterrupted rest, in minutes, within the 24 hours that end when a shift ends. Unpaid breaks are no rest:
 * the worker is still out. Shifts that end later do not matter here; ask for their own ends.
 */
export function longestRestBefore(end: Date, spans: readonly TimeWindow[]): number {
  const day: TimeWindow = { start: new Date(end.getTime() - 24 * 60 * MINUTE_MS), end };
  const busy = spans
    .flatMap((span) => intersection(span, day) ?? [])
    .sort((a, b) => a.start.getTime() - b.start.getTime());
  let longest = 0;
  let free = day.start.getTime();
  for (const { start, end: busyUntil } of busy) {
    longest = Math.max(longest, start.getTime() - free);
    free = Math.max(free, busyUntil.getTime());
  }
  return Math.floor(Math.max(longest, day.end.getTime() - free) / MINUTE_MS);
}

/**
 * The shortest of the longest rests that a worker would have in any 24 hours which contain work of the new shift: at its
 * own end, and at the end of every other shift that begins within 24 hours after it starts.
 */
export function restAround(shift: TimeWindow, others: readonly TimeWindow[]): number {
  const spans = [shift, ...others];
  const until = shift.end.getTime() + 24 * 60 * MINUTE_MS;
  const ends = spans.map(({ end }) => end).filter((end) => end >= shift.end && end.getTime() <= until);
  return Math.min(...ends.map((end) => longestRestBefore(end, spans)));
}

/** Whether a window meets the nightly hours, given as local minutes of day that span midnight (22:00 to 06:00). */
export function meetsNight(window: TimeWindow, fromMinute: number, toMinute: number): boolean {
  return splitAtLocalMidnight(window).some(
    ({ date, window: part }) => part.end > instantOf(date, fromMinute) || part.start < instantOf(date, toMinute),
  );
}

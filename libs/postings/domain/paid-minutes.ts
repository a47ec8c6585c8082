import { minutesByDate, minutesByWeek, type ShiftTimes } from '@gg/compliance';
import type { LocalDate } from '@gg/kernel';

/** Paid time of one local date, whole minutes. */
export interface PaidDay {
  readonly date: LocalDate;
  readonly minutes: number;
}

/** Paid time of one law week, named by its Monday. */
export interface PaidWeek {
  readonly week: LocalDate;
  readonly minutes: number;
}

/** Paid minutes of a shift by local date, as the rules count them: a night shift counts on both its days. */
export const paidMinutesByDate = (shift: ShiftTimes): PaidDay[] =>
  [...minutesByDate([shift])].map(([date, minutes]) => ({ date, minutes }));

/** Paid minutes of a shift by law week (Monday–Sunday). */
export const paidMinutesByWeek = (shift: ShiftTimes): PaidWeek[] =>
  [...minutesByWeek([shift])].map(([week, minutes]) => ({ week, minutes }));

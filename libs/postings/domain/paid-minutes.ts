import { intersection, lawWeekOf, minutesOf, splitAtLocalMidnight, type LocalDate, type TimeWindow } from '@gg/kernel';
import type { Break } from './posting-terms';

interface Worked extends TimeWindow {
  readonly breaks: readonly Break[];
}

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

/**
 * Paid minutes of a shift by local date: the window without its unpaid breaks, cut at local midnight, because the law
 * counts a night shift on both its days. Breaks must lie inside the window and may not overlap (`assertShiftPlans`).
 */
export function paidMinutesByDate(shift: Worked): PaidDay[] {
  const unpaid = shift.breaks.filter(({ paid }) => !paid);
  return splitAtLocalMidnight({ start: shift.start, end: shift.end }).map(({ date, window }) => {
    const rest = unpaid.reduce((sum, pause) => {
      const shared = intersection(window, pause);
      return sum + (shared ? minutesOf(shared) : 0);
    }, 0);
    return { date, minutes: minutesOf(window) - rest };
  });
}

/** Paid minutes of a shift by law week (Monday–Sunday); weeks without any are left out. */
export function paidMinutesByWeek(shift: Worked): PaidWeek[] {
  const weeks = new Map<LocalDate, number>();
  for (const { date, minutes } of paidMinutesByDate(shift)) {
    const week = lawWeekOf(date);
    weeks.set(week, (weeks.get(week) ?? 0) + minutes);
  }
  return [...weeks].map(([week, minutes]) => ({ week, minutes })).filter(({ minutes }) => minutes > 0);
}

/** All paid minutes of a shift. */
export const paidMinutesOf = (shift: Worked): number =>
  paidMinutesByDate(shift).reduce((sum, { minutes }) => sum + minutes, 0);

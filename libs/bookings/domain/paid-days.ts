import { intersection, minutesOf, splitAtLocalMidnight, type LocalDate, type TimeWindow } from '@gg/kernel';

export interface Break extends TimeWindow {
  readonly paid: boolean;
}

/**
 * Paid minutes of a shift by local date: the window cut at midnight, less its unpaid breaks. The law counts a day's and
 * a week's hours by when they are worked, so a night shift counts on both its days.
 */
export function paidDays(shift: TimeWindow, breaks: readonly Break[]): { date: LocalDate; minutes: number }[] {
  return splitAtLocalMidnight(shift).map(({ date, window }) => {
    const unpaid = breaks
      .filter((pause) => !pause.paid)
      .map((pause) => intersection(pause, window))
      .reduce((sum, part) => sum + (part ? minutesOf(part) : 0), 0);
    return { date, minutes: minutesOf(window) - unpaid };
  });
}

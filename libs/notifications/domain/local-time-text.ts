import { addDays, isoWeekday, localDate, localMinute, type TimeWindow } from '@gg/kernel';

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'] as const;

/** `06:05`, local. */
export function clockText(instant: Date): string {
  const minute = localMinute(instant);
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** `11月24日(周二)`, local. */
export function dateText(instant: Date): string {
  const date = localDate(instant);
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日(周${WEEKDAYS[isoWeekday(date) - 1]})`;
}

/** `11月24日(周二)22:00-次日06:00`, local. Longer than into the next day, the end has its own date. */
export function windowText({ start, end }: TimeWindow): string {
  const [first, last] = [localDate(start), localDate(end)];
  const ends = last === first ? '' : last === addDays(first, 1) ? '次日' : dateText(end);
  return `${dateText(start)}${clockText(start)}-${ends}${clockText(end)}`;
}

/** `10:35`, or with its date when that is not today. @param now what today is */
export const deadlineText = (deadline: Date, now: Date): string =>
  localDate(deadline) === localDate(now) ? clockText(deadline) : `${dateText(deadline)}${clockText(deadline)}`;

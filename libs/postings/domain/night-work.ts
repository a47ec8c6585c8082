import { addDays, instantOf, localDate, overlaps, type TimeWindow } from '@gg/kernel';

/** Local minutes of the day. */
const NIGHT_FROM_MINUTE = 22 * 60;
const NIGHT_TO_MINUTE = 6 * 60;

/**
 * Whether a window holds any time from 22:00 to 06:00 local, as wage practice has 夜间. Shown to workers and matched with
 * their wishes; no limit of law.
 */
export function isNightWork(window: TimeWindow): boolean {
  const last = localDate(window.end);
  for (let date = addDays(localDate(window.start), -1); date <= last; date = addDays(date, 1)) {
    const night = { start: instantOf(date, NIGHT_FROM_MINUTE), end: instantOf(addDays(date, 1), NIGHT_TO_MINUTE) };
    if (overlaps(window, night)) return true;
  }
  return false;
}

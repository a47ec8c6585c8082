import { addDays, instantOf, intersection, localDate, type TimeWindow } from '@gg/kernel';

/** Night is 22:00–06:00 local, as wage practice and the statistics of night work have it; used for a wish, not a law. */
const NIGHT_START_MINUTE = 22 * 60;
const NIGHT_END_MINUTE = 30 * 60;

/** How much of a window lies between 22:00 and 06:00 local time, in millionths, rounded down. */
export function nightShareMicro(window: TimeWindow): number {
  let nightMs = 0;
  const last = localDate(window.end);
  // The night that began on the evening before may reach into the first day.
  for (let date = addDays(localDate(window.start), -1); date <= last; date = addDays(date, 1)) {
    const night = { start: instantOf(date, NIGHT_START_MINUTE), end: instantOf(date, NIGHT_END_MINUTE) };
    const part = intersection(window, night);
    if (part !== null) nightMs += part.end.getTime() - part.start.getTime();
  }
  return Math.floor((nightMs * 1_000_000) / (window.end.getTime() - window.start.getTime()));
}

/** Time as the brute force counts it: minute by minute, and without any code of the domain. */

export const MINUTE = 60_000;

/** A local minute: its date, its weekday (Monday 1) and its minute of the day. Guangxi is UTC+8 all year. */
export function localMinuteAt(ms: number): { date: string; weekday: number; minute: number; week: string } {
  const local = new Date(ms + 480 * MINUTE);
  const weekday = ((local.getUTCDay() + 6) % 7) + 1;
  const monday = new Date(local.getTime() - (weekday - 1) * 1440 * MINUTE);
  return {
    date: isoDay(local),
    weekday,
    minute: local.getUTCHours() * 60 + local.getUTCMinutes(),
    week: isoDay(monday),
  };
}

function isoDay(d: Date): string {
  const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`);
  return `${d.getUTCFullYear()}-${two(d.getUTCMonth() + 1)}-${two(d.getUTCDate())}`;
}

export function* minutesIn(start: Date, end: Date): Generator<number> {
  for (let at = start.getTime(); at < end.getTime(); at += MINUTE) yield at;
}

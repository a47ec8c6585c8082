import { addDays, instantOf, localDate, localMinute } from './local-time';

/** Whole local hours of every day in which people sleep (免打扰时段), the first included; where both are the same there are none. */
export interface QuietHours {
  /** 0–23. */
  readonly fromHour: number;
  /** 0–23; before `fromHour`: of the next day. */
  readonly untilHour: number;
}

/** Quiet hours, and what cannot wait for their end. */
export interface QuietPolicy extends QuietHours {
  /** Work that starts sooner than so many minutes after their end cannot wait: it would be lost, or begun without a word. */
  readonly urgentMinutes: number;
}

export const NO_QUIET_HOURS: QuietPolicy = { fromHour: 0, untilHour: 0, urgentMinutes: 0 };

/** When the quiet hours that hold an instant end; null: none hold it. */
export function quietUntil(instant: Date, { fromHour, untilHour }: QuietHours): Date | null {
  const minute = localMinute(instant);
  const [from, until] = [fromHour * 60, untilHour * 60];
  const runsOver = from > until;
  const isQuiet = runsOver ? minute >= from || minute < until : minute >= from && minute < until;
  if (!isQuiet) return null;
  const date = localDate(instant);
  return instantOf(runsOver && minute >= from ? addDays(date, 1) : date, until);
}

/** When so much time outside quiet hours has passed since an instant. What comes of it is in none itself. */
export function afterAwake(from: Date, ms: number, hours: QuietHours): Date {
  let at = quietUntil(from, hours) ?? from;
  if (hours.fromHour === hours.untilHour) return new Date(at.getTime() + ms);
  for (let left = ms; ;) {
    const night = nextQuiet(at, hours);
    const awakeMs = night.getTime() - at.getTime();
    if (left < awakeMs) return new Date(at.getTime() + left);
    left -= awakeMs;
    at = quietUntil(night, hours)!;
  }
}

/**
 * Until when whatever concerns work rests because people sleep; null: it need not, for nobody sleeps or the work starts too
 * soon after.
 */
export function restsUntil(now: Date, start: Date, policy: QuietPolicy): Date | null {
  const end = quietUntil(now, policy);
  if (end === null) return null;
  return start.getTime() < end.getTime() + policy.urgentMinutes * 60_000 ? null : end;
}

/** The next beginning of quiet hours after an instant that is in none. */
function nextQuiet(instant: Date, { fromHour }: QuietHours): Date {
  const date = localDate(instant);
  const today = instantOf(date, fromHour * 60);
  return today > instant ? today : instantOf(addDays(date, 1), fromHour * 60);
}

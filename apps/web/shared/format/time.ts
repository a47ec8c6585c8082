import type { Language } from '../words/dictionary';

/** Guangxi's clocks stand eight hours ahead of UTC, all year. */
const AHEAD_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

const WEEKDAYS = {
  'zh-CN': ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const NEAR = {
  'zh-CN': new Map([
    [-1, '昨天'],
    [0, '今天'],
    [1, '明天'],
    [2, '后天'],
  ]),
  en: new Map([
    [-1, 'Yesterday'],
    [0, 'Today'],
    [1, 'Tomorrow'],
  ]),
} as const;

/** An instant as the services send it, or milliseconds since 1970. */
export type Instant = string | number;

const msOf = (instant: Instant): number => (typeof instant === 'number' ? instant : Date.parse(instant));

/** The local midnight so many days after the one before an instant, in milliseconds. */
export const dayStart = (instant: Instant, days = 0): number => (dayNumber(instant) + days) * DAY_MS - AHEAD_MS;

/** The fields of a local time are read as if they were UTC. */
const local = (instant: Instant): Date => new Date(msOf(instant) + AHEAD_MS);

const dayNumber = (instant: Instant): number => Math.floor((msOf(instant) + AHEAD_MS) / DAY_MS);

const two = (value: number): string => String(value).padStart(2, '0');

/** Weekday of a local date, Monday 1 … Sunday 7. */
export const weekdayOf = (instant: Instant): number => local(instant).getUTCDay() || 7;

/** `2026-11-24`, the local date. */
export const localDate = (instant: Instant): string => local(instant).toISOString().slice(0, 10);

/** 周二 of a weekday, Monday 1 … Sunday 7. */
export const weekdayName = (weekday: number, language: Language): string => WEEKDAYS[language][weekday % 7]!;

/** 14:30 */
export function clockTime(instant: Instant): string {
  const at = local(instant);
  return `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
}

/** 06:00 of minutes after midnight; 24:00 is the end of the day. */
export const minuteTime = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

/** 11月24日 */
export function monthDay(instant: Instant, language: Language): string {
  const at = local(instant);
  const [month, day] = [at.getUTCMonth(), at.getUTCDate()];
  return language === 'en' ? `${day} ${MONTHS[month]!}` : `${month + 1}月${day}日`;
}

/** 11月24日 周二, with the year where it is another. */
export function date(instant: Instant, now: number, language: Language): string {
  const weekday = weekdayName(weekdayOf(instant), language);
  const year = local(instant).getUTCFullYear();
  const otherYear = year !== local(now).getUTCFullYear();
  const inYear = monthDay(instant, language);
  if (language === 'en') return `${weekday} ${inYear}${otherYear ? ` ${year}` : ''}`;
  return `${otherYear ? `${year}年` : ''}${inYear} ${weekday}`;
}

/** 今天, 明天, else the weekday. */
export const shortDay = (instant: Instant, now: number, language: Language): string =>
  NEAR[language].get(dayNumber(instant) - dayNumber(now)) ?? weekdayName(weekdayOf(instant), language);

/** 今天, 明天, else the date. */
export const day = (instant: Instant, now: number, language: Language): string =>
  NEAR[language].get(dayNumber(instant) - dayNumber(now)) ?? date(instant, now, language);

/** 今天 14:30 */
export const moment = (instant: Instant, now: number, language: Language): string =>
  `${day(instant, now, language)} ${clockTime(instant)}`;

/** 10 小时, 1 小时 30 分, 45 分钟 */
export function duration(minutes: number, language: Language): string {
  const [hours, rest] = [Math.floor(minutes / 60), Math.round(minutes % 60)];
  if (language === 'en') return [hours && `${hours} h`, rest && `${rest} min`].filter(Boolean).join(' ') || '0 min';
  if (hours === 0) return `${rest} 分钟`;
  return rest === 0 ? `${hours} 小时` : `${hours} 小时 ${rest} 分`;
}

/** 08:00–18:00, 22:00–次日 06:00 */
export function hours(start: Instant, end: Instant, language: Language): string {
  // An end at midnight is the end of that day.
  const later = dayNumber(msOf(end) - 1) - dayNumber(start);
  const next = later <= 0 ? '' : language === 'en' ? `(+${later}) ` : later === 1 ? '次日 ' : `第${later + 1}天 `;
  const last = clockTime(end) === '00:00' ? '24:00' : clockTime(end);
  return `${clockTime(start)}–${next}${last}`;
}

/** 明天 08:00–18:00 (共 10 小时) */
export function span(start: Instant, end: Instant, now: number, language: Language): string {
  const long = duration((msOf(end) - msOf(start)) / MINUTE_MS, language);
  const whole = language === 'en' ? `(${long} in all)` : `(共 ${long})`;
  return `${day(start, now, language)} ${hours(start, end, language)} ${whole}`;
}

/** 1:28 or 1:02:03 of what is left, in milliseconds; 0:00 when nothing is. Rounded up: 0:00 means over. */
export function countdown(leftMs: number): string {
  const seconds = Math.max(0, Math.ceil(leftMs / 1_000));
  const [hour, minute, second] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  return hour > 0 ? `${hour}:${two(minute)}:${two(second)}` : `${minute}:${two(second)}`;
}

/** How much of a term is left, 0 … 1. */
export const shareLeft = (from: Instant, to: Instant, now: number): number => {
  const whole = msOf(to) - msOf(from);
  return whole <= 0 ? 0 : Math.min(1, Math.max(0, (msOf(to) - now) / whole));
};

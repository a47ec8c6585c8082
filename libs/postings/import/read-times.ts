import { plain, read, unread, type Reading } from './reading';
import type { Cell } from './sheet';

const DAY_MINUTES = 1_440;

/** A time of day; `nextDay` when 次日 stands before it. Minute 1440 is the midnight that ends the day. */
export interface ClockTime {
  readonly minute: number;
  readonly nextDay: boolean;
}

/** Times from one local midnight on, minutes; the end lies after the start and may lie in the next day. */
export interface MinuteSpan {
  readonly start: number;
  readonly end: number;
}

export interface BreakSpan extends MinuteSpan {
  readonly paid: boolean;
}

/** A shift without 次日 that would be longer than this is more likely two swapped times than a night. */
const LONGEST_UNMARKED_NIGHT_MINUTES = 12 * 60;

const TIME =
  /^(次日|翌日|第二天|隔天|\+1)?(凌晨|早上|上午|中午|下午|傍晚|晚上|夜里)?(\d{1,2})(?:[:点时](半|\d{1,2})?(?::00)?分?)?$/;

/** Reads `6:30`, `06：30`, `6点半`, `下午2点`, `次日06:00`, a time cell, or a fraction of a day. */
export function readTime(cell: Cell): Reading<ClockTime> {
  if (cell.kind === 'moment') {
    // A whole date in a column of times is midnight only by accident.
    return cell.minute === null ? unread('time_unknown') : read({ minute: cell.minute, nextDay: false });
  }
  if (cell.kind === 'number') return timeOfNumber(cell.value);
  return cell.kind === 'text' ? timeOfText(cell.text) : unread('time_unknown');
}

function timeOfNumber(value: number): Reading<ClockTime> {
  if (value > 0 && value < 1) return read({ minute: Math.round(value * DAY_MINUTES), nextDay: false });
  return Number.isInteger(value) && value >= 1 && value <= 24 ? timeOfText(String(value)) : unread('time_unknown');
}

function timeOfText(text: string): Reading<ClockTime> {
  const found = TIME.exec(plain(text).replaceAll(' ', ''));
  if (!found) return unread('time_unknown');
  const [, next, half, hours, minutes] = found;
  let hour = Number(hours);
  if (half !== undefined && /下午|傍晚|晚上|夜里/.test(half) && hour < 12) hour += 12;
  if (half === '中午' && hour < 10) hour += 12;
  const minute = hour * 60 + (minutes === undefined ? 0 : minutes === '半' ? 30 : Number(minutes));
  const valid = (minutes === undefined || minutes === '半' || Number(minutes) < 60) && minute <= DAY_MINUTES;
  return valid ? read({ minute, nextDay: next !== undefined }) : unread('time_unknown');
}

/** `06:30-10:30`, `22:00至次日06:00`. */
export function readTimeSpan(text: string): Reading<MinuteSpan> {
  const parts = plain(text).split(/-|~|至|到|—+|–/);
  if (parts.length !== 2) return unread('time_unknown');
  const [start, end] = parts.map((part) => timeOfText(part)) as [Reading<ClockTime>, Reading<ClockTime>];
  if (!start.ok) return start;
  return end.ok ? spanOf(start.value, end.value) : end;
}

/** A start and an end as minutes of the first day. A night needs 次日 unless it is short enough to be plain. */
export function spanOf(start: ClockTime, end: ClockTime): Reading<MinuteSpan> {
  if (start.nextDay || start.minute === DAY_MINUTES) return unread('time_unknown');
  if (end.nextDay) return read({ start: start.minute, end: end.minute + DAY_MINUTES });
  if (end.minute > start.minute) return read({ start: start.minute, end: end.minute });
  const overnight = end.minute + DAY_MINUTES;
  return overnight - start.minute <= LONGEST_UNMARKED_NIGHT_MINUTES
    ? read({ start: start.minute, end: overnight })
    : unread('end_before_start');
}

const NONE = /^(无|没有|不休息|-|\/)$/;

/** `12:00-13:00`, `12:00-12:30;15:00-15:15计薪`. Times before the shift's start belong to the next day. Unpaid unless 计薪 is said. */
export function readBreaks(text: string, shift: MinuteSpan): Reading<BreakSpan[]> {
  const written = plain(text);
  if (NONE.test(written)) return read([]);
  const breaks: BreakSpan[] = [];
  for (const part of written.split(/[;,、]/).filter((one) => one.trim() !== '')) {
    const found =
      /^([^a-z]*?\d[\d:点时半分~—–至到\s-]*\d?[点时分半]?)\s*\(?(计薪|带薪|有薪|不计薪|无薪|不带薪)?\)?$/.exec(
        part.trim(),
      );
    const span = found ? readTimeSpan(found[1]!) : unread('break_unknown');
    if (!span.ok) return unread('break_unknown');
    const shiftBy = span.value.start < shift.start ? DAY_MINUTES : 0;
    breaks.push({
      start: span.value.start + shiftBy,
      end: span.value.end + shiftBy,
      paid: found![2] !== undefined && !/不|无/.test(found![2]),
    });
  }
  return read(breaks);
}

import { addDays, type LocalDate } from '@gg/kernel';
import { plain, read, unread, type Reading } from './reading';
import type { Cell } from './sheet';

/** Dates one row may stand for: a month of the same shift. */
export const MAX_DATES = 31;

/** Day 0 of Excel's count in its two systems. The first one holds 29 February 1900, which never was, hence the 30th. */
const DAY_ZERO = { from1900: '1899-12-30', from1904: '1904-01-01' } as const;

/** A full date, a month and day, or a day alone; the parts that are missing come from the date before. */
const DATE = /^(?:(?:(\d{4})[-/.年])?(\d{1,2})[-/.月])?(\d{1,2})[日号]?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const RANGE = /^(.+?)\s*(?:至|到|~|—+|–)\s*(.+)$/;

/** Weekdays that people write behind a date: `2026-11-25(周三)`. */
const WEEKDAY = /\(?(?:周|星期)[一二三四五六日天]\)?/g;

/**
 * The dates of a cell: a real date, a serial number, or text with one date, several (`2026-11-25、26、28`) or a range
 * (`2026-11-25至11-28`). Sorted, each once. The first must have a year: guessing it would publish the wrong day.
 */
export function readDates(cell: Cell, daysFrom1904: boolean): Reading<LocalDate[]> {
  if (cell.kind === 'moment') return cell.date === null ? unread('date_unknown') : read([cell.date]);
  if (cell.kind === 'number' && isSerial(cell.value)) return read([dateOfSerial(cell.value, daysFrom1904)]);
  const text = cell.kind === 'text' ? cell.text : cell.kind === 'number' ? String(cell.value) : '';
  return readWritten(plain(text).replace(WEEKDAY, ''));
}

/** One date: as {@link readDates}, when it gives exactly one. */
export function readDate(cell: Cell, daysFrom1904: boolean): Reading<LocalDate> {
  const dates = readDates(cell, daysFrom1904);
  if (!dates.ok) return dates;
  return dates.value.length === 1 ? read(dates.value[0]!) : unread('date_unknown');
}

/** Serial numbers of the years 2009 to 2064; `20261125` typed as a number is no serial. */
const isSerial = (value: number): boolean => Number.isInteger(value) && value >= 38_000 && value <= 60_000;

const dateOfSerial = (value: number, daysFrom1904: boolean): LocalDate =>
  addDays(daysFrom1904 ? DAY_ZERO.from1904 : DAY_ZERO.from1900, value);

function readWritten(text: string): Reading<LocalDate[]> {
  const found = new Set<LocalDate>();
  let before: LocalDate | null = null;
  for (const part of text.split(/[,、;\s]+/).filter((one) => one !== '')) {
    const range: RegExpExecArray | null = RANGE.exec(part);
    const first = readOne(range?.[1] ?? part, before);
    if (!first.ok) return first;
    const last: Reading<LocalDate> = range ? readOne(range[2]!, first.value) : first;
    if (!last.ok) return last;
    if (last.value < first.value) return unread('dates_reversed');
    for (let date = first.value; date <= last.value; date = addDays(date, 1)) {
      found.add(date);
      if (found.size > MAX_DATES) return unread('dates_too_many', { max: MAX_DATES });
    }
    before = last.value;
  }
  return found.size === 0 ? unread('date_unknown') : read([...found].sort());
}

function readOne(text: string, before: LocalDate | null): Reading<LocalDate> {
  const [, year, month, day] = COMPACT.exec(text) ?? DATE.exec(text) ?? [];
  if (day === undefined) return unread('date_unknown');
  if (year === undefined && before === null) return unread('date_without_year');
  const written = [year ?? before!.slice(0, 4), month ?? before!.slice(5, 7), day];
  const date = written.map((part) => part.padStart(2, '0')).join('-');
  return exists(date) ? read(date) : unread('date_impossible');
}

/** 30 February is no date although it has the form of one. */
function exists(date: string): boolean {
  const ms = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(date);
}

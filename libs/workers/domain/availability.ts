import { addDays, DomainError, type LocalDate } from '@gg/kernel';

/** Minutes of a local day, half-open; 1440 is the next local midnight. */
export interface MinuteRange {
  readonly startMinute: number;
  readonly endMinute: number;
}

/** A range of every week; `weekday` is ISO (Monday 1 … Sunday 7) and names the day on which the range begins. */
export interface WeeklyRange extends MinuteRange {
  readonly weekday: number;
}

/** What holds on one local date instead of the weekly pattern. No ranges: not free at all that day. */
export interface AvailabilityException {
  readonly date: LocalDate;
  readonly free: readonly MinuteRange[];
}

const DAY = 1_440;
const WEEK = 7 * DAY;

/** Exceptions further ahead are a new weekly pattern, not an exception. */
export const EXCEPTION_DAYS_AHEAD = 180;

/**
 * What counts until a person has said when they are free: by day, every day. Whoever registers does so to be asked, and
 * a pattern of nothing would silently keep every offer away.
 */
export const FIRST_PATTERN: readonly WeeklyRange[] = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
  weekday,
  startMinute: 6 * 60,
  endMinute: 22 * 60,
}));

const isRange = ({ startMinute, endMinute }: MinuteRange, latest: number): boolean =>
  Number.isInteger(startMinute) &&
  Number.isInteger(endMinute) &&
  startMinute >= 0 &&
  startMinute < DAY &&
  endMinute > startMinute &&
  endMinute <= latest;

/**
 * A weekly pattern in its one canonical form: sorted, merged, and cut at local midnight, so that two people who say the
 * same differently are stored the same. A range may run over midnight (`endMinute` up to a day after its start); on
 * Sunday it runs on into Monday. Throws `worker.availability_invalid`.
 */
export function weeklyPattern(ranges: readonly WeeklyRange[]): WeeklyRange[] {
  const spans: [number, number][] = [];
  for (const range of ranges) {
    const { weekday, startMinute, endMinute } = range;
    if (!Number.isInteger(weekday) || weekday < 1 || weekday > 7 || !isRange(range, startMinute + DAY)) {
      throw new DomainError('worker.availability_invalid');
    }
    const from = (weekday - 1) * DAY + startMinute;
    const to = from + endMinute - startMinute;
    spans.push([from, Math.min(to, WEEK)]);
    if (to > WEEK) spans.push([0, to - WEEK]);
  }
  return merged(spans).flatMap(([from, to]) => cutAtMidnight(from, to));
}

/** The free time of one date in canonical form. Ranges stay within the date. Throws `worker.availability_invalid`. */
export function exceptionRanges(free: readonly MinuteRange[]): MinuteRange[] {
  if (!free.every((range) => isRange(range, DAY))) throw new DomainError('worker.availability_invalid');
  return merged(free.map(({ startMinute, endMinute }) => [startMinute, endMinute])).map(([from, to]) => ({
    startMinute: from,
    endMinute: to,
  }));
}

/** Checks that an exception lies between today and {@link EXCEPTION_DAYS_AHEAD}. Throws `worker.exception_date`. */
export function assertExceptionDate(date: LocalDate, today: LocalDate): void {
  if (date < today || date > addDays(today, EXCEPTION_DAYS_AHEAD)) {
    throw new DomainError('worker.exception_date', { days: EXCEPTION_DAYS_AHEAD });
  }
}

/**
 * The first date whose exception still matters: a shift that began yesterday evening may run on today.
 * @param today local date
 */
export const firstDateThatMatters = (today: LocalDate): LocalDate => addDays(today, -1);

function merged(spans: readonly (readonly [number, number])[]): [number, number][] {
  const out: [number, number][] = [];
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = out.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else out.push([from, to]);
  }
  return out;
}

function cutAtMidnight(from: number, to: number): WeeklyRange[] {
  const parts: WeeklyRange[] = [];
  for (let start = from; start < to;) {
    const day = Math.floor(start / DAY);
    const end = Math.min(to, (day + 1) * DAY);
    parts.push({ weekday: day + 1, startMinute: start - day * DAY, endMinute: end - day * DAY });
    start = end;
  }
  return parts;
}

import { dayStart, localDate, weekdayOf } from '../../shared/format/time';
import { DAY, freeMinutes, PART_MINUTES, PARTS, type Part, type WeeklyRange } from './availability-parts';

/** A range within a day, in minutes after its midnight. */
export interface MinuteRange {
  readonly startMinute: number;
  readonly endMinute: number;
}

/** What holds on one date instead of the week, as the service keeps it: within the date, from midnight to midnight. */
export interface DateException {
  readonly date: string;
  readonly free: readonly MinuteRange[];
}

/** What a person has said of their time. */
export interface Availability {
  readonly weekly: readonly WeeklyRange[];
  readonly exceptions: readonly DateException[];
}

/** A day as people speak of it: from six in the morning until six the next, so that its night is its own. */
export interface DayAhead {
  /** `2026-11-24` */
  readonly date: string;
  /** The parts that are free throughout. */
  readonly parts: ReadonlySet<Part>;
  /** Whether these say all of it. */
  readonly exact: boolean;
  /** When it is free; beyond 1440 is the next morning. */
  readonly free: readonly MinuteRange[];
  /** As in every week. */
  readonly usual: boolean;
}

/** What somebody says of a day: the parts in which they are free, or that the week holds. */
export type DayWish = ReadonlySet<Part> | 'usual';

/** What is sent: {@link Availability} of other dates is not touched by it. */
export interface ExceptionsChange {
  readonly set: { date: string; free: MinuteRange[] }[];
  readonly clear: string[];
}

/** Before it, the night of the day before. */
const MORNING = PART_MINUTES.morning[0];
const WHOLE_DAY = [...PARTS.slice(0, 3)];

const noonOf = (date: string): number => Date.parse(`${date}T04:00:00Z`);
const dateAfter = (date: string): string => localDate(dayStart(noonOf(date), 1));

/** So many local dates from one on. */
export const datesFrom = (today: string, count: number): string[] =>
  Array.from({ length: count }, (_, n) => localDate(dayStart(noonOf(today), n)));

/** Minutes of local dates, each free or not. */
class Dates {
  private readonly week: Uint8Array;

  constructor(private readonly said: Availability) {
    this.week = freeMinutes(said.weekly);
  }

  usual(date: string): Uint8Array {
    const start = (weekdayOf(noonOf(date)) - 1) * DAY;
    return this.week.subarray(start, start + DAY);
  }

  now(date: string): Uint8Array {
    const said = this.said.exceptions.find((one) => one.date === date);
    if (!said) return this.usual(date);
    const minutes = new Uint8Array(DAY);
    for (const { startMinute, endMinute } of said.free) minutes.fill(1, startMinute, endMinute);
    return minutes;
  }
}

const alike = (a: Uint8Array, b: Uint8Array): boolean => a.every((minute, n) => minute === b[n]);

/** A day of two dates, from six to six. */
const sixToSix = (date: Uint8Array, next: Uint8Array): Uint8Array =>
  Uint8Array.from([...date.subarray(MORNING), ...next.subarray(0, MORNING)]);

function rangesIn(minutes: Uint8Array, from: number): MinuteRange[] {
  const ranges: MinuteRange[] = [];
  for (let start = minutes.indexOf(1); start >= 0;) {
    const end = minutes.indexOf(0, start);
    ranges.push({ startMinute: from + start, endMinute: from + (end < 0 ? minutes.length : end) });
    start = end < 0 ? -1 : minutes.indexOf(1, end);
  }
  return ranges;
}

/** Minutes of a day of which somebody says in which parts they are free. */
function minutesOf(parts: ReadonlySet<Part>): Uint8Array {
  const minutes = new Uint8Array(DAY);
  for (const part of parts) minutes.fill(1, PART_MINUTES[part][0] - MORNING, PART_MINUTES[part][1] - MORNING);
  return minutes;
}

function dayOf(date: string, minutes: Uint8Array, usual: boolean): DayAhead {
  const parts = new Set(
    PARTS.filter((part) => {
      const [from, to] = PART_MINUTES[part];
      return !minutes.subarray(from - MORNING, to - MORNING).includes(0);
    }),
  );
  return { date, parts, exact: alike(minutesOf(parts), minutes), free: rangesIn(minutes, MORNING), usual };
}

/** What holds on each of some dates. */
export function daysOf(said: Availability, dates: readonly string[]): DayAhead[] {
  const known = new Dates(said);
  return dates.map((date) => {
    const next = dateAfter(date);
    const minutes = sixToSix(known.now(date), known.now(next));
    return dayOf(date, minutes, alike(minutes, sixToSix(known.usual(date), known.usual(next))));
  });
}

/** What holds on a date in every week. */
export const usualDay = ({ weekly }: Availability, date: string): DayAhead =>
  daysOf({ weekly, exceptions: [] }, [date])[0]!;

/** What "all day" means: from morning to evening, and the night where it is free every week. */
export const wholeDay = (usual: DayAhead): ReadonlySet<Part> =>
  new Set([...WHOLE_DAY, ...PARTS.filter((part) => usual.parts.has(part))]);

/**
 * What has to be sent so that a day holds what somebody says of it. It changes that day only: the night before it keeps
 * what it has, and a night of its own that runs on is said of the next date too. A date that comes to what the week says
 * is no exception any more.
 */
export function changeOfDay(said: Availability, date: string, wish: DayWish): ExceptionsChange {
  const known = new Dates(said);
  const next = dateAfter(date);
  const wished = wish === 'usual' ? sixToSix(known.usual(date), known.usual(next)) : minutesOf(wish);
  const inDate = known.now(date).slice();
  inDate.set(wished.subarray(0, DAY - MORNING), MORNING);
  const inNext = known.now(next).slice();
  inNext.set(wished.subarray(DAY - MORNING));
  const change: ExceptionsChange = { set: [], clear: [] };
  for (const [on, minutes] of [
    [date, inDate],
    [next, inNext],
  ] as const) {
    if (alike(minutes, known.usual(on))) {
      if (said.exceptions.some((one) => one.date === on)) change.clear.push(on);
    } else if (!alike(minutes, known.now(on))) change.set.push({ date: on, free: rangesIn(minutes, 0) });
  }
  return change;
}

import { instantOf, localDate, localMinute, type LocalDate } from '@gg/kernel';
import type { ShiftPlan } from './posting-terms';

/** The same local times on another date. Seconds are dropped: a plan is made to the minute. */
export function moveTo(shift: ShiftPlan, date: LocalDate): ShiftPlan {
  const start = instantOf(date, localMinute(shift.start));
  const byMs = start.getTime() - shift.start.getTime();
  const moved = (instant: Date): Date => new Date(instant.getTime() + byMs);
  return {
    start,
    end: moved(shift.end),
    breaks: shift.breaks.map((pause) => ({ start: moved(pause.start), end: moved(pause.end), paid: pause.paid })),
    headcount: shift.headcount,
  };
}

/** A shift and its repetitions, in the order of their dates; the shift's own date is not doubled when it is named again. */
export function repeatOn(shift: ShiftPlan, dates: readonly LocalDate[]): ShiftPlan[] {
  const all = [...new Set([localDate(shift.start), ...dates])].sort();
  return all.map((date) => moveTo(shift, date));
}

/**
 * The shifts of a copy: the patterns of the source (local times, breaks, headcount), each once, on every given date.
 * A source whose shifts reach over several dates with one pattern gives one shift a date.
 */
export function patternsOn(shifts: readonly ShiftPlan[], dates: readonly LocalDate[]): ShiftPlan[] {
  const anchor = '2000-01-01';
  const patterns = new Map<string, ShiftPlan>();
  for (const shift of shifts) {
    const pattern = moveTo(shift, anchor);
    patterns.set(JSON.stringify([pattern.start, pattern.end]), shift);
  }
  return [...new Set(dates)].sort().flatMap((date) => [...patterns.values()].map((shift) => moveTo(shift, date)));
}

/** The last instant on which a posting can still matter: its validity, at the latest the end of its last shift. */
export function expiryOf(validUntil: Date | null, shifts: readonly { readonly end: Date }[]): Date {
  const lastEnd = shifts.reduce((last, { end }) => (end > last ? end : last), new Date(0));
  return validUntil !== null && validUntil < lastEnd ? validUntil : lastEnd;
}

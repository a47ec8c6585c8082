import { paidMinutes } from '@gg/compliance';
import { DomainError, minutesOf, overlaps, type TimeWindow } from '@gg/kernel';
import type { ShiftPlan } from './posting-terms';

/** Bounds of what one posting may hold. Not law: they keep one request and one transaction small. */
export const SHIFT_BOUNDS = {
  maxMinutes: 24 * 60,
  /** A day's plan is known to the minute; anything shorter is a slip of the finger. */
  minPaidMinutes: 15,
  maxHeadcount: 500,
  maxBreaks: 8,
  maxShifts: 100,
  /** Nobody plans a shift of hours more than a year ahead: a mistyped year is caught here. */
  maxDaysAhead: 366,
} as const;

const MINUTE_MS = 60_000;
const onTheMinute = (instant: Date): boolean => instant.getTime() % MINUTE_MS === 0;

/**
 * Checks the shape of a posting's shifts, whenever they are saved. Throws `posting.*` codes of the catalogue; the number
 * of the shift (from 1) is among the params.
 */
export function assertShiftPlans(shifts: readonly ShiftPlan[]): void {
  if (shifts.length === 0) throw new DomainError('posting.without_shift');
  if (shifts.length > SHIFT_BOUNDS.maxShifts)
    throw new DomainError('posting.shifts_too_many', { max: SHIFT_BOUNDS.maxShifts });
  const seen = new Set<string>();
  shifts.forEach((shift, index) => {
    assertOneShift(shift, index + 1);
    const key = `${shift.start.getTime()}-${shift.end.getTime()}`;
    if (seen.has(key)) throw new DomainError('posting.shift_twice', { shift: index + 1 });
    seen.add(key);
  });
}

/** Checks that no shift has begun and none is beyond the horizon: at each save and again when the posting goes public. */
export function assertShiftsAhead(shifts: readonly TimeWindow[], now: Date): void {
  const horizon = now.getTime() + SHIFT_BOUNDS.maxDaysAhead * 24 * 60 * MINUTE_MS;
  shifts.forEach(({ start }, index) => {
    if (start <= now) throw new DomainError('posting.shift_in_past', { shift: index + 1 });
    if (start.getTime() > horizon) {
      throw new DomainError('posting.shift_too_far', { shift: index + 1, days: SHIFT_BOUNDS.maxDaysAhead });
    }
  });
}

function assertOneShift(shift: ShiftPlan, number: number): void {
  const { start, end, breaks, headcount } = shift;
  if (end <= start) throw new DomainError('posting.shift_reversed', { shift: number });
  if (minutesOf(shift) > SHIFT_BOUNDS.maxMinutes) {
    throw new DomainError('posting.shift_too_long', { shift: number, hours: SHIFT_BOUNDS.maxMinutes / 60 });
  }
  if (![start, end, ...breaks.flatMap((pause) => [pause.start, pause.end])].every(onTheMinute)) {
    throw new DomainError('posting.shift_not_on_minute', { shift: number });
  }
  if (!Number.isInteger(headcount) || headcount < 1 || headcount > SHIFT_BOUNDS.maxHeadcount) {
    throw new DomainError('posting.headcount_out_of_range', { shift: number, max: SHIFT_BOUNDS.maxHeadcount });
  }
  assertBreaks(shift, number);
  if (paidMinutes(shift) < SHIFT_BOUNDS.minPaidMinutes) {
    throw new DomainError('posting.shift_without_paid_time', { shift: number, minutes: SHIFT_BOUNDS.minPaidMinutes });
  }
}

function assertBreaks({ start, end, breaks }: ShiftPlan, number: number): void {
  if (breaks.length > SHIFT_BOUNDS.maxBreaks) {
    throw new DomainError('posting.breaks_too_many', { shift: number, max: SHIFT_BOUNDS.maxBreaks });
  }
  breaks.forEach((pause, index) => {
    if (pause.end <= pause.start) throw new DomainError('posting.break_reversed', { shift: number });
    if (pause.start < start || pause.end > end) throw new DomainError('posting.break_outside_shift', { shift: number });
    if (breaks.slice(0, index).some((other) => overlaps(other, pause))) {
      throw new DomainError('posting.breaks_overlap', { shift: number });
    }
  });
}

import type { CompiledCandidate } from '../compiled-candidate';
import type { PreparedQuery, ShiftDay } from '../prepared-query';
import type { Condition } from './condition';

function isFree(c: CompiledCandidate, day: ShiftDay): boolean {
  const spans = c.exceptions?.get(day.date) ?? c.weekly[day.weekday - 1]!;
  // Spans are merged and apart, so the whole of the day's part lies in one or is not free throughout.
  for (const [fromMs, toMs] of spans) if (fromMs <= day.fromMs && day.toMs <= toMs) return true;
  return false;
}

const firstBusyDay = (c: CompiledCandidate, q: PreparedQuery): ShiftDay | undefined =>
  q.days.find((day) => !isFree(c, day));

/**
 * By the worker's own word free for every instant of the shift, breaks included: the weekly pattern, or what was said of
 * the single date instead.
 */
export const available: Condition = {
  code: 'available',
  holds: (c, q) => {
    for (const day of q.days) if (!isFree(c, day)) return false;
    return true;
  },
  numbers: (c, q) => ({ date: firstBusyDay(c, q)?.date ?? '' }),
};

import type { LocalDate } from '@gg/kernel';
import type { CompiledCandidate } from '../compiled-candidate';
import type { PreparedQuery } from '../prepared-query';
import type { Condition } from './condition';

/** Paid minutes of platform work already booked on a local date, with whatever employer. */
function bookedMinutes(c: CompiledCandidate, date: LocalDate): number {
  let minutes = 0;
  for (const b of c.bookings) {
    if (!b.isPlatform) continue;
    for (const p of b.paid) if (p.date === date) minutes += p.minutes;
  }
  return minutes;
}

function excess(c: CompiledCandidate, q: PreparedQuery, limit: number): { date: LocalDate; minutes: number } | null {
  for (const { date, minutes: asked } of q.paidByDate) {
    const minutes = bookedMinutes(c, date) + asked;
    if (minutes > limit) return { date, minutes };
  }
  return null;
}

/**
 * Within the daily limit of platform work, by local date and over all employers: a body tires of hours, not of firms
 * (新就业形态劳动者休息和劳动报酬权益保障指引 2023; the number is market policy).
 */
export const hoursDay: Condition = {
  code: 'hours_day',
  holds: (c, q) => {
    const limit = q.query.lawLimits.dailyPlatformMinutes;
    return limit === null || excess(c, q, limit) === null;
  },
  numbers: (c, q) => {
    const limitMinutes = q.query.lawLimits.dailyPlatformMinutes ?? 0;
    return { ...excess(c, q, limitMinutes), limitMinutes };
  },
};

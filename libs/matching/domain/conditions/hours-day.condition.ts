import type { LocalDate } from '@gg/kernel';
import type { CompiledCandidate } from '../compiled-candidate';
import type { PreparedQuery } from '../prepared-query';
import type { Condition } from './condition';

/** Paid minutes already booked with this legal employer on a local date. */
function bookedMinutes(c: CompiledCandidate, q: PreparedQuery, date: LocalDate): number {
  let minutes = 0;
  for (const b of c.bookings) {
    if (b.legalEmployerCode !== q.query.legalEmployerCode) continue;
    for (const p of b.paid) if (p.date === date) minutes += p.minutes;
  }
  return minutes;
}

function excess(c: CompiledCandidate, q: PreparedQuery, limit: number): { date: LocalDate; minutes: number } | null {
  for (const { date, minutes: asked } of q.paidByDate) {
    const minutes = bookedMinutes(c, q, date) + asked;
    if (minutes > limit) return { date, minutes };
  }
  return null;
}

/**
 * Within the daily limit with this legal employer, by local date (for platform work the limit at which it stops pushing:
 * 新就业形态劳动者休息和劳动报酬权益保障指引 2023).
 */
export const hoursDay: Condition = {
  code: 'hours_day',
  holds: (c, q) => {
    const limit = q.query.lawLimits.dailyMinutesWithEmployer;
    return limit === null || excess(c, q, limit) === null;
  },
  numbers: (c, q) => {
    const limitMinutes = q.query.lawLimits.dailyMinutesWithEmployer ?? 0;
    return { ...excess(c, q, limitMinutes), limitMinutes };
  },
};

import type { LocalDate } from '@gg/kernel';
import type { CompiledCandidate } from '../compiled-candidate';
import type { PreparedQuery } from '../prepared-query';
import type { Condition } from './condition';

/** Paid minutes already booked with this legal employer in a law week (Monday–Sunday, local). */
function bookedMinutes(c: CompiledCandidate, q: PreparedQuery, week: LocalDate): number {
  let minutes = 0;
  for (const b of c.bookings) {
    if (b.legalEmployerCode !== q.query.legalEmployerCode) continue;
    for (const p of b.paid) if (p.week === week) minutes += p.minutes;
  }
  return minutes;
}

function excess(c: CompiledCandidate, q: PreparedQuery, limit: number): { week: LocalDate; minutes: number } | null {
  for (const [week, asked] of q.paidByWeek) {
    const minutes = bookedMinutes(c, q, week) + asked;
    if (minutes > limit) return { week, minutes };
  }
  return null;
}

/**
 * Hours left under the law with this legal employer, by credit code and law week, to the minute: exactly the limit still
 * passes (劳动合同法 68: part-time is at most 24 hours a week with one employer).
 */
export const hoursWeek: Condition = {
  code: 'hours_week',
  holds: (c, q) => {
    const limit = q.query.lawLimits.weeklyMinutesWithEmployer;
    return limit === null || excess(c, q, limit) === null;
  },
  numbers: (c, q) => {
    const limitMinutes = q.query.lawLimits.weeklyMinutesWithEmployer ?? 0;
    return { ...excess(c, q, limitMinutes), limitMinutes };
  },
};

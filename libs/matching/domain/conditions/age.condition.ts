import { ageOn } from '@gg/kernel';
import type { Condition } from './condition';

/**
 * Of lawful age for this work: old enough on the first day (禁止使用童工规定 2; 劳动法 58, 64) and for being introduced to any
 * work today (4), not past the upper bound on the last day. An unknown birth date is no age.
 */
export const age: Condition = {
  code: 'age',
  holds: (c, q) => {
    const { birthDate } = c.candidate;
    if (birthDate === null || ageOn(birthDate, q.firstDate) < q.query.minAge) return false;
    if (ageOn(birthDate, q.askedOn) < q.query.minAgeNow) return false;
    return q.query.maxAge === null || ageOn(birthDate, q.lastDate) <= q.query.maxAge;
  },
  numbers: (_, q) => ({ minAge: q.query.minAge, maxAge: q.query.maxAge ?? '—' }),
};

import type { Condition } from './condition';

/** Not booked elsewhere at any instant of the shift. Windows that touch do not overlap. */
export const booked: Condition = {
  code: 'booked',
  holds: (c, q) => {
    for (const b of c.bookings) if (b.startMs < q.endMs && q.startMs < b.endMs) return false;
    return true;
  },
  numbers: () => ({}),
};

import type { Condition } from './condition';

/** Fewer unanswered offers than the cap: nobody can weigh more at a time, and each open one keeps a seat in doubt. */
export const openOffers: Condition = {
  code: 'open_offers',
  holds: (c, q) => c.candidate.openOffers < q.query.policy.openOffers,
  numbers: (c, q) => ({ offers: c.candidate.openOffers, cap: q.query.policy.openOffers }),
};

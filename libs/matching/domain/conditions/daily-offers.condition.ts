import type { PreparedQuery } from '../prepared-query';
import type { ScoreFacts } from '../score-facts';
import type { Condition } from './condition';

/** Offers that the worker got on the local date of asking. */
export const offersOnTheDay = (c: ScoreFacts, q: PreparedQuery): number =>
  c.offersDay === q.today ? c.offersOnDay : 0;

/** Fewer offers today than the daily cap: being asked all day is a burden, and others want their turn. */
export const dailyOffers: Condition = {
  code: 'daily_offers',
  holds: (c, q) => offersOnTheDay(c, q) < q.query.policy.offersPerDay,
  numbers: (c, q) => ({ offers: offersOnTheDay(c, q), cap: q.query.policy.offersPerDay }),
};

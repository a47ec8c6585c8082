import type { CompiledCandidate } from '../compiled-candidate';
import type { PreparedQuery } from '../prepared-query';
import type { Condition } from './condition';

/** Offers that the worker got on the local date of asking. */
export const offersOnTheDay = (c: CompiledCandidate, q: PreparedQuery): number =>
  c.candidate.offersToday.date === q.today ? c.candidate.offersToday.count : 0;

/** Fewer offers today than the daily cap: being asked all day is a burden, and others want their turn. */
export const dailyOffers: Condition = {
  code: 'daily_offers',
  holds: (c, q) => offersOnTheDay(c, q) < q.query.policy.offersPerDay,
  numbers: (c, q) => ({ offers: offersOnTheDay(c, q), cap: q.query.policy.offersPerDay }),
};

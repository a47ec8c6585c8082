import type { Condition } from './condition';

/** The employer has not blocked the worker. */
export const blockedByEmployer: Condition = {
  code: 'blocked_by_employer',
  holds: (c, q) => !c.candidate.blockedByEmployerIds.includes(q.query.employerId),
  numbers: () => ({}),
};

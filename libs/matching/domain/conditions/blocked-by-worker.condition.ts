import type { Condition } from './condition';

/** The worker has not blocked the employer. */
export const blockedByWorker: Condition = {
  code: 'blocked_by_worker',
  holds: (c, q) => !c.candidate.blockedEmployerIds.includes(q.query.employerId),
  numbers: () => ({}),
};

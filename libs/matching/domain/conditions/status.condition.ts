import type { WorkerStatusFact } from '../candidate';
import type { PreparedQuery } from '../prepared-query';
import type { Condition } from './condition';

const bars = (s: WorkerStatusFact, q: PreparedQuery): boolean =>
  q.query.barredStatuses.includes(s.kind) &&
  (s.validFrom === null || s.validFrom <= q.lastDate) &&
  (s.validTo === null || q.firstDate <= s.validTo);

/** No status of the worker (劳动者身份) that the law bars from this work holds on any date of the shift. */
export const status: Condition = {
  code: 'status',
  holds: (c, q) => q.query.barredStatuses.length === 0 || !c.candidate.statuses.some((s) => bars(s, q)),
  numbers: (c, q) => ({ status: c.candidate.statuses.find((s) => bars(s, q))?.kind ?? '' }),
};

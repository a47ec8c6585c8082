import { ageOn, type LocalDate } from '@gg/kernel';
import type { WorkerStatusFact } from '../candidate';
import type { CompiledCandidate } from '../compiled-candidate';
import type { PreparedQuery } from '../prepared-query';
import type { NeededStatus } from '../shift-query';
import type { Condition } from './condition';

const holdsOn = (s: WorkerStatusFact, date: LocalDate): boolean =>
  (s.validFrom === null || s.validFrom <= date) && (s.validTo === null || date <= s.validTo);

const barring = (c: CompiledCandidate, q: PreparedQuery): string | undefined =>
  c.candidate.statuses.find(
    (s) => q.query.barredStatuses.includes(s.kind) && q.days.some(({ date }) => holdsOn(s, date)),
  )?.kind;

/** An unknown age is asked for nothing here; it already fails the condition of age. */
function isAskedFor(need: NeededStatus, c: CompiledCandidate, q: PreparedQuery): boolean {
  const { birthDate } = c.candidate;
  return (
    birthDate !== null &&
    (need.belowAge === undefined || ageOn(birthDate, q.firstDate) < need.belowAge) &&
    (need.fromAge === undefined || ageOn(birthDate, q.lastDate) >= need.fromAge)
  );
}

const missing = (c: CompiledCandidate, q: PreparedQuery): string | undefined =>
  q.query.neededStatuses.find(
    (need) =>
      isAskedFor(need, c, q) &&
      !q.days.every(({ date }) => c.candidate.statuses.some((s) => s.kind === need.kind && holdsOn(s, date))),
  )?.kind;

/**
 * No status of the worker (劳动者身份) that the law bars from this work holds on any date of the shift, and every one that
 * the law asks of the worker's age holds on all of them.
 */
export const status: Condition = {
  code: 'status',
  holds: (c, q) =>
    (q.query.barredStatuses.length === 0 || barring(c, q) === undefined) &&
    (q.query.neededStatuses.length === 0 || missing(c, q) === undefined),
  numbers: (c, q) => ({ status: barring(c, q) ?? missing(c, q) ?? '' }),
};

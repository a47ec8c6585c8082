import { ageOn } from '@gg/kernel';
import type { CompiledCandidate } from '../compiled-candidate';
import type { PreparedQuery } from '../prepared-query';
import type { LoadLimit } from '../shift-query';
import type { Condition } from './condition';

function protects(limit: LoadLimit, c: CompiledCandidate, q: PreparedQuery): boolean {
  const { birthDate, sex } = c.candidate;
  if (limit.sex !== undefined && limit.sex !== sex) return false;
  return limit.belowAge === undefined || (birthDate !== null && ageOn(birthDate, q.firstDate) < limit.belowAge);
}

const allowedKg = (limit: LoadLimit, q: PreparedQuery): number =>
  q.query.load?.repeated === true ? limit.repeatedKg : limit.intervalKg;

function broken(c: CompiledCandidate, q: PreparedQuery): LoadLimit | undefined {
  const kg = q.query.load?.kg ?? 0;
  return q.query.lawLimits.loadLimits.find((limit) => kg > allowedKg(limit, q) && protects(limit, c, q));
}

/** The loads are lawful for the worker's age and sex (劳部发〔1994〕498号; 女职工劳动保护特别规定). */
export const load: Condition = {
  code: 'load',
  holds: (c, q) => q.query.load === null || broken(c, q) === undefined,
  numbers: (c, q) => {
    const limit = broken(c, q);
    return { kg: q.query.load?.kg ?? 0, allowedKg: limit === undefined ? 0 : allowedKg(limit, q) };
  },
};

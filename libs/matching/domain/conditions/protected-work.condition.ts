import type { Condition } from './condition';

/**
 * The law does not close the work to the worker's sex: mines, labour of grade 4, loads above the lawful kilograms, in a
 * labour relation (女职工劳动保护特别规定, annex 1). What it closes to the young is a matter of `age`.
 */
export const protectedWork: Condition = {
  code: 'protected_work',
  holds: (c, q) => q.query.closedTo === null || c.candidate.sex !== q.query.closedTo,
  numbers: (_, q) => ({ kg: q.query.judged.loads?.maxKg ?? '—' }),
};

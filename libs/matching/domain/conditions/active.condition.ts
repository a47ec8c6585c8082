import type { Condition } from './condition';

/** The worker has not paused, is not suspended, and has proved the number within 90 days. */
export const active: Condition = {
  code: 'active',
  holds: (c) => c.candidate.active,
  numbers: () => ({}),
};

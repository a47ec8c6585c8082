import type { Condition } from './condition';

/** The worker has not paused, is not suspended, and was heard from within 90 days: by the number, or in the app. */
export const active: Condition = {
  code: 'active',
  holds: (c) => c.candidate.active,
  numbers: () => ({}),
};

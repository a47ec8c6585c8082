import type { Condition } from './condition';

/** Real-name data with at least a right check digit (实名): without it nobody gets an offer. */
export const identity: Condition = {
  code: 'identity',
  holds: (c) => c.candidate.identityState !== 'unverified' && c.candidate.sex !== undefined,
  numbers: () => ({}),
};

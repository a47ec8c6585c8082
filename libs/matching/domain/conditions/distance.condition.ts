import type { Condition } from './condition';

/** Within the radius of the search, bound included. */
export const distance: Condition = {
  code: 'distance',
  holds: (_, q, distanceM) => distanceM <= q.query.radiusM,
  numbers: (_, q, distanceM) => ({ distanceM, radiusM: q.query.radiusM }),
};

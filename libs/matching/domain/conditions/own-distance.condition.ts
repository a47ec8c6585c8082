import type { Condition } from './condition';

/** Within the distance that the worker is willing to travel, bound included. */
export const ownDistance: Condition = {
  code: 'own_distance',
  holds: (c, _, distanceM) => distanceM <= (c.candidate.preferences.maxDistanceM ?? Infinity),
  numbers: (c, _, distanceM) => ({ distanceM, maxDistanceM: c.candidate.preferences.maxDistanceM ?? 0 }),
};

import type { ProblemParams } from '@gg/kernel';
import type { CompiledCandidate } from '../compiled-candidate';
import type { PreparedQuery } from '../prepared-query';

/** Stable names of the hard conditions: on the wire, in counts and in the text catalogue. */
export type ConditionCode =
  | 'active'
  | 'identity'
  | 'trade'
  | 'certificate'
  | 'age'
  | 'protected_work'
  | 'blocked_by_worker'
  | 'blocked_by_employer'
  | 'distance'
  | 'own_distance'
  | 'available'
  | 'booked'
  | 'rest'
  | 'daily_rest'
  | 'hours_week'
  | 'hours_day'
  | 'rules'
  | 'quiet_hours'
  | 'daily_offers'
  | 'open_offers';

/**
 * One hard condition: whoever does not meet it is not asked, however good otherwise. Conditions look at one worker and one
 * shift, know nothing of each other and change nothing.
 */
export interface Condition {
  readonly code: ConditionCode;
  /** @param distanceM the worker's travel distance, whole metres */
  holds(c: CompiledCandidate, q: PreparedQuery, distanceM: number): boolean;
  /** The numbers behind a failure, to fill its sentence. Asked only when the condition does not hold. */
  numbers(c: CompiledCandidate, q: PreparedQuery, distanceM: number): ProblemParams;
}

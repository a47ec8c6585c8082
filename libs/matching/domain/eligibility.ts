import type { ProblemParams } from '@gg/kernel';
import type { CompiledCandidate } from './compiled-candidate';
import { active } from './conditions/active.condition';
import { age } from './conditions/age.condition';
import { available } from './conditions/available.condition';
import { blockedByEmployer } from './conditions/blocked-by-employer.condition';
import { blockedByWorker } from './conditions/blocked-by-worker.condition';
import { booked } from './conditions/booked.condition';
import { certificate } from './conditions/certificate.condition';
import type { Condition, ConditionCode } from './conditions/condition';
import { dailyOffers } from './conditions/daily-offers.condition';
import { dailyRest } from './conditions/daily-rest.condition';
import { distance } from './conditions/distance.condition';
import { hoursDay } from './conditions/hours-day.condition';
import { hoursWeek } from './conditions/hours-week.condition';
import { identity } from './conditions/identity.condition';
import { openOffers } from './conditions/open-offers.condition';
import { ownDistance } from './conditions/own-distance.condition';
import { protectedWork } from './conditions/protected-work.condition';
import { quietHours } from './conditions/quiet-hours.condition';
import { rest } from './conditions/rest.condition';
import { rules } from './conditions/rules.condition';
import { trade } from './conditions/trade.condition';
import type { PreparedQuery } from './prepared-query';
import { travelDistanceM } from './travel-distance';

/** A hard condition that a worker does not meet, with the numbers of its sentence. */
export interface EligibilityFailure {
  readonly code: ConditionCode;
  readonly params: ProblemParams;
}

/**
 * Every hard condition, in the order in which a failure is told: who you are, what you can do, who wants whom, where, when,
 * how long. Quiet hours and the two caps stand last because they pass by themselves: whoever fails at one of them fails at
 * nothing else that stays.
 */
export const CONDITIONS: readonly Condition[] = [
  active,
  identity,
  trade,
  certificate,
  age,
  protectedWork,
  blockedByWorker,
  blockedByEmployer,
  distance,
  ownDistance,
  available,
  booked,
  rest,
  dailyRest,
  hoursWeek,
  hoursDay,
  rules,
  quietHours,
  dailyOffers,
  openOffers,
];

/** Codes of all conditions, in their order. */
export const CONDITION_CODES: readonly ConditionCode[] = CONDITIONS.map((condition) => condition.code);

/** The first condition that the worker does not meet, or null when they may be asked. */
export function firstFailing(c: CompiledCandidate, q: PreparedQuery, distanceM: number): Condition | null {
  for (const condition of CONDITIONS) if (!condition.holds(c, q, distanceM)) return condition;
  return null;
}

/** Caps and time first: they turn away most, and their facts lie together. The rules take longest and turn away few. */
const QUICK: readonly Condition[] = CONDITIONS.filter((condition) => condition !== rules).reverse();

/** Whether the worker meets every condition but the rules. */
export function meetsQuickConditions(c: CompiledCandidate, q: PreparedQuery, distanceM: number): boolean {
  for (const condition of QUICK) if (!condition.holds(c, q, distanceM)) return false;
  return true;
}

/** Whether no rule refuses the worker; with {@link meetsQuickConditions} the same answer as {@link firstFailing}. */
export const isAllowedByRules = (c: CompiledCandidate, q: PreparedQuery): boolean => rules.holds(c, q, 0);

/** All conditions that the worker does not meet, in order, each with its numbers; empty when they may be asked. */
export function eligibilityFailures(c: CompiledCandidate, q: PreparedQuery): EligibilityFailure[] {
  const distanceM = travelDistanceM(c, q);
  return CONDITIONS.filter((condition) => !condition.holds(c, q, distanceM)).map((condition) => ({
    code: condition.code,
    params: condition.numbers(c, q, distanceM),
  }));
}

import { dayNumber } from '@gg/kernel';
import type { Candidate, WorkerPreferences } from './candidate';
import { unitVectorOf, type UnitVector } from './unit-vector';

/**
 * What the varying parts of the score ask of a worker, as plain numbers: everything that has to be looked at for everybody
 * in reach of a shift.
 */
export interface ScoreFacts {
  readonly home: UnitVector;
  readonly personalised: boolean;
  readonly minHourlyPayFen: number | null;
  readonly nights: WorkerPreferences['nights'];
  /** {@link dayNumber} of the local date for which the offers are counted. */
  readonly offersDay: number;
  readonly offersOnDay: number;
  /** Offers that the worker ever answered or let expire. */
  readonly offersEver: number;
  readonly lastOfferMs: number | null;
  readonly registeredMs: number;
}

/** The facts of a candidate. */
export const scoreFactsOf = (c: Candidate): ScoreFacts => ({
  home: unitVectorOf(c.point),
  personalised: c.personalised,
  minHourlyPayFen: c.preferences.minHourlyPayFen,
  nights: c.preferences.nights,
  offersDay: dayNumber(c.offersToday.date),
  offersOnDay: c.offersToday.count,
  offersEver: c.acceptance.offers,
  lastOfferMs: c.lastOfferAt === null ? null : c.lastOfferAt.getTime(),
  registeredMs: c.registeredAt.getTime(),
});

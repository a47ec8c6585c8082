import type { UnitVector } from '../unit-vector';

/** A presence at a market, and where that is if it is known; with the home, because whichever is nearer counts. */
export interface MarketPresence {
  readonly market: UnitVector | null;
  readonly home: UnitVector;
  readonly fromMs: number;
  readonly untilMs: number;
}

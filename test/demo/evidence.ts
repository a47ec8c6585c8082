import type { PartyPlan } from '@database/seed';
import type { Id } from '@gg/kernel';
import type { Demand } from './demand';
import type { Journals } from './journals';
import type { Tables } from './tables';

/** Everything that was written down, by people and by the system, when all is over. */
export interface Evidence {
  readonly demands: readonly Demand[];
  readonly journals: Journals;
  readonly tables: Tables;
  /** Members of each employer, all of whom look after its shifts. */
  readonly membersOf: ReadonlyMap<Id, readonly Id[]>;
  /** Accounts of workers who have the app, and of employers' members who sat at a console. */
  readonly withPage: ReadonlySet<Id>;
  /** Workers' accounts that have a phone of which the texts were seen. */
  readonly withPhone: ReadonlySet<Id>;
  readonly parties: readonly PartyPlan[];
  /** Most seats that could be filled: see `upperBound`. */
  readonly maximum: number;
  /** Offers to people who may not take them: see `unlawfulOffers`. */
  readonly unlawful: readonly string[];
  /** When it was this business time, real milliseconds. */
  readonly realMsOf: (instant: Date) => number;
}

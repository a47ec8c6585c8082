import { packedMonth } from './packed-date';
import { EVERY_DAY, FLAG } from './slot-block';
import type { StoredCandidate } from './stored-candidate';
import { UNKNOWN_WEEK, weekCode } from './weekly-patterns';

/** What stands of a worker in a trade, so that a scan can pass over most people without a look at anything else. */
export interface Standing extends StandingAnywhere {
  /** The score that the worker never exceeds at no distance: what follows from worker and trade, and the most of the rest. */
  readonly bound: number;
}

/** What of it is the same in all trades. */
export interface StandingAnywhere {
  /** @see weekCode */
  readonly week: number;
  /** Places of the ring, a bit each, of days whose free time the week does not tell: work is promised, or it is no usual day. */
  readonly unlike: number;
  /** Month of birth; {@link NEVER_ASKED}: the worker is not asked for anything. @see packedMonth */
  readonly born: number;
}

/** Later than every month of birth. */
const NEVER_ASKED = 0xffff;

/** How a worker stands. @param flags as they are in the worker's columns @param unlike by bookings and exceptions */
export function standingAnywhere(
  { candidate: { pattern, birth } }: StoredCandidate,
  flags: number,
  unlike: number,
): StandingAnywhere {
  const week = weekCode(pattern);
  return {
    week,
    unlike: week === UNKNOWN_WEEK ? EVERY_DAY : unlike,
    born: (flags & FLAG.askable) === 0 || birth === 0 ? NEVER_ASKED : packedMonth(birth),
  };
}

import type { CompiledBooking, CompiledCandidate } from '../compiled-candidate';
import type { PreparedQuery } from '../prepared-query';
import type { Condition } from './condition';

/** Time between a booking and the shift; negative when they overlap, which is another condition's matter. */
const gapMs = (b: CompiledBooking, q: PreparedQuery): number =>
  b.endMs <= q.startMs ? q.startMs - b.endMs : b.startMs >= q.endMs ? b.startMs - q.endMs : -1;

function tooClose(c: CompiledCandidate, q: PreparedQuery): CompiledBooking | undefined {
  const restMs = q.query.policy.minRestMinutes * 60_000;
  return c.bookings.find((b) => {
    const gap = gapMs(b, q);
    return gap >= 0 && gap < restMs;
  });
}

/** At least the market's minimum rest before and after the shift (market policy, not law). */
export const rest: Condition = {
  code: 'rest',
  holds: (c, q) => c.bookings.length === 0 || tooClose(c, q) === undefined,
  numbers: (c, q) => {
    const b = tooClose(c, q);
    return {
      restMinutes: b === undefined ? 0 : Math.floor(gapMs(b, q) / 60_000),
      minRestMinutes: q.query.policy.minRestMinutes,
    };
  },
};

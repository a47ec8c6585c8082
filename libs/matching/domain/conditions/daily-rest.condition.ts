import type { CompiledCandidate } from '../compiled-candidate';
import type { PreparedQuery } from '../prepared-query';
import type { Condition } from './condition';

const DAY_MS = 86_400_000;

interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** The longest stretch without work in the 24 hours that end at an instant. Breaks are no rest. */
function longestRestMs(endMs: number, sorted: readonly Span[]): number {
  let longest = 0;
  let freeFrom = endMs - DAY_MS;
  for (const span of sorted) {
    if (span.startMs >= endMs) break;
    longest = Math.max(longest, span.startMs - freeFrom);
    freeFrom = Math.max(freeFrom, span.endMs);
  }
  return Math.max(longest, endMs - freeFrom);
}

/** Work too far from the shift to lie in one of those 24 hours. */
const isFar = (b: Span, q: PreparedQuery): boolean => b.startMs >= q.endMs + DAY_MS || b.endMs <= q.endMs - DAY_MS;

/** The shortest such rest at the end of the shift and of every booking that ends within 24 hours after it. */
function shortestRestMs(c: CompiledCandidate, q: PreparedQuery): number {
  const spans: Span[] = [q];
  for (const b of c.bookings) if (!isFar(b, q)) spans.push(b);
  if (spans.length === 1) return Math.max(0, DAY_MS - (q.endMs - q.startMs));
  spans.sort((a, b) => a.startMs - b.startMs);
  let shortest = DAY_MS;
  for (const { endMs } of spans) {
    if (endMs >= q.endMs && endMs <= q.endMs + DAY_MS) shortest = Math.min(shortest, longestRestMs(endMs, spans));
  }
  return shortest;
}

/**
 * Any 24 hours up to an end of work that the shift bears on hold the market's uninterrupted rest (market policy, not law):
 * a night's sleep between a late shift and an early one, while two short shifts on one day stay possible.
 */
export const dailyRest: Condition = {
  code: 'daily_rest',
  holds: (c, q) => {
    const restMs = q.query.policy.dailyRestMinutes * 60_000;
    return restMs === 0 || shortestRestMs(c, q) >= restMs;
  },
  numbers: (c, q) => ({
    restMinutes: Math.floor(shortestRestMs(c, q) / 60_000),
    dailyRestMinutes: q.query.policy.dailyRestMinutes,
  }),
};

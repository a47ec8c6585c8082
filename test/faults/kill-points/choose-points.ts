import { createHash } from 'node:crypto';
import type { FaultPoint } from '../harness/fault-plan';

/** How many of a day's points are of each service. The matching service has most of all points. */
const SHARE: readonly (readonly [service: string, share: number])[] = [
  ['matching', 0.58],
  ['worker', 0.23],
  ['employer', 0.12],
  ['centre', 0.07],
];

/** What is killed every day, wherever it happens. */
const ALWAYS = [
  / transaction .* commit before /,
  / transaction .* commit after /,
  / queue .* enqueue before /,
  / queue .* enqueue after /,
];

/**
 * The points to kill, another part of all each day: seeds that follow each other have nothing in common until every
 * point has had its turn. Before and after COMMIT and enqueue are always among them. The order of the recording does
 * not matter.
 * @param seed a whole number from 0
 */
export function choosePoints(recorded: readonly FaultPoint[], seed: number, count: number): FaultPoint[] {
  const mixed = [...new Set(recorded)].sort((a, b) => (digest(a) < digest(b) ? -1 : 1));
  const chosen = new Set<FaultPoint>();
  // Of what never changes, so that the windows of two days meet without a gap.
  for (const [service, share] of SHARE) {
    const own = mixed.filter((point) => serviceOf(point) === service);
    for (const point of window(own, seed, Math.floor((count - ALWAYS.length) * share))) chosen.add(point);
  }
  for (const pattern of ALWAYS) {
    for (const point of window(rest(mixed, chosen, pattern), seed, 1)) chosen.add(point);
  }
  for (const point of window(rest(mixed, chosen), seed, count - chosen.size)) chosen.add(point);
  return [...chosen];
}

const rest = (points: readonly FaultPoint[], chosen: ReadonlySet<FaultPoint>, pattern = /./): FaultPoint[] =>
  points.filter((point) => !chosen.has(point) && pattern.test(point));

/** The service whose process dies at a point. */
export const serviceOf = (point: FaultPoint): string => point.slice(0, point.indexOf(' '));

/** Points killed in one evening, at most one of each service: they are different processes. */
export function eveningsOf(points: readonly FaultPoint[]): FaultPoint[][] {
  const evenings: FaultPoint[][] = [];
  for (const point of points) {
    const free = evenings.find((evening) => evening.every((other) => serviceOf(other) !== serviceOf(point)));
    if (free) free.push(point);
    else evenings.push([point]);
  }
  return evenings;
}

/** The part of a list whose turn it is; it goes round. */
function window<T>(list: readonly T[], seed: number, length: number): T[] {
  const size = Math.max(0, Math.min(length, list.length));
  return Array.from({ length: size }, (_, n) => list[(seed * size + n) % list.length]!);
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

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

/**
 * How many processes of a service die in one evening at most, each started after the one before has died. More would make
 * it hard to tell whose death broke a promise; fewer would play many more evenings.
 */
export const DEATHS_AN_EVENING: Readonly<Record<string, number>> = { matching: 3, worker: 2, employer: 1, centre: 1 };

/**
 * Points killed in one evening, in the order in which it comes to them.
 * @param recorded every point of an evening, in order
 */
export function eveningsOf(points: readonly FaultPoint[], recorded: readonly FaultPoint[]): FaultPoint[][] {
  const evenings: FaultPoint[][] = [];
  for (const point of points) {
    const service = serviceOf(point);
    const most = DEATHS_AN_EVENING[service] ?? 1;
    const free = evenings.find((evening) => evening.filter((other) => serviceOf(other) === service).length < most);
    if (free) free.push(point);
    else evenings.push([point]);
  }
  const place = new Map(recorded.map((point, at) => [point, at]));
  const placeOf = (point: FaultPoint): number => place.get(point) ?? recorded.length;
  return evenings.map((evening) => evening.sort((a, b) => placeOf(a) - placeOf(b)));
}

/** The part of a list whose turn it is; it goes round. */
function window<T>(list: readonly T[], seed: number, length: number): T[] {
  const size = Math.max(0, Math.min(length, list.length));
  return Array.from({ length: size }, (_, n) => list[(seed * size + n) % list.length]!);
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

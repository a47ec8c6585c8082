import { distanceM, type GeoPoint } from '@gg/kernel';
import type { GeoBox } from './grid-cell';

/** Many that are not told one by one: how many, and the middle of where they are. */
export interface Gathering {
  readonly point: GeoPoint;
  readonly count: number;
}

/** So many parts a box is divided into, each way. */
const PARTS = 8;

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

/**
 * Of the points of a box the nearest ones, one by one, and all others by the part of the box in which they are: a map that
 * cannot show everything still tells where everything is.
 * @param from where the reader is; from outside of the box it is its nearest edge that counts, without one its middle
 * @param most told one by one
 */
export function gatherPoints<T extends GeoPoint & { readonly id: string }>(
  points: readonly T[],
  box: GeoBox,
  from: GeoPoint | null,
  most: number,
): { readonly near: readonly T[]; readonly rest: readonly Gathering[] } {
  const anchor = {
    lng: clamp(from?.lng ?? (box.west + box.east) / 2, box.west, box.east),
    lat: clamp(from?.lat ?? (box.south + box.north) / 2, box.south, box.north),
  };
  const byDistance = points
    .map((point) => ({ point, away: distanceM(anchor, point) }))
    .sort((a, b) => a.away - b.away || (a.point.id < b.point.id ? -1 : 1))
    .map(({ point }) => point);
  const parts = new Map<number, { count: number; lng: number; lat: number }>();
  const partOf = (value: number, begin: number, end: number): number =>
    Math.min(PARTS - 1, Math.floor(((value - begin) / (end - begin || 1)) * PARTS));
  for (const { lng, lat } of byDistance.slice(most)) {
    const part = partOf(lat, box.south, box.north) * PARTS + partOf(lng, box.west, box.east);
    const { count, ...sum } = parts.get(part) ?? { count: 0, lng: 0, lat: 0 };
    parts.set(part, { count: count + 1, lng: sum.lng + lng, lat: sum.lat + lat });
  }
  return {
    near: byDistance.slice(0, most),
    rest: [...parts.values()].map(({ count, lng, lat }) => ({ point: { lng: lng / count, lat: lat / count }, count })),
  };
}

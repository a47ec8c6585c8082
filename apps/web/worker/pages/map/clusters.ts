import type { Size, Spot } from './map-view';

/** What stands at one place because more would not fit beside it. */
export interface Cluster<T> {
  readonly spot: Spot;
  readonly members: readonly T[];
}

/**
 * Puts together what would overlap at a scale: the first stands where it is, and takes in what comes later within its
 * room. No two clusters overlap; each thing is in one of them.
 * @param scale pixels for a metre
 * @param room of a mark, in pixels
 */
export function clustered<T extends { readonly spot: Spot }>(
  things: readonly T[],
  scale: number,
  { width, height }: Size,
): Cluster<T>[] {
  const clusters: { spot: Spot; members: T[] }[] = [];
  for (const thing of things) {
    const host = clusters.find(
      ({ spot }) => Math.abs(spot.x - thing.spot.x) * scale < width && Math.abs(spot.y - thing.spot.y) * scale < height,
    );
    if (host) host.members.push(thing);
    else clusters.push({ spot: thing.spot, members: [thing] });
  }
  return clusters;
}

/** In the order in which one reads: line by line, from the left. @param line its height in metres */
export const inReadingOrder = <T>(clusters: readonly Cluster<T>[], line: number): Cluster<T>[] =>
  [...clusters].sort(
    (a, b) => Math.floor(a.spot.y / line) - Math.floor(b.spot.y / line) || a.spot.x - b.spot.x || a.spot.y - b.spot.y,
  );

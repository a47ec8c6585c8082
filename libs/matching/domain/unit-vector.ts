import type { GeoPoint } from '@gg/kernel';

/** Mean earth radius in metres, the one of the kernel's `distanceM`; a test holds the two to each other. */
export const EARTH_RADIUS_M = 6_370_986;

/** A point as a unit vector from the earth's centre. */
export interface UnitVector {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** Works out a point's vector once, so that a distance costs no sine or cosine. */
export function unitVectorOf({ lng, lat }: GeoPoint): UnitVector {
  const [phi, lambda] = [(lat * Math.PI) / 180, (lng * Math.PI) / 180];
  return { x: Math.cos(phi) * Math.cos(lambda), y: Math.cos(phi) * Math.sin(lambda), z: Math.sin(phi) };
}

/** The square of the straight line between two points, in earth radii. */
export function chordSquare(a: UnitVector, b: UnitVector): number {
  const dx = a.x - b.x;
  const dy = a.y - b.y;
  const dz = a.z - b.z;
  return dx * dx + dy * dy + dz * dz;
}

/** The square of a straight line, in earth radii, so long that nobody is farther away who is within whole metres. */
export const chordSquareWithin = (metres: number): number =>
  // A chord is shorter than its arc; a metre more for the rounding.
  ((metres + 1) / EARTH_RADIUS_M) ** 2;

/** Whole metres that a distance is never below. @param square of the straight line, in earth radii */
export const leastMetres = (square: number): number => Math.max(0, Math.floor(EARTH_RADIUS_M * Math.sqrt(square)) - 1);

/** Great-circle distance in whole metres: the haversine of an angle is the square of half its chord. */
export function wholeMetres(a: UnitVector, b: UnitVector): number {
  const halfChord = Math.sqrt(chordSquare(a, b)) / 2;
  return Math.round(2 * EARTH_RADIUS_M * Math.asin(Math.min(1, halfChord)));
}

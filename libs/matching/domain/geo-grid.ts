import type { GeoPoint } from '@gg/kernel';

/** Cells per degree: 1/64° is 1.74 km north–south and about 1.6 km east–west in Guangxi. */
const CELLS_PER_DEGREE = 64;

/** Cells from one row and column to another, both included. */
export interface CellBox {
  readonly fromRow: number;
  readonly toRow: number;
  readonly fromColumn: number;
  readonly toColumn: number;
}

/** The row of the grid in which a latitude lies; they count from the south pole. */
export const rowOf = (lat: number): number => Math.floor((lat + 90) * CELLS_PER_DEGREE);
/** The column of the grid in which a longitude lies; they count eastward from the date line. */
export const columnOf = (lng: number): number => Math.floor((lng + 180) * CELLS_PER_DEGREE);

/** Shorter than the earth's radius in any model, so that the angle of a circle is never taken too small. */
const SHORT_RADIUS_M = 6_350_000;

/**
 * Cells that hold every point whose rounded distance from the centre is at most the radius. A superset: corners hold
 * points beyond. A circle that reaches over a pole or the date line gets all columns.
 */
export function boxAround(centre: GeoPoint, radiusM: number): CellBox {
  const angle = (radiusM + 1) / SHORT_RADIUS_M;
  const degrees = (angle * 180) / Math.PI;
  const reach = Math.sin(Math.min(angle, Math.PI / 2)) / Math.cos((centre.lat * Math.PI) / 180);
  const span = angle < Math.PI / 2 && reach < 1 ? (Math.asin(reach) * 180) / Math.PI + 1e-9 : 360;
  const wraps = centre.lng - span < -180 || centre.lng + span > 180;
  return {
    fromRow: rowOf(Math.max(-90, centre.lat - degrees)),
    toRow: rowOf(Math.min(90, centre.lat + degrees)),
    fromColumn: columnOf(wraps ? -180 : centre.lng - span),
    toColumn: columnOf(wraps ? 180 : centre.lng + span),
  };
}

const RAD = Math.PI / 180;
const CELL_DEGREES = 1 / CELLS_PER_DEGREE;
const wholeBelow = (angle: number): number => Math.max(0, Math.floor(SHORT_RADIUS_M * angle) - 1);

/** A distance, whole metres, than which no point of a row is nearer to a place: the way to the row's nearest parallel. */
export function leastRowM(place: GeoPoint, row: number): number {
  const south = row * CELL_DEGREES - 90;
  return wholeBelow(Math.max(0, south - place.lat, place.lat - (south + CELL_DEGREES)) * RAD);
}

/** The same for a column: the way to its nearest meridian. */
export function leastColumnM(place: GeoPoint, column: number): number {
  const west = column * CELL_DEGREES - 180;
  const gap = Math.min(
    ...[-360, 0, 360].map((turn) => Math.max(0, west + turn - place.lng, place.lng - (west + turn + CELL_DEGREES))),
  );
  return wholeBelow(Math.asin(Math.sin(Math.min(gap, 90) * RAD) * Math.cos(place.lat * RAD)));
}

import type { GeoPoint } from '@gg/kernel';

/** Cells per degree: 1/64° is 1.74 km north–south and about 1.6 km east–west in Guangxi. */
const CELLS_PER_DEGREE = 64;
const COLUMNS = 361 * CELLS_PER_DEGREE;

/** Cells from one row and column to another, both included. */
export interface CellBox {
  readonly fromRow: number;
  readonly toRow: number;
  readonly fromColumn: number;
  readonly toColumn: number;
}

const rowOf = (lat: number): number => Math.floor((lat + 90) * CELLS_PER_DEGREE);
const columnOf = (lng: number): number => Math.floor((lng + 180) * CELLS_PER_DEGREE);

/** The number of a cell. */
export const cellNumber = (row: number, column: number): number => row * COLUMNS + column;

/** The cell in which a point lies. */
export const cellOf = (point: GeoPoint): number => cellNumber(rowOf(point.lat), columnOf(point.lng));

/** Whether a cell lies in a box. */
export function boxHolds(box: CellBox, cell: number): boolean {
  const row = Math.floor(cell / COLUMNS);
  const column = cell % COLUMNS;
  return row >= box.fromRow && row <= box.toRow && column >= box.fromColumn && column <= box.toColumn;
}

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

/**
 * A distance, whole metres, than which no point of a cell is nearer to a place: the larger of the ways to the cell's
 * nearest parallel and to its nearest meridian. Not the greatest such distance; towards the corners it is too small.
 */
export function leastDistanceM(place: GeoPoint, cell: number): number {
  const south = Math.floor(cell / COLUMNS) / CELLS_PER_DEGREE - 90;
  const west = (cell % COLUMNS) / CELLS_PER_DEGREE - 180;
  const size = 1 / CELLS_PER_DEGREE;
  const latGap = Math.max(0, south - place.lat, place.lat - (south + size));
  const lngGap = Math.min(
    ...[-360, 0, 360].map((turn) => Math.max(0, west + turn - place.lng, place.lng - (west + turn + size))),
  );
  const rad = Math.PI / 180;
  const toMeridian = Math.asin(Math.sin(Math.min(lngGap, 90) * rad) * Math.cos(place.lat * rad));
  return Math.max(0, Math.floor(SHORT_RADIUS_M * Math.max(latGap * rad, toMeridian)) - 1);
}

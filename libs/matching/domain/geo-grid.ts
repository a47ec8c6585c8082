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

/** The square of a chord, in earth radii, over an angle. */
const squareOver = (angle: number): number => 4 * Math.sin(angle / 2) ** 2;

/** What a row of the grid has of the squares of the chords from a place to its points. */
export interface RowReach {
  /** The least that the way north or south takes: to the row's nearest parallel. */
  readonly square: number;
  /** By what of {@link columnSquare} the way east or west counts at least: meridians are closest at one of its parallels. */
  readonly share: number;
}

/**
 * From a place to a row. By the haversine formula, no point of a cell is nearer than
 * √(`square` + `share` · {@link columnSquare}), as a chord in earth radii.
 */
export function rowReach({ lat }: GeoPoint, row: number): RowReach {
  const south = row * CELL_DEGREES - 90;
  const north = south + CELL_DEGREES;
  return {
    square: squareOver(Math.max(0, south - lat, lat - north) * RAD),
    share: Math.max(0, Math.cos(lat * RAD) * Math.min(Math.cos(south * RAD), Math.cos(north * RAD))),
  };
}

/**
 * The columns of a box in which some point of a row may be near enough.
 * @param most the square of the longest chord, in earth radii; at least the row's
 */
export function columnsWithin(
  { lng }: GeoPoint,
  { fromColumn, toColumn }: CellBox,
  { square, share }: RowReach,
  most: number,
): readonly [first: number, last: number] {
  const half = Math.sqrt((most - square) / share) / 2;
  // A box that goes around the earth is taken whole.
  if (!(half < 1) || toColumn - fromColumn + 1 >= 360 * CELLS_PER_DEGREE) return [fromColumn, toColumn];
  const span = (2 * Math.asin(half)) / RAD + 1e-9;
  return [Math.max(fromColumn, columnOf(lng - span)), Math.min(toColumn, columnOf(lng + span))];
}

/** The square of the chord, in radii of the equator, over the way from a place's meridian to the nearest of a column. */
export function columnSquare({ lng }: GeoPoint, column: number): number {
  const west = column * CELL_DEGREES - 180;
  let least = 360;
  for (let turn = -360; turn <= 360; turn += 360) {
    least = Math.min(least, Math.max(0, west + turn - lng, lng - (west + turn + CELL_DEGREES)));
  }
  return squareOver(Math.min(least, 180) * RAD);
}

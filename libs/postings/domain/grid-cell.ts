import { distanceM, type GeoPoint } from '@gg/kernel';

/** Cells of a twentieth of a degree: about 5.6 by 5.1 km in Guangxi, so that a search of 50 km reads some 300 of them. */
const CELLS_PER_DEGREE = 20;
/** More than there are cells in a row around the earth, so that a cell's number gives back both of its parts. */
const ROW = 10_000;
const METRES_PER_DEGREE = 111_194;

const partOf = (degrees: number): number => Math.floor((degrees + 180) * CELLS_PER_DEGREE);

/** The number of the cell that holds a point: an index on it turns "near here" into a list of values. */
export const gridCell = ({ lng, lat }: GeoPoint): number => partOf(lat) * ROW + partOf(lng);

/**
 * Every cell that may hold a point within a radius: the cells of the box around the circle, those out of reach left out.
 * @param radiusM at most 100,000
 */
export function gridCellsWithin(centre: GeoPoint, radiusM: number): number[] {
  if (radiusM > 100_000) throw new RangeError('too wide for a list of cells');
  const latReach = radiusM / METRES_PER_DEGREE;
  // The parallels are shortest at the edge that lies farther from the equator.
  const widest = Math.min(89, Math.abs(centre.lat) + latReach);
  const lngReach = radiusM / (METRES_PER_DEGREE * Math.cos((widest * Math.PI) / 180));
  const cells: number[] = [];
  for (let row = partOf(centre.lat - latReach); row <= partOf(centre.lat + latReach); row++) {
    for (let column = partOf(centre.lng - lngReach); column <= partOf(centre.lng + lngReach); column++) {
      if (distanceM(centre, nearestOf(row, column, centre)) <= radiusM * 1.001) cells.push(row * ROW + column);
    }
  }
  return cells;
}

/** A part of the map between two meridians and two parallels, WGS-84, degrees. */
export interface GeoBox {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** The cells of a box, as one run of numbers for each row, first and last. */
export function gridRunsOf({ west, south, east, north }: GeoBox): [first: number, last: number][] {
  const rows = partOf(north) - partOf(south) + 1;
  return Array.from({ length: rows }, (_, n) => {
    const row = (partOf(south) + n) * ROW;
    return [row + partOf(west), row + partOf(east)];
  });
}

/** The point of a cell nearest to another one, good enough at these sizes. */
function nearestOf(row: number, column: number, to: GeoPoint): GeoPoint {
  const clamp = (value: number, part: number): number =>
    Math.min(Math.max(value, part / CELLS_PER_DEGREE - 180), (part + 1) / CELLS_PER_DEGREE - 180);
  return { lng: clamp(to.lng, column), lat: clamp(to.lat, row) };
}

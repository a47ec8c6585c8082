import { distanceM } from '@gg/kernel';
import fc from 'fast-check';
import { gridCell, gridCellsWithin, gridRunsOf } from './grid-cell';

const lng = fc.double({ min: 104.4, max: 112.1, noNaN: true });
const lat = fc.double({ min: 20.8, max: 26.4, noNaN: true });
const point = fc.record({ lng, lat });
const METRES_PER_DEGREE = 111_194;

it('every point within a radius lies in one of the cells', () => {
  // Most points near the edge, where a cell is left out by mistake.
  const share = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0.9, max: 0.999, noNaN: true }));
  fc.assert(
    fc.property(
      point,
      fc.integer({ min: 1, max: 50_000 }),
      fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
      share,
      (centre, radiusM, bearing, part) => {
        const reach = (radiusM * part) / METRES_PER_DEGREE;
        const north = reach * Math.cos(bearing);
        const east = (reach * Math.sin(bearing)) / Math.cos((centre.lat * Math.PI) / 180);
        const other = { lng: centre.lng + east, lat: centre.lat + north };
        if (distanceM(centre, other) > radiusM) return;
        expect(gridCellsWithin(centre, radiusM)).toContain(gridCell(other));
      },
    ),
    { numRuns: 10_000 },
  );
});

it('the cells are few, and each but once', () => {
  fc.assert(
    fc.property(point, fc.integer({ min: 1, max: 50_000 }), (centre, radiusM) => {
      const cells = gridCellsWithin(centre, radiusM);
      expect(new Set(cells).size).toBe(cells.length);
      // The area of the circle with a cell's margin around it, in cells of at least 5 by 5.5 km.
      expect(cells.length).toBeLessThanOrEqual((Math.PI * (radiusM + 8_000) ** 2) / (5_000 * 5_500));
    }),
  );
});

it('a search that is too wide is refused', () =>
  expect(() => gridCellsWithin({ lng: 108, lat: 22 }, 100_001)).toThrow(RangeError));

it('the runs of a box hold the cells of its points, and few others', () => {
  fc.assert(
    fc.property(point, point, point, (a, b, other) => {
      const box = {
        west: Math.min(a.lng, b.lng),
        east: Math.max(a.lng, b.lng),
        south: Math.min(a.lat, b.lat),
        north: Math.max(a.lat, b.lat),
      };
      const runs = gridRunsOf(box);
      const cell = gridCell(other);
      const inside = other.lng >= box.west && other.lng <= box.east && other.lat >= box.south && other.lat <= box.north;
      const held = runs.some(([first, last]) => first <= cell && cell <= last);
      if (inside) expect(held).toBe(true);
      // A cell is a twentieth of a degree wide.
      const near =
        other.lng >= box.west - 0.051 &&
        other.lng <= box.east + 0.051 &&
        other.lat >= box.south - 0.051 &&
        other.lat <= box.north + 0.051;
      if (!near) expect(held).toBe(false);
    }),
    { numRuns: 2_000 },
  );
});

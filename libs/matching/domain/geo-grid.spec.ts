import fc from 'fast-check';
import { distanceM } from '@gg/kernel';
import { boxAround, columnOf, columnSquare, rowOf, rowReach } from './geo-grid';
import { EARTH_RADIUS_M } from './unit-vector';

type Point = Parameters<typeof distanceM>[0];

function isInBox({ lng, lat }: Point, box: ReturnType<typeof boxAround>): boolean {
  const [row, column] = [rowOf(lat), columnOf(lng)];
  return row >= box.fromRow && row <= box.toRow && column >= box.fromColumn && column <= box.toColumn;
}

function leastM(place: Point, point: Point): number {
  const { square, share } = rowReach(place, rowOf(point.lat));
  const chord = Math.sqrt(square + share * columnSquare(place, columnOf(point.lng)));
  return Math.max(0, Math.floor(EARTH_RADIUS_M * chord) - 1);
}

const degrees = (min: number, max: number) => fc.double({ min, max, noNaN: true });

describe('cells around a point', () => {
  it('hold everybody whose rounded distance is within the radius', () => {
    fc.assert(
      fc.property(
        degrees(-180, 180),
        degrees(-90, 90),
        fc.integer({ min: 0, max: 60_000 }),
        degrees(0, 360),
        degrees(0.9, 1.0001),
        (lng, lat, radiusM, bearing, share) => {
          const centre = { lng, lat };
          const arc = (radiusM * share) / 6_370_986;
          const [phi, theta] = [(lat * Math.PI) / 180, (bearing * Math.PI) / 180];
          const phi2 = Math.asin(Math.sin(phi) * Math.cos(arc) + Math.cos(phi) * Math.sin(arc) * Math.cos(theta));
          const turn = Math.atan2(
            Math.sin(theta) * Math.sin(arc) * Math.cos(phi),
            Math.cos(arc) - Math.sin(phi) * Math.sin(phi2),
          );
          const there = lng + (turn * 180) / Math.PI;
          const point = {
            lng: there > 180 ? there - 360 : there < -180 ? there + 360 : there,
            lat: (phi2 * 180) / Math.PI,
          };
          fc.pre(Math.round(distanceM(centre, point)) <= radiusM);
          expect(isInBox(point, boxAround(centre, radiusM))).toBe(true);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('are nowhere nearer than they are said to be, and not much farther', () => {
    const aPlace = fc.record({ lng: degrees(-180, 180), lat: degrees(-90, 90) });
    const nearby = fc.tuple(aPlace, degrees(-1, 1), degrees(-1, 1)).map(([place, x, y]) => {
      const lng = place.lng + x;
      return [
        place,
        { lng: lng > 180 ? lng - 360 : lng < -180 ? lng + 360 : lng, lat: Math.max(-90, Math.min(90, place.lat + y)) },
      ] as const;
    });
    fc.assert(
      fc.property(fc.oneof(fc.tuple(aPlace, aPlace), nearby), ([place, point]) => {
        expect(leastM(place, point)).toBeLessThanOrEqual(Math.round(distanceM(place, point)));
      }),
      { numRuns: 3000 },
    );
    const centre = { lng: 108.3, lat: 22.8 };
    expect(leastM(centre, centre)).toBe(0);
    expect(leastM(centre, { lng: 108.3, lat: 23 })).toBeGreaterThan(19_000);
    expect(leastM(centre, { lng: 108.5, lat: 22.8 })).toBeGreaterThan(18_000);
    expect(leastM(centre, { lng: 108.5, lat: 23 })).toBeGreaterThan(26_000);
  });

  it('are not many more than needed in Guangxi', () => {
    const { fromRow, toRow, fromColumn, toColumn } = boxAround({ lng: 108.3, lat: 22.8 }, 5_000);
    expect(toRow - fromRow + 1).toBeLessThanOrEqual(7);
    expect(toColumn - fromColumn + 1).toBeLessThanOrEqual(8);
  });
});

import { REGIONS } from '../generated/catalogue';
import outlines from './guangxi-outlines.json';
import { pathOf } from './outlines';

type Place = readonly [lng: number, lat: number];

/** A line of the data as points. */
function placesOf(line: readonly number[]): Place[] {
  let [east, north] = [0, 0];
  return Array.from({ length: line.length / 2 }, (_, n): Place => {
    east += line[2 * n]!;
    north += line[2 * n + 1]!;
    return [east / outlines.stepsPerDegree, north / outlines.stepsPerDegree];
  });
}

/** A ray from a point crosses a ring around it an odd number of times. */
const holds = (ring: readonly Place[], lng: number, lat: number): boolean =>
  ring.filter(([bx, by], n) => {
    const [ax, ay] = ring[n - 1] ?? [bx, by];
    return ay > lat !== by > lat && lng < ax + ((lat - ay) / (by - ay)) * (bx - ax);
  }).length %
    2 ===
  1;

it('the land holds the middle of every county, and is closed', () => {
  const rings = outlines.land.map(placesOf);
  for (const ring of rings) expect(ring.at(-1)).toEqual(ring[0]);
  const outside = REGIONS.filter(({ lng, lat }) => !rings.some((ring) => holds(ring, lng, lat)));
  expect(outside.map(({ name }) => name)).toEqual([]);
});

it('borders lie within Guangxi’s own bounds, and say where they come from', () => {
  for (const [lng, lat] of [...outlines.land, ...outlines.cities, ...outlines.counties].flatMap(placesOf)) {
    expect(lng > 104.3 && lng < 112.2 && lat > 20.8 && lat < 26.5).toBe(true);
  }
  expect(outlines.attribution).toMatch(/MIT/);
  expect(outlines.datum).toMatch(/WGS-84/);
});

it('a line is drawn from its first point, step by step', () => {
  const lines = [
    [10, 20, 1, 0, 0, -5],
    [0, 0, 2, 2],
  ];
  expect(pathOf(lines, 1, ({ lng, lat }) => ({ x: lng * 2, y: -lat }))).toBe('M20 -20L22 -20L22 -15M0 0L4 -2');
});

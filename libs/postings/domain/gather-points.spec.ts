import { distanceM } from '@gg/kernel';
import fc from 'fast-check';
import { gatherPoints } from './gather-points';

const box = { west: 108, south: 22, east: 109, north: 23 };
const inside = fc.record({
  lng: fc.double({ min: box.west, max: box.east, noNaN: true }),
  lat: fc.double({ min: box.south, max: box.north, noNaN: true }),
});
const points = fc
  .array(inside, { maxLength: 120 })
  .map((list) => list.map((point, n) => ({ ...point, id: String(n).padStart(4, '0') })));

it('everybody is told of once, and nobody left out is nearer than one who is told alone', () => {
  fc.assert(
    fc.property(points, inside, fc.integer({ min: 0, max: 60 }), (all, from, most) => {
      const { near, rest } = gatherPoints(all, box, from, most);
      expect(near.length).toBe(Math.min(most, all.length));
      expect(near.length + rest.reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
      const farthest = Math.max(0, ...near.map((one) => distanceM(from, one)));
      for (const one of all) if (!near.includes(one)) expect(distanceM(from, one)).toBeGreaterThanOrEqual(farthest);
    }),
  );
});

it('the rest stand in the middle of where they are, at most one gathering for a part of the box', () => {
  fc.assert(
    fc.property(points, (all) => {
      const { rest } = gatherPoints(all, box, null, 0);
      expect(rest.length).toBeLessThanOrEqual(64);
      for (const { point } of rest) {
        expect(point.lng).toBeGreaterThanOrEqual(box.west - 1e-9);
        expect(point.lat).toBeLessThanOrEqual(box.north + 1e-9);
        expect(Math.min(...all.map((one) => distanceM(one, point)))).toBeLessThan(20_000);
      }
    }),
  );
});

it.each([
  ['from outside, the nearest edge counts', { lng: 107, lat: 22.5 }, 'west'],
  ['from nowhere, the middle counts', null, 'middle'],
])('%s', (_what, from, first) => {
  const all = [
    { id: 'east', lng: 108.9, lat: 22.5 },
    { id: 'west', lng: 108.1, lat: 22.5 },
    { id: 'middle', lng: 108.5, lat: 22.5 },
  ];
  expect(gatherPoints(all, box, from, 1).near[0]!.id).toBe(first);
});

import fc from 'fast-check';
import { clustered, inReadingOrder } from './clusters';

const room = { width: 72, height: 54 };
const things = fc
  .array(fc.record({ x: fc.integer({ min: -20_000, max: 20_000 }), y: fc.integer({ min: -20_000, max: 20_000 }) }), {
    maxLength: 60,
  })
  .map((spots) => spots.map((spot, n) => ({ n, spot })));
const scale = fc.double({ min: 0.001, max: 0.25, noNaN: true });

it('nothing overlaps, and everything is somewhere once', () => {
  fc.assert(
    fc.property(things, scale, (all, px) => {
      const clusters = clustered(all, px, room);
      expect(clusters.flatMap(({ members }) => members.map(({ n }) => n)).sort((a, b) => a - b)).toEqual(
        all.map(({ n }) => n),
      );
      for (const [n, a] of clusters.entries()) {
        for (const b of clusters.slice(n + 1)) {
          const apart =
            Math.abs(a.spot.x - b.spot.x) * px >= room.width || Math.abs(a.spot.y - b.spot.y) * px >= room.height;
          expect(apart).toBe(true);
        }
      }
    }),
  );
});

it('what stands at one spot never comes apart, and what stands alone is no cluster of others', () => {
  const at = (x: number, n: number) => ({ n, spot: { x, y: 0 } });
  const sizes = (px: number) =>
    clustered([at(0, 0), at(0, 1), at(1_000, 2)], px, room).map(({ members }) => members.length);
  expect([sizes(0.01), sizes(0.25)]).toEqual([[3], [2, 1]]);
});

it('reads line by line', () => {
  const spots = [
    { x: 5, y: 12 },
    { x: 9, y: 1 },
    { x: 1, y: 3 },
  ];
  const clusters = spots.map((spot) => ({ spot, members: [] }));
  expect(inReadingOrder(clusters, 10).map(({ spot }) => spot.x)).toEqual([1, 9, 5]);
});

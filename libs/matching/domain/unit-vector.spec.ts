import fc from 'fast-check';
import { distanceM } from '@gg/kernel';
import { unitVectorOf, wholeMetres } from './unit-vector';

const aPoint = fc.record({
  lng: fc.double({ min: 104, max: 113, noNaN: true }),
  lat: fc.double({ min: 20, max: 27, noNaN: true }),
});

it('is the distance of the kernel in whole metres, from next door to across the province', () => {
  fc.assert(
    fc.property(aPoint, aPoint, fc.constantFrom(1, 0.1, 0.001, 0.00001), (a, b, scale) => {
      const near = { lng: a.lng + (b.lng - a.lng) * scale, lat: a.lat + (b.lat - a.lat) * scale };
      expect(wholeMetres(unitVectorOf(a), unitVectorOf(near))).toBe(Math.round(distanceM(a, near)));
    }),
    { numRuns: 2000 },
  );
  expect(wholeMetres(unitVectorOf({ lng: 0, lat: 0 }), unitVectorOf({ lng: 180, lat: 0 }))).toBe(20_015_043);
});

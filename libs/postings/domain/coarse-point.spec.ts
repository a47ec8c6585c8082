import { distanceM } from '@gg/kernel';
import { coarsePoint, isHousehold } from './coarse-point';

it.each([
  [
    { lng: 108.3149, lat: 22.7851 },
    { lng: 108.31, lat: 22.79 },
  ],
  [
    { lng: 108.31, lat: 22.79 },
    { lng: 108.31, lat: 22.79 },
  ],
])('%j is roughly at %j', (point, rough) => {
  expect(coarsePoint(point)).toEqual(rough);
  expect(distanceM(point, rough)).toBeLessThan(800);
});

it('a household is told by its code', () => {
  expect(isHousehold('household:01a2')).toBe(true);
  expect(isHousehold('91450100MA5N000001')).toBe(false);
});

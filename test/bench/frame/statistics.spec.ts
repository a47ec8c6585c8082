import { median, quantile, shown } from './statistics';

it.each([
  [[3, 1, 2], 0.5, 2],
  [[4, 1, 2, 3], 0.5, 2],
  [[5], 0.99, 5],
  [Array.from({ length: 100 }, (_, i) => i + 1), 0.99, 99],
  [[1, 2], 0, 1],
])('of %j the quantile %d is %d', (values, share, expected) => {
  expect(quantile(values, share)).toBe(expected);
});

it('of nothing there is none', () => {
  expect(median([])).toBeNaN();
  expect([shown(1234.5), shown(0.012345), shown(NaN)]).toEqual([1230, 0.0123, NaN]);
});

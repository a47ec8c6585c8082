import { gateOf, isMet, standingOf, type Target } from './target';

const target = (value: number, more: Partial<Target> = {}): Target => ({
  name: 'ratio',
  value,
  wanted: 'at least',
  stretch: 40,
  kind: 'speed',
  ...more,
});

it.each<[number, Partial<Target>, string]>([
  [40, {}, 'stretch'],
  [39.9, {}, 'gate'],
  [32, {}, 'gate'],
  [31.9, {}, 'missed'],
  [4, { wanted: 'at most', stretch: 4 }, 'stretch'],
  [5, { wanted: 'at most', stretch: 4 }, 'gate'],
  [5.1, { wanted: 'at most', stretch: 4 }, 'missed'],
  [99.8, { kind: 'quality', stretch: 99.9 }, 'missed'],
  [0, { kind: 'quality', wanted: 'at most', stretch: 0 }, 'stretch'],
  [4, { wanted: 'less than', stretch: 4, kind: 'quality' }, 'missed'],
  [NaN, {}, 'missed'],
])('%d with %j is: %s', (value, more, standing) => {
  expect(standingOf(target(value, more))).toBe(standing);
});

it('a small run judges quality and no speed', () => {
  expect(isMet(target(1), true)).toBe(true);
  expect(isMet(target(1), false)).toBe(false);
  expect(isMet(target(1, { kind: 'quality' }), true)).toBe(false);
  expect(gateOf(target(1, { kind: 'quality' }))).toBe(40);
});

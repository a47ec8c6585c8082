import { blockedMs, layoutShift } from './page-watch';

it.each<[string, [number, number][], number]>([
  ['none', [], 0],
  [
    'those that follow each other count together',
    [
      [100, 0.1],
      [900, 0.2],
    ],
    0.3,
  ],
  [
    'a second of rest ends them',
    [
      [100, 0.1],
      [1_100, 0.2],
    ],
    0.2,
  ],
  ['and so do five seconds', [...Array.from({ length: 11 }, (_, n): [number, number] => [n * 500, 0.1])], 1],
  [
    'in whatever order they were told',
    [
      [3_000, 0.1],
      [100, 0.2],
      [200, 0.2],
    ],
    0.4,
  ],
])('layout shifts: %s', (_what, shifts, expected) => {
  expect(layoutShift(shifts.map(([atMs, score]) => ({ atMs, score })))).toBeCloseTo(expected);
});

it('a task blocks for what it takes longer than fifty milliseconds', () => {
  expect([blockedMs([]), blockedMs([50, 51, 150])]).toEqual([0, 101]);
});

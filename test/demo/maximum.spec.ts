import fc from 'fast-check';
import { maximumSeats } from './maximum';

/** The same by trying everything. */
function byTrying(willing: readonly (readonly number[])[], seats: readonly number[], person = 0): number {
  if (person === willing.length) return 0;
  let best = byTrying(willing, seats, person + 1);
  for (const posting of willing[person]!) {
    if (seats[posting]! === 0) continue;
    const left = seats.map((count, at) => (at === posting ? count - 1 : count));
    best = Math.max(best, 1 + byTrying(willing, left, person + 1));
  }
  return best;
}

it('moves people so that all fit', () => {
  expect(maximumSeats([[0], [0, 1], [1, 2]], [1, 1, 1])).toBe(3);
  expect(maximumSeats([[0, 1], [0], [0]], [2, 1])).toBe(3);
});

it('nobody willing, nothing filled', () => {
  expect(maximumSeats([[], []], [3])).toBe(0);
  expect(maximumSeats([], [])).toBe(0);
});

it('is the best there is', () => {
  fc.assert(
    fc.property(
      fc
        .array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 4 })
        .chain((seats) =>
          fc.tuple(
            fc.constant(seats),
            fc.array(fc.uniqueArray(fc.integer({ min: 0, max: seats.length - 1 })), { maxLength: 7 }),
          ),
        ),
      ([seats, willing]) => expect(maximumSeats(willing, seats)).toBe(byTrying(willing, seats)),
    ),
    { numRuns: 500 },
  );
});

it('is quick on two thousand people', () => {
  const willing = Array.from({ length: 2_000 }, (_, person) =>
    Array.from({ length: 10 }, (_, k) => (person * 7 + k * 13) % 200),
  );
  expect(maximumSeats(willing, new Array(200).fill(7))).toBe(1_400);
});

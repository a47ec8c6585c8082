import fc from 'fast-check';
import type { Booking } from '../service';

let own: typeof import('./own');
beforeAll(async () => {
  // The client of the service is made when the module is read.
  Object.assign(globalThis, { location: { origin: 'http://service' } });
  own = await import('./own');
});

const at = (hour: number): string => new Date(Date.UTC(2026, 10, 24, hour)).toISOString();
const shift = (from: number, to: number, state: Booking['state'] = 'booked'): Booking =>
  ({ id: `${from}`, state, startsAt: at(from), endsAt: at(to) }) as Booking;

describe('whether a time is taken', () => {
  it.each<[string, Booking[], [number, number], boolean]>([
    ['by nothing', [], [8, 12], false],
    ['by a shift that ends as it begins', [shift(4, 8)], [8, 12], false],
    ['by one that begins as it ends', [shift(12, 16)], [8, 12], false],
    ['by one that goes an hour into it', [shift(4, 9)], [8, 12], true],
    ['by one within', [shift(9, 10)], [8, 12], true],
    ['by one around it', [shift(0, 24)], [8, 12], true],
    ['over midnight', [shift(22, 30)], [29, 33], true],
    ['by one that was given back', [shift(8, 12, 'cancelled_by_worker')], [8, 12], false],
    ['by one that was worked already', [shift(8, 12, 'settled')], [8, 12], false],
    ['by one that is being worked', [shift(8, 12, 'checked_in')], [11, 15], true],
  ])('%s', (_how, bookings, [from, to], taken) => {
    expect(own.overlaps(bookings, at(from), at(to))).toBe(taken);
  });
});

it('what is ahead is what one is still expected at, the next first, and goes on until it ends', () => {
  const bookings = [shift(20, 24), shift(4, 9), shift(10, 12), shift(13, 14, 'released'), shift(0, 8)];
  const now = Date.parse(at(8));
  expect(own.upcoming(bookings, now).map(({ id }) => id)).toEqual(['4', '10', '20']);
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(40), fc.nat(10)), { maxLength: 8 }), (made) => {
      const ahead = own.upcoming(
        made.map(([from, long]) => shift(from, from + long + 1)),
        now,
      );
      expect(
        ahead.every(({ endsAt }, n) => endsAt > at(8) && (n === 0 || ahead[n - 1]!.startsAt <= ahead[n]!.startsAt)),
      ).toBe(true);
    }),
  );
});

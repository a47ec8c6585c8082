import fc from 'fast-check';
import { spendingLimitFen, WORTHS } from './sms-budget';

const policy = { segmentFen: 5, cityDayFen: 1_000, cityDayFenOf: { '4503': 99 }, plainPercent: 80, soonPercent: 95 };

it.each([
  ['4501', 'seat', 1_000],
  ['4501', 'soon', 950],
  ['4501', 'plain', 800],
  ['4503', 'seat', 99],
  ['4503', 'soon', 94],
  ['4503', 'plain', 79],
] as const)('%s spends on %s texts up to %i fen', (city, worth, fen) =>
  expect(spendingLimitFen(city, worth, policy)).toBe(fen),
);

it('what matters more may always spend at least as much, and nothing more than there is', () => {
  const percent = fc.integer({ min: 0, max: 150 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e9 }), percent, percent, (cityDayFen, plainPercent, soonPercent) => {
      const limits = WORTHS.map((worth) =>
        spendingLimitFen('4501', worth, { ...policy, cityDayFen, plainPercent, soonPercent }),
      );
      expect(limits[0]).toBe(cityDayFen);
      expect([...limits].sort((a, b) => b - a)).toEqual(limits);
      expect(Math.min(...limits)).toBeGreaterThanOrEqual(0);
    }),
  );
});

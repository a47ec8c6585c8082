import { instantOf, isoWeekday, localDate, splitAtLocalMidnight } from '@gg/kernel';
import fc from 'fast-check';
import { isNightWork } from './night-work';
import { paidMinutesByDate, paidMinutesByWeek } from './paid-minutes';

const window = (date: string, from: number, to: number) => ({ start: instantOf(date, from), end: instantOf(date, to) });

describe('paid minutes', () => {
  it('of a night from Sunday to Monday count on both days and in both weeks, less the unpaid break', () => {
    const shift = { ...window('2026-11-29', 1_320, 1_800), breaks: [{ ...window('2026-11-30', 60, 90), paid: false }] };
    expect(paidMinutesByDate(shift)).toEqual([
      { date: '2026-11-29', minutes: 120 },
      { date: '2026-11-30', minutes: 330 },
    ]);
    expect(paidMinutesByWeek(shift)).toEqual([
      { week: '2026-11-23', minutes: 120 },
      { week: '2026-11-30', minutes: 330 },
    ]);
  });

  it('are the same by date and by week, and weeks begin on Mondays', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 6 * 1_440 }),
        fc.integer({ min: 15, max: 1_440 }),
        fc.boolean(),
        (from, length, paid) => {
          const shift = window('2026-11-25', from, from + length);
          const pause = { ...window('2026-11-25', from + Math.floor(length / 3), from + Math.floor(length / 2)), paid };
          const days = paidMinutesByDate({ ...shift, breaks: [pause] });
          const weeks = paidMinutesByWeek({ ...shift, breaks: [pause] });
          const sum = (parts: readonly { minutes: number }[]) =>
            parts.reduce((total, { minutes }) => total + minutes, 0);
          const rest = paid ? 0 : Math.floor(length / 2) - Math.floor(length / 3);
          expect([sum(days), sum(weeks)]).toEqual([length - rest, length - rest]);
          for (const { week } of weeks) expect(isoWeekday(week)).toBe(1);
          expect(days.length).toBeLessThanOrEqual(splitAtLocalMidnight(shift).length);
        },
      ),
    );
  });
});

describe('night work', () => {
  it.each<[string, number, number, boolean]>([
    ['until the minute night begins', 840, 1_320, false],
    ['a minute into the night', 840, 1_321, true],
    ['from the minute night ends', 360, 840, false],
    ['a minute before night ends', 359, 840, true],
    ['the small hours', 120, 180, true],
    ['over midnight', 1_380, 1_500, true],
    ['a whole day', 360, 1_800, true],
  ])('%s', (_what, from, to, night) => expect(isNightWork(window('2026-11-25', from, to))).toBe(night));

  it('is what holds a minute from 22:00 to 06:00', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_439 }), fc.integer({ min: 1, max: 1_440 }), (from, length) => {
        const minutes = Array.from({ length }, (_, i) => (from + i) % 1_440);
        expect(isNightWork(window('2026-11-25', from, from + length))).toBe(
          minutes.some((minute) => minute >= 1_320 || minute < 360),
        );
      }),
    );
    expect(localDate(window('2026-11-25', 0, 1).start)).toBe('2026-11-25');
  });
});

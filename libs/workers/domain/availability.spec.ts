import { DomainError } from '@gg/kernel';
import fc from 'fast-check';
import {
  assertExceptionDate,
  exceptionRanges,
  EXCEPTION_DAYS_AHEAD,
  FIRST_PATTERN,
  weeklyPattern,
  type WeeklyRange,
} from './availability';

const range = (weekday: number, startMinute: number, endMinute: number): WeeklyRange => ({
  weekday,
  startMinute,
  endMinute,
});

const anyRange = fc
  .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 1_439 }), fc.integer({ min: 1, max: 1_440 }))
  .map(([weekday, start, length]) => range(weekday, start, start + length));

/** Minutes of the week that a pattern covers, counted the slow way. */
function minutesOfWeek(ranges: readonly WeeklyRange[]): Set<number> {
  const minutes = new Set<number>();
  for (const { weekday, startMinute, endMinute } of ranges) {
    for (let m = startMinute; m < endMinute; m++) minutes.add(((weekday - 1) * 1_440 + m) % 10_080);
  }
  return minutes;
}

describe('the weekly pattern', () => {
  it.each([
    ['nothing', [], []],
    ['one range', [range(1, 360, 720)], [range(1, 360, 720)]],
    ['touching ranges become one', [range(1, 720, 800), range(1, 360, 720)], [range(1, 360, 800)]],
    ['overlapping ranges become one', [range(1, 360, 720), range(1, 400, 500)], [range(1, 360, 720)]],
    ['a gap of a minute stays', [range(1, 0, 10), range(1, 11, 20)], [range(1, 0, 10), range(1, 11, 20)]],
    ['a night is cut at midnight', [range(5, 1_320, 1_800)], [range(5, 1_320, 1_440), range(6, 0, 360)]],
    ['Sunday night runs into Monday', [range(7, 1_320, 1_800)], [range(1, 0, 360), range(7, 1_320, 1_440)]],
  ])('%s', (_what, given, expected) => {
    expect(weeklyPattern(given)).toEqual(expected);
  });

  it.each([
    ['weekday 0', range(0, 0, 10)],
    ['weekday 8', range(8, 0, 10)],
    ['half a minute', range(1, 0.5, 10)],
    ['empty', range(1, 10, 10)],
    ['reversed', range(1, 20, 10)],
    ['starts after the day', range(1, 1_440, 1_450)],
    ['longer than a day', range(1, 10, 1_451)],
    ['not a number', range(1, Number.NaN, 10)],
  ])('refuses a range with %s', (_what, bad) => {
    expect(() => weeklyPattern([bad])).toThrow(new DomainError('worker.availability_invalid'));
  });

  it('covers exactly the minutes that were said, in one form', () => {
    fc.assert(
      fc.property(fc.array(anyRange, { maxLength: 12 }), (ranges) => {
        const pattern = weeklyPattern(ranges);
        expect(minutesOfWeek(pattern)).toEqual(minutesOfWeek(ranges));
        expect(weeklyPattern(pattern)).toEqual(pattern);
        expect(weeklyPattern([...ranges].reverse())).toEqual(pattern);
        expect(pattern.every((r) => r.endMinute <= 1_440)).toBe(true);
        pattern.slice(1).forEach((r, i) => {
          const before = pattern[i]!;
          const apart = r.weekday > before.weekday || r.startMinute > before.endMinute;
          expect(apart).toBe(true);
        });
      }),
    );
  });

  it('starts in canonical form', () => {
    expect(weeklyPattern(FIRST_PATTERN)).toEqual(FIRST_PATTERN);
  });
});

describe('an exception', () => {
  it('merges what was said of the day', () => {
    expect(
      exceptionRanges([
        { startMinute: 600, endMinute: 700 },
        { startMinute: 0, endMinute: 60 },
        { startMinute: 60, endMinute: 90 },
      ]),
    ).toEqual([
      { startMinute: 0, endMinute: 90 },
      { startMinute: 600, endMinute: 700 },
    ]);
  });

  it('stays within its date', () => {
    expect(() => exceptionRanges([{ startMinute: 1_320, endMinute: 1_441 }])).toThrow('worker.availability_invalid');
  });

  it.each([
    ['2026-11-22', false],
    ['2026-11-23', true],
    ['2027-05-22', true],
    ['2027-05-23', false],
  ])('on %s, said on 2026-11-23: %s', (date, allowed) => {
    expect(EXCEPTION_DAYS_AHEAD).toBe(180);
    const check = () => assertExceptionDate(date, '2026-11-23');
    if (allowed) expect(check).not.toThrow();
    else expect(check).toThrow('worker.exception_date');
  });
});

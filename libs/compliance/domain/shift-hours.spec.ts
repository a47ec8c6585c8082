import fc from 'fast-check';
import { addDays, instantOf, lawWeekOf, localDate } from '@gg/kernel';
import { shiftOn } from '../sample-facts';
import type { ShiftTimes } from './facts';
import {
  averageDayMinutes,
  lawWeeksOf,
  longestRestBefore,
  meetsNight,
  minutesByDate,
  minutesByWeek,
  overtimeByDate,
  paidMinutes,
  restAround,
  weeklyMinutes,
  workedWindows,
} from './shift-hours';

const aShift: fc.Arbitrary<ShiftTimes> = fc
  .record({
    startMinute: fc.integer({ min: 0, max: 60 * 24 * 40 }),
    length: fc.integer({ min: 1, max: 60 * 20 }),
    breaks: fc.array(
      fc.record({
        at: fc.integer({ min: -60, max: 1300 }),
        length: fc.integer({ min: 0, max: 120 }),
        paid: fc.boolean(),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ startMinute, length, breaks }) => {
    const at = (minute: number) => instantOf('2026-11-01', startMinute + minute);
    return {
      start: at(0),
      end: at(length),
      breaks: breaks.map((b) => ({ start: at(b.at), end: at(b.at + b.length), paid: b.paid })),
    };
  });

const sum = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);
const at = (date: string, hour: number) => instantOf(date, hour * 60);

describe('paid minutes', () => {
  it.each([
    ['a plain shift', shiftOn('2026-11-24', 6, 14.5), 510],
    ['without its unpaid half hour', shiftOn('2026-11-24', 6, 14.5, 30), 480],
    [
      'with a paid break',
      {
        ...shiftOn('2026-11-24', 6, 10),
        breaks: [{ start: at('2026-11-24', 8), end: at('2026-11-24', 8.5), paid: true }],
      },
      240,
    ],
    [
      'overlapping breaks once',
      {
        ...shiftOn('2026-11-24', 6, 10),
        breaks: [
          { start: at('2026-11-24', 8), end: at('2026-11-24', 9), paid: false },
          { start: at('2026-11-24', 8.5), end: at('2026-11-24', 9.5), paid: false },
        ],
      },
      150,
    ],
    [
      'a break inside another',
      {
        ...shiftOn('2026-11-24', 6, 10),
        breaks: [
          { start: at('2026-11-24', 7), end: at('2026-11-24', 9), paid: false },
          { start: at('2026-11-24', 7.5), end: at('2026-11-24', 8), paid: false },
        ],
      },
      120,
    ],
    [
      'only the part of a break inside the shift',
      {
        ...shiftOn('2026-11-24', 6, 10),
        breaks: [{ start: at('2026-11-24', 9.5), end: at('2026-11-24', 11), paid: false }],
      },
      210,
    ],
    [
      'an odd second as a whole minute',
      { start: at('2026-11-24', 6), end: new Date(at('2026-11-24', 10).getTime() + 1), breaks: [] },
      241,
    ],
  ])('%s', (_, shift, minutes) => expect(paidMinutes(shift)).toBe(minutes));

  it('lie in disjoint windows inside the shift, and breaks only ever take away', () => {
    fc.assert(
      fc.property(aShift, (shift) => {
        const windows = workedWindows(shift);
        for (const [i, { start, end }] of windows.entries()) {
          expect(start < end).toBe(true);
          expect(start >= shift.start && end <= shift.end).toBe(true);
          if (i > 0) expect(windows[i - 1]!.end <= start).toBe(true);
        }
        expect(paidMinutes(shift)).toBeLessThanOrEqual(paidMinutes({ ...shift, breaks: [] }));
        // Minute by minute, as a slow check: a minute is paid when no unpaid break covers it.
        let slow = 0;
        for (let t = shift.start.getTime(); t < shift.end.getTime(); t += 60_000) {
          if (!shift.breaks.some((b) => !b.paid && b.start.getTime() <= t && t < b.end.getTime())) slow += 1;
        }
        expect(paidMinutes(shift)).toBe(slow);
      }),
    );
  });
});

describe('days and weeks', () => {
  it('a night shift counts on two days', () => {
    expect([...minutesByDate([shiftOn('2026-11-24', 22, 30)])]).toEqual([
      ['2026-11-24', 120],
      ['2026-11-25', 360],
    ]);
  });

  it('a shift over Sunday midnight counts in two weeks', () => {
    expect([...minutesByWeek([shiftOn('2026-11-29', 20, 28)])]).toEqual([
      ['2026-11-23', 240],
      ['2026-11-30', 240],
    ]);
    expect(lawWeeksOf(shiftOn('2026-11-29', 20, 28))).toEqual(['2026-11-23', '2026-11-30']);
    expect(lawWeeksOf(shiftOn('2026-11-29', 20, 24))).toEqual(['2026-11-23']);
    expect(weeklyMinutes([shiftOn('2026-11-29', 20, 28)], '2026-12-02')).toBe(240);
    expect(weeklyMinutes([], '2026-12-02')).toBe(0);
  });

  it('splitting loses and adds no minute, and each date lies in its week', () => {
    fc.assert(
      fc.property(fc.array(aShift, { maxLength: 6 }), (shifts) => {
        const total = sum(shifts.map(paidMinutes));
        const byDate = minutesByDate(shifts);
        const byWeek = minutesByWeek(shifts);
        expect(sum(byDate.values())).toBe(total);
        expect(sum(byWeek.values())).toBe(total);
        for (const [week, minutes] of byWeek) {
          expect(sum([...byDate].filter(([date]) => lawWeekOf(date) === week).map(([, m]) => m))).toBe(minutes);
        }
        expect([...byDate.keys()]).toEqual([...byDate.keys()].sort());
      }),
    );
  });

  it('a night shift does not halve the average day', () => {
    expect(averageDayMinutes([shiftOn('2026-11-24', 22, 30)])).toBe(480);
    expect(averageDayMinutes([shiftOn('2026-11-24', 8, 12), shiftOn('2026-11-24', 14, 18)])).toBe(480);
    expect(averageDayMinutes([shiftOn('2026-11-24', 8, 12), shiftOn('2026-11-25', 8, 10)])).toBe(180);
    expect(averageDayMinutes([])).toBe(0);
  });
});

describe('overtime', () => {
  const standard = { dayMinutes: 480, weekMinutes: 2400 };
  it.each([
    ['eight hours a day, five days', [1, 2, 3, 4, 5].map((i) => shiftOn(addDays('2026-11-22', i), 8, 16)), []],
    ['ten hours a day', [shiftOn('2026-11-23', 8, 18)], [['2026-11-23', 120]]],
    ['a sixth day', [1, 2, 3, 4, 5, 6].map((i) => shiftOn(addDays('2026-11-22', i), 8, 16)), [['2026-11-28', 480]]],
    [
      'a sixth day after a short one',
      [
        ...[1, 2, 3, 4].map((i) => shiftOn(addDays('2026-11-22', i), 8, 16)),
        shiftOn('2026-11-27', 8, 12),
        shiftOn('2026-11-28', 8, 16),
      ],
      [['2026-11-28', 240]],
    ],
    [
      'a new week begins at nought',
      [...[2, 3, 4, 5, 6].map((i) => shiftOn(addDays('2026-11-22', i), 8, 16)), shiftOn('2026-11-30', 8, 16)],
      [],
    ],
  ])('%s', (_, shifts, overtime) => expect([...overtimeByDate(shifts, standard)]).toEqual(overtime));

  it('together with regular time is all time, and no week has more regular time than the standard', () => {
    fc.assert(
      fc.property(fc.array(aShift, { maxLength: 12 }), (shifts) => {
        const overtime = overtimeByDate(shifts, standard);
        for (const [week, minutes] of minutesByWeek(shifts)) {
          const over = sum([...overtime].filter(([date]) => lawWeekOf(date) === week).map(([, m]) => m));
          expect(minutes - over).toBeLessThanOrEqual(2400);
          expect(over).toBeGreaterThanOrEqual(Math.max(0, minutes - 2400));
        }
        for (const [date, minutes] of minutesByDate(shifts)) {
          expect(minutes - (overtime.get(date) ?? 0)).toBeLessThanOrEqual(480);
        }
      }),
    );
  });
});

describe('rest', () => {
  it.each([
    ['nothing else', shiftOn('2026-11-24', 8, 16), [], 960],
    ['two part-time shifts on one day', shiftOn('2026-11-24', 13, 17), [shiftOn('2026-11-24', 8, 12)], 900],
    ['a night after a day', shiftOn('2026-11-24', 22, 30), [shiftOn('2026-11-24', 8, 17)], 300],
    ['a day before a night that is promised', shiftOn('2026-11-24', 8, 17), [shiftOn('2026-11-24', 22, 30)], 300],
    ['a late evening, then an early morning', shiftOn('2026-11-25', 6, 14), [shiftOn('2026-11-24', 16, 24)], 360],
    ['an unpaid break is no rest', shiftOn('2026-11-24', 6, 22, 240), [], 480],
    ['a shift three days off', shiftOn('2026-11-24', 8, 16), [shiftOn('2026-11-27', 8, 20)], 960],
    ['touching shifts', shiftOn('2026-11-24', 12, 16), [shiftOn('2026-11-24', 8, 12)], 960],
  ])('%s', (_, shift, others, minutes) => expect(restAround(shift, others)).toBe(minutes));

  it('more work never makes more rest', () => {
    fc.assert(
      fc.property(aShift, fc.array(aShift, { maxLength: 5 }), aShift, (shift, others, more) => {
        expect(restAround(shift, [...others, more])).toBeLessThanOrEqual(restAround(shift, others));
      }),
    );
    expect(longestRestBefore(at('2026-11-24', 12), [])).toBe(1440);
  });
});

it.each([
  [shiftOn('2026-11-24', 8, 22), false],
  [shiftOn('2026-11-24', 8, 22.02), true],
  [shiftOn('2026-11-24', 6, 10), false],
  [shiftOn('2026-11-24', 5.98, 10), true],
  [shiftOn('2026-11-24', 23, 24), true],
  [shiftOn('2026-11-24', 24, 26), true],
])('%o meets the night: %p', (shift, night) => expect(meetsNight(shift, 22 * 60, 6 * 60)).toBe(night));

it('names days by the local calendar', () => expect(localDate(shiftOn('2026-11-24', 0, 1).start)).toBe('2026-11-24'));

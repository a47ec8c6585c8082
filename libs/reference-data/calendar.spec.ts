import fc from 'fast-check';
import { addDays } from '@gg/kernel';
import {
  addWorkingDays,
  CALENDAR_KNOWN_UNTIL,
  dayKind,
  delayMonths,
  holidayName,
  isWorkingDay,
  retirementRange,
  RETIREMENT_TRACKS,
  workingDayOnOrBefore,
} from '.';

const aDate = fc.integer({ min: 0, max: 365 * 8 }).map((days) => addDays('2025-01-01', days));

describe('the calendar', () => {
  it.each([
    ['2026-11-23', 'workday'],
    ['2026-11-22', 'rest_day'],
    ['2026-10-01', 'holiday'],
    ['2026-10-04', 'rest_day'], // a Sunday within the week of the National Day
    ['2026-10-06', 'rest_day'], // given in exchange
    ['2026-10-10', 'makeup_workday'],
    ['2026-02-16', 'holiday'], // New Year's Eve counts since 2025
    ['2026-02-19', 'holiday'],
    ['2026-02-20', 'rest_day'],
    ['2026-05-02', 'holiday'],
    ['2026-05-04', 'rest_day'],
    ['2026-04-19', 'holiday'], // 三月三, Guangxi alone
    ['2024-05-02', 'rest_day'], // one day of May before 2025
    ['2024-05-01', 'holiday'],
    ['2027-02-06', 'holiday'], // known from the moon before any notice
    ['2027-10-01', 'holiday'],
    ['2027-10-04', 'workday'],
  ])('%s is a %s', (date, kind) => expect(dayKind(date)).toBe(kind));

  it('names the holiday', () => {
    expect(holidayName('2026-06-19')).toBe('端午节');
    expect(holidayName('2026-09-25')).toBe('中秋节');
    expect(holidayName('2026-11-23')).toBeNull();
  });

  it('has thirteen statutory days and two of Guangxi a year', () => {
    const expected = { 2025: 15, 2026: 15, 2027: 15, 2030: 14 }; // 三月三 of 2030 begins on 清明
    for (const [year, count] of Object.entries(expected)) {
      const days = Array.from({ length: 366 }, (_, i) => addDays(`${year}-01-01`, i)).filter((d) =>
        d.startsWith(`${year}`),
      );
      const festive = days.filter((date) => dayKind(date) === 'holiday');
      expect(festive).toHaveLength(count);
    }
  });

  it('ends where the held notices end', () => {
    expect(CALENDAR_KNOWN_UNTIL).toBe('2026-12-31');
    // The State Council's data for a later year has arrived with the package: move the date forward.
    const known = require('chinese-days/dist/chinese-days.json') as { holidays: Record<string, string> };
    expect(Object.keys(known.holidays).sort().at(-1)!.slice(0, 4)).toBe(CALENDAR_KNOWN_UNTIL.slice(0, 4));
  });

  it('pays before a rest day', () => {
    expect(workingDayOnOrBefore('2026-10-05')).toBe('2026-09-30');
    expect(workingDayOnOrBefore('2026-11-23')).toBe('2026-11-23');
    expect(addWorkingDays('2026-09-30', 1)).toBe('2026-10-08');
    expect(addWorkingDays('2026-11-20', 0)).toBe('2026-11-20');
    expect(() => addWorkingDays('2026-11-20', -1)).toThrow(RangeError);
    fc.assert(
      fc.property(aDate, (date) => {
        const day = workingDayOnOrBefore(date);
        expect(isWorkingDay(day)).toBe(true);
        expect(day <= date).toBe(true);
        expect(day >= addDays(date, -12)).toBe(true);
      }),
    );
  });
});

describe('the statutory retirement age', () => {
  const { men, women50, women55 } = RETIREMENT_TRACKS;

  it.each([
    ['1964-12-31', men, 0],
    ['1965-01-01', men, 1],
    ['1965-04-30', men, 1],
    ['1965-05-01', men, 2],
    ['1976-08-31', men, 35],
    ['1976-09-01', men, 36],
    ['1990-01-01', men, 36],
    ['1969-12-31', women55, 0],
    ['1970-01-01', women55, 1],
    ['1981-09-01', women55, 36],
    ['1974-12-31', women50, 0],
    ['1975-01-01', women50, 1],
    ['1975-03-01', women50, 2],
    ['1984-10-31', women50, 59],
    ['1984-11-01', women50, 60],
  ])('born %s, on the track from %o: %d months later', (birth, track, months) =>
    expect(delayMonths(birth, track)).toBe(months),
  );

  it.each([
    ['1960-06-15', 'male', '2020-06-15', '2020-06-15'],
    ['1965-03-10', 'male', '2025-03-10', '2025-04-10'],
    ['1980-02-29', 'male', '2040-02-29', '2043-02-28'],
    ['1975-01-31', 'female', '2025-01-31', '2031-05-31'],
    ['1990-05-20', 'female', '2042-05-20', '2048-05-20'],
  ] as const)('born %s, %s: between %s and %s', (birth, sex, earliest, latest) =>
    expect(retirementRange(birth, sex)).toEqual({ earliest, latest }),
  );

  it('never comes before the old age nor more than five years after it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 365 * 60 }).map((days) => addDays('1940-01-01', days)),
        fc.constantFrom('male' as const, 'female' as const),
        (birth, sex) => {
          const { earliest, latest } = retirementRange(birth, sex);
          expect(earliest <= latest).toBe(true);
          const oldest = sex === 'male' ? 63 : 58;
          expect(Number(latest.slice(0, 4)) - Number(birth.slice(0, 4))).toBeLessThanOrEqual(oldest + 1);
          expect(Number(earliest.slice(0, 4)) - Number(birth.slice(0, 4))).toBeGreaterThanOrEqual(
            sex === 'male' ? 60 : 50,
          );
        },
      ),
    );
  });
});

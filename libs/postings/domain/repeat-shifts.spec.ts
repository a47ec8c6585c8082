import { addDays, instantOf, localDate, localMinute } from '@gg/kernel';
import fc from 'fast-check';
import type { ShiftPlan } from './posting-terms';
import { expiryOf, patternsOn, repeatOn } from './repeat-shifts';

const morning = (date: string, headcount = 5): ShiftPlan => ({
  start: instantOf(date, 390),
  end: instantOf(date, 630),
  breaks: [{ start: instantOf(date, 500), end: instantOf(date, 510), paid: true }],
  headcount,
});
const night = (date: string): ShiftPlan => ({
  start: instantOf(date, 1_320),
  end: instantOf(date, 1_800),
  breaks: [],
  headcount: 2,
});

describe('repeating a shift', () => {
  it('keeps the local times, the breaks and the headcount', () => {
    expect(repeatOn(morning('2026-11-25'), ['2026-11-27', '2026-11-26'])).toEqual(
      ['2026-11-25', '2026-11-26', '2026-11-27'].map((date) => morning(date)),
    );
  });

  it('does not double a date that is named again', () => {
    expect(repeatOn(night('2026-11-25'), ['2026-11-25', '2026-11-26', '2026-11-26'])).toEqual([
      night('2026-11-25'),
      night('2026-11-26'),
    ]);
  });

  it('gives each date one shift at the same minutes, over months and years', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_439 }),
        fc.integer({ min: 1, max: 1_440 }),
        fc.array(fc.integer({ min: 0, max: 500 })),
        (minute, length, offsets) => {
          const shift: ShiftPlan = {
            start: instantOf('2026-11-25', minute),
            end: instantOf('2026-11-25', minute + length),
            breaks: [],
            headcount: 1,
          };
          const dates = offsets.map((offset) => addDays('2026-11-25', offset));
          const all = repeatOn(shift, dates);
          expect(all.map(({ start }) => localDate(start))).toEqual([...new Set(['2026-11-25', ...dates])].sort());
          for (const one of all)
            expect([localMinute(one.start), one.end.getTime() - one.start.getTime()]).toEqual([
              minute,
              length * 60_000,
            ]);
        },
      ),
    );
  });
});

describe('the shifts of a copy', () => {
  it('lay each pattern once on each date', () => {
    const source = [morning('2026-11-25'), morning('2026-11-26'), night('2026-11-26')];
    expect(patternsOn(source, ['2026-12-02', '2026-12-01', '2026-12-01'])).toEqual([
      morning('2026-12-01'),
      night('2026-12-01'),
      morning('2026-12-02'),
      night('2026-12-02'),
    ]);
  });

  it('take the newest headcount of a pattern', () => {
    expect(patternsOn([morning('2026-11-25', 5), morning('2026-11-26', 8)], ['2026-12-01'])).toEqual([
      morning('2026-12-01', 8),
    ]);
  });
});

it.each<[string, string | null, string]>([
  ['no validity', null, '2026-11-26'],
  ['a validity before the last shift ends', '2026-11-25', '2026-11-25'],
  ['a validity after it', '2026-12-25', '2026-11-26'],
])('with %s a posting expires in time', (_what, validUntil, date) => {
  const shifts = [{ end: instantOf('2026-11-26', 0) }, { end: instantOf('2026-11-25', 600) }];
  expect(expiryOf(validUntil === null ? null : instantOf(validUntil, 0), shifts)).toEqual(instantOf(date, 0));
});

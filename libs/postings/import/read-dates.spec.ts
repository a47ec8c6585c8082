import fc from 'fast-check';
import { addDays } from '@gg/kernel';
import { MAX_DATES, readDates } from './read-dates';
import type { Cell } from './sheet';

const text = (value: string): Cell => ({ kind: 'text', text: value });

/** The dates of a text, or the code of the refusal. */
function outcome(cell: Cell, daysFrom1904 = false): readonly string[] | string {
  const reading = readDates(cell, daysFrom1904);
  return reading.ok ? reading.value : reading.reason.code;
}

describe('dates of a cell', () => {
  it.each<[string, readonly string[] | string]>([
    ['2026-11-25', ['2026-11-25']],
    ['2026/11/5', ['2026-11-05']],
    ['2026.11.25', ['2026-11-25']],
    ['2026年11月25日', ['2026-11-25']],
    ['2026年11月25号（周三）', ['2026-11-25']],
    ['２０２６－１１－２５', ['2026-11-25']],
    ['20261125', ['2026-11-25']],
    ['2026-11-25、2026-11-27', ['2026-11-25', '2026-11-27']],
    ['2026-11-25、26、28', ['2026-11-25', '2026-11-26', '2026-11-28']],
    ['2026-11-30，12-1', ['2026-11-30', '2026-12-01']],
    ['2026-11-25至2026-11-27', ['2026-11-25', '2026-11-26', '2026-11-27']],
    ['2026年11月29日~12月1日', ['2026-11-29', '2026-11-30', '2026-12-01']],
    ['2026-11-25到27', ['2026-11-25', '2026-11-26', '2026-11-27']],
    ['2026-11-27 2026-11-25 2026-11-27', ['2026-11-25', '2026-11-27']],
    ['2028-02-29', ['2028-02-29']],
    ['11月25日', 'date_without_year'],
    ['25', 'date_without_year'],
    ['明天', 'date_unknown'],
    ['', 'date_unknown'],
    ['2026-02-29', 'date_impossible'],
    ['2026-13-01', 'date_impossible'],
    ['2026-11-31', 'date_impossible'],
    ['2026-11-28至2026-11-25', 'dates_reversed'],
    ['2026-11-01至2026-12-31', 'dates_too_many'],
    ['2026-11-01至9026-12-31', 'dates_too_many'],
  ])('%s', (written, expected) => expect(outcome(text(written))).toEqual(expected));

  it.each<[string, Cell, boolean, readonly string[] | string]>([
    ['a real date', { kind: 'moment', date: '2026-11-25', minute: null }, false, ['2026-11-25']],
    ['a date with a time', { kind: 'moment', date: '2026-11-25', minute: 390 }, false, ['2026-11-25']],
    ['a time alone', { kind: 'moment', date: null, minute: 390 }, false, 'date_unknown'],
    ['a serial number', { kind: 'number', value: 46_351 }, false, ['2026-11-25']],
    ['a serial number of an old Mac', { kind: 'number', value: 44_889 }, true, ['2026-11-25']],
    ['digits typed as a number', { kind: 'number', value: 20_261_125 }, false, ['2026-11-25']],
    ['a fraction', { kind: 'number', value: 46_351.5 }, false, 'date_unknown'],
    ['nothing', { kind: 'empty' }, false, 'date_unknown'],
  ])('%s', (_what, cell, from1904, expected) => expect(outcome(cell, from1904)).toEqual(expected));

  it('a range holds every day between its ends, once and in order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: MAX_DATES - 1 }), (offset, length) => {
        const first = addDays('2000-01-01', offset);
        const dates = outcome(text(`${first}至${addDays(first, length)}`));
        expect(dates).toEqual(Array.from({ length: length + 1 }, (_, i) => addDays(first, i)));
      }),
    );
  });

  it('never throws, whatever is written', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789-/.年月日至~、,，; 周三'), maxLength: 30 }),
        (written) => {
          const dates = outcome(text(written));
          if (typeof dates !== 'string') {
            expect(dates.length).toBeGreaterThan(0);
            for (const date of dates) expect(date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

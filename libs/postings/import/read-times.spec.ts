import fc from 'fast-check';
import { readBreaks, readTime, readTimeSpan, spanOf } from './read-times';
import { clockText, type Cell } from './sheet';

const text = (value: string): Cell => ({ kind: 'text', text: value });

const outcome = <T>(reading: { ok: true; value: T } | { ok: false; reason: { code: string } }): T | string =>
  reading.ok ? reading.value : reading.reason.code;

describe('a time of day', () => {
  it.each<[string, number | string, boolean?]>([
    ['06:30', 390],
    ['6:30', 390],
    ['０６：３０', 390],
    ['6点', 360],
    ['6点半', 390],
    ['6时30分', 390],
    ['8', 480],
    ['08:00:00', 480],
    ['下午2点', 840],
    ['下午 2:15', 855],
    ['晚上10点半', 1_350],
    ['凌晨4:30', 270],
    ['中午12点', 720],
    ['中午1点', 780],
    ['24:00', 1_440],
    ['次日06:00', 360, true],
    ['翌日6点', 360, true],
    ['24:30', 'time_unknown'],
    ['6:75', 'time_unknown'],
    ['早班', 'time_unknown'],
    ['', 'time_unknown'],
  ])('%s', (written, minute, nextDay = false) => {
    expect(outcome(readTime(text(written)))).toEqual(typeof minute === 'string' ? minute : { minute, nextDay });
  });

  it.each<[string, Cell, number | string]>([
    ['a time cell', { kind: 'moment', date: null, minute: 390 }, 390],
    ['a date with a time', { kind: 'moment', date: '2026-11-25', minute: 390 }, 390],
    ['a whole date', { kind: 'moment', date: '2026-11-25', minute: null }, 'time_unknown'],
    ['a fraction of a day', { kind: 'number', value: 0.270_833_333 }, 390],
    ['a bare hour', { kind: 'number', value: 8 }, 480],
    ['a number that is no hour', { kind: 'number', value: 830 }, 'time_unknown'],
  ])('%s', (_what, cell, minute) => {
    expect(outcome(readTime(cell))).toEqual(typeof minute === 'string' ? minute : { minute, nextDay: false });
  });

  it('reads back every minute that it shows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_440 }), (minute) => {
        expect(outcome(readTime(text(clockText(minute))))).toEqual({ minute, nextDay: false });
      }),
    );
  });
});

describe('a span of a shift', () => {
  it.each<[string, readonly [number, number] | string]>([
    ['06:30-10:30', [390, 630]],
    ['06：30～10：30', [390, 630]],
    ['8点至17点半', [480, 1_050]],
    ['22:00-次日06:00', [1_320, 1_800]],
    ['22:00-06:00', [1_320, 1_800]],
    ['18:00-06:00', [1_080, 1_800]],
    ['17:00-09:00', 'end_before_start'],
    ['17:00-次日09:00', [1_020, 1_980]],
    ['06:30-06:30', 'end_before_start'],
    ['次日06:30-08:00', 'time_unknown'],
    ['06:30', 'time_unknown'],
    ['06:30-10:30-12:00', 'time_unknown'],
  ])('%s', (written, expected) => {
    const span = outcome(readTimeSpan(written));
    expect(typeof span === 'string' ? span : [span.start, span.end]).toEqual(expected);
  });

  it('always ends after it starts, and within the two days it may touch', () => {
    const time = fc.record({ minute: fc.integer({ min: 0, max: 1_440 }), nextDay: fc.boolean() });
    fc.assert(
      fc.property(time, time, (start, end) => {
        const span = spanOf(start, end);
        if (!span.ok) return;
        expect(span.value.end).toBeGreaterThan(span.value.start);
        expect(span.value.end).toBeLessThanOrEqual(2 * 1_440);
      }),
    );
  });
});

describe('breaks', () => {
  const day = { start: 480, end: 1_020 };
  it.each<[string, readonly (readonly [number, number, boolean])[] | string]>([
    ['12:00-13:00', [[720, 780, false]]],
    ['12:00-13:00（不计薪）', [[720, 780, false]]],
    ['12:00-12:30 计薪', [[720, 750, true]]],
    [
      '12:00-13:00；15:00-15:15带薪',
      [
        [720, 780, false],
        [900, 915, true],
      ],
    ],
    ['12点至13点', [[720, 780, false]]],
    ['无', []],
    ['/', []],
    ['中午休息1小时', 'break_unknown'],
    ['60分钟', 'break_unknown'],
    ['12:00', 'break_unknown'],
  ])('%s', (written, expected) => {
    const breaks = outcome(readBreaks(written, day));
    expect(typeof breaks === 'string' ? breaks : breaks.map(({ start, end, paid }) => [start, end, paid])).toEqual(
      expected,
    );
  });

  it('after midnight belong to the next day', () => {
    const night = { start: 1_320, end: 1_800 };
    expect(outcome(readBreaks('02:00-02:30', night))).toEqual([{ start: 1_560, end: 1_590, paid: false }]);
    expect(outcome(readBreaks('23:45-00:15', night))).toEqual([{ start: 1_425, end: 1_455, paid: false }]);
  });
});

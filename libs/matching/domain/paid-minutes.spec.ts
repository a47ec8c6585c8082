import { at } from '../test/examples';
import { paidMinutesByDate } from './paid-minutes';

const window = (start: string, end: string) => ({ start: at(start), end: at(end) });

describe('paid minutes by local date', () => {
  it.each<[string, [string, string], [string, string][], Record<string, number>]>([
    ['no break', ['2026-11-24 06:00', '2026-11-24 14:30'], [], { '2026-11-24': 510 }],
    [
      'a break',
      ['2026-11-24 06:00', '2026-11-24 14:30'],
      [['2026-11-24 10:00', '2026-11-24 10:30']],
      { '2026-11-24': 480 },
    ],
    [
      'breaks that overlap are taken off once',
      ['2026-11-24 06:00', '2026-11-24 14:00'],
      [
        ['2026-11-24 10:15', '2026-11-24 10:45'],
        ['2026-11-24 10:00', '2026-11-24 10:30'],
      ],
      { '2026-11-24': 435 },
    ],
    [
      'a break within a break',
      ['2026-11-24 06:00', '2026-11-24 14:00'],
      [
        ['2026-11-24 10:00', '2026-11-24 11:00'],
        ['2026-11-24 10:15', '2026-11-24 10:30'],
      ],
      { '2026-11-24': 420 },
    ],
    [
      'a break that reaches out of the shift',
      ['2026-11-24 06:00', '2026-11-24 14:00'],
      [
        ['2026-11-24 05:00', '2026-11-24 06:10'],
        ['2026-11-24 13:50', '2026-11-24 15:00'],
      ],
      { '2026-11-24': 460 },
    ],
    [
      'a break elsewhere',
      ['2026-11-24 06:00', '2026-11-24 14:00'],
      [['2026-11-25 10:00', '2026-11-25 11:00']],
      { '2026-11-24': 480 },
    ],
    [
      'over midnight, with a break over midnight',
      ['2026-11-29 22:00', '2026-11-30 06:00'],
      [['2026-11-29 23:45', '2026-11-30 00:15']],
      { '2026-11-29': 105, '2026-11-30': 345 },
    ],
  ])('%s', (_, shift, breaks, expected) => {
    const minutes = paidMinutesByDate(
      window(...shift),
      breaks.map((b) => window(...b)),
    );
    expect(Object.fromEntries(minutes.map((p) => [p.date, p.minutes]))).toEqual(expected);
  });

  it('a part of a minute counts as one', () => {
    const shift = { start: at('2026-11-24 06:00'), end: new Date(at('2026-11-24 07:00').getTime() + 1) };
    expect(paidMinutesByDate(shift, [])).toEqual([{ date: '2026-11-24', minutes: 61 }]);
  });
});

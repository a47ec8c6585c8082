import fc from 'fast-check';
import { localMinute } from './local-time';
import { afterAwake, NO_QUIET_HOURS, quietUntil, restsUntil, type QuietHours } from './quiet-hours';

const at = (local: string): Date => new Date(`${local.replace(' ', 'T')}+08:00`);
const night = { fromHour: 22, untilHour: 7, urgentMinutes: 120 };
const smallHours = { fromHour: 1, untilHour: 5 };

it.each<[string, QuietHours, string | null]>([
  ['2026-11-23 21:59:59.999', night, null],
  ['2026-11-23 22:00', night, '2026-11-24 07:00'],
  ['2026-11-24 00:00', night, '2026-11-24 07:00'],
  ['2026-11-24 06:59:59.999', night, '2026-11-24 07:00'],
  ['2026-11-24 07:00', night, null],
  ['2026-11-24 00:59', smallHours, null],
  ['2026-11-24 01:00', smallHours, '2026-11-24 05:00'],
  ['2026-11-24 05:00', smallHours, null],
  ['2026-11-23 23:30', { fromHour: 22, untilHour: 0 }, '2026-11-24 00:00'],
  ['2026-11-24 00:00', { fromHour: 22, untilHour: 0 }, null],
  ['2026-11-24 03:00', NO_QUIET_HOURS, null],
  ['2026-11-24 23:00', { fromHour: 23, untilHour: 23 }, null],
])('%s: quiet until', (instant, hours, until) => {
  expect(quietUntil(at(instant), hours)).toEqual(until === null ? null : at(until));
});

it.each<[string, number, string]>([
  ['2026-11-23 20:00', 60, '2026-11-23 21:00'],
  ['2026-11-23 21:50', 15, '2026-11-24 07:05'],
  // What would end as they begin ends in the morning.
  ['2026-11-23 21:50', 10, '2026-11-24 07:00'],
  ['2026-11-23 21:59', 0, '2026-11-23 21:59'],
  ['2026-11-23 22:00', 0, '2026-11-24 07:00'],
  ['2026-11-24 02:00', 20, '2026-11-24 07:20'],
  ['2026-11-23 21:00', 60 + 15 * 60 + 1, '2026-11-25 07:01'],
])('%s and %i waking minutes', (from, minutes, expected) => {
  expect(afterAwake(at(from), minutes * 60_000, night)).toEqual(at(expected));
  expect(afterAwake(at(from), minutes * 60_000, NO_QUIET_HOURS)).toEqual(
    new Date(at(from).getTime() + minutes * 60_000),
  );
});

it.each<[string, string, string | null]>([
  ['tomorrow afternoon waits', '2026-11-24 14:00', '2026-11-24 07:00'],
  ['two hours after the end waits', '2026-11-24 09:00', '2026-11-24 07:00'],
  ['a minute sooner does not', '2026-11-24 08:59', null],
  ['nor what starts in the night', '2026-11-24 05:00', null],
])('%s', (_, start, until) => {
  expect(restsUntil(at('2026-11-23 22:30'), at(start), night)).toEqual(until === null ? null : at(until));
  expect(restsUntil(at('2026-11-23 21:30'), at(start), night)).toBeNull();
});

describe('any hours', () => {
  const hour = fc.integer({ min: 0, max: 23 });
  const someHours = fc.record({ fromHour: hour, untilHour: hour });
  const instant = fc.integer({ min: Date.UTC(2026, 10, 1), max: Date.UTC(2026, 11, 31) }).map((ms) => new Date(ms));
  /** The same said otherwise: hours since the beginning, round the clock. */
  const isQuiet = (when: Date, { fromHour, untilHour }: QuietHours): boolean =>
    (Math.floor(localMinute(when) / 60) - fromHour + 24) % 24 < (untilHour - fromHour + 24) % 24;

  it('they end when they say, at the first minute that is awake', () => {
    fc.assert(
      fc.property(instant, someHours, (when, hours) => {
        const until = quietUntil(when, hours);
        expect(until !== null).toBe(isQuiet(when, hours));
        if (until === null) return;
        expect(until > when && until.getTime() - when.getTime() <= 86_400_000).toBe(true);
        expect([isQuiet(until, hours), isQuiet(new Date(until.getTime() - 1), hours)]).toEqual([false, true]);
        expect(localMinute(until)).toBe(hours.untilHour * 60);
      }),
    );
  });

  it('waking time is counted minute by minute', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 1_500 }), someHours, (when, minutes, hours) => {
        const start = new Date(Math.floor(when.getTime() / 60_000) * 60_000);
        let [counted, expected] = [0, start.getTime()];
        while (counted < minutes || isQuiet(new Date(expected), hours)) {
          if (!isQuiet(new Date(expected), hours)) counted++;
          expected += 60_000;
        }
        expect(afterAwake(start, minutes * 60_000, hours)).toEqual(new Date(expected));
      }),
      { numRuns: 60 },
    );
  });
});

import fc from 'fast-check';
import { NO_QUIET_HOURS, quietUntil } from '@gg/kernel';
import { offerEnd } from './offer-end';

const at = (local: string): Date => new Date(`${local.replace(' ', 'T')}:00+08:00`);
const night = { fromHour: 22, untilHour: 7, urgentMinutes: 120 };
const MINUTE = 60_000;

it.each<[string, string, string, string, number, string]>([
  ['by day its minutes pass', '2026-11-23 20:00', '2026-11-23 20:01', '2026-11-24 14:00', 20, '2026-11-23 20:21'],
  [
    'who goes to bed has the rest in the morning',
    '2026-11-23 21:50',
    '2026-11-23 21:51',
    '2026-11-24 14:00',
    20,
    '2026-11-24 07:11',
  ],
  [
    'who hears of it at night has all of it then',
    '2026-11-23 21:50',
    '2026-11-23 23:30',
    '2026-11-24 14:00',
    20,
    '2026-11-24 07:20',
  ],
  [
    'of work that cannot wait it ends in the night',
    '2026-11-23 21:50',
    '2026-11-23 21:51',
    '2026-11-24 06:00',
    10,
    '2026-11-23 22:01',
  ],
  [
    'and so does what is heard of at night',
    '2026-11-23 21:50',
    '2026-11-23 23:30',
    '2026-11-24 08:59',
    10,
    '2026-11-23 23:40',
  ],
  [
    'whoever is asked at night is awake',
    '2026-11-24 05:00',
    '2026-11-24 05:00',
    '2026-11-24 10:00',
    10,
    '2026-11-24 05:10',
  ],
  ['never past the start', '2026-11-24 05:55', '2026-11-24 05:55', '2026-11-24 06:00', 10, '2026-11-24 06:00'],
])('%s', (_, madeAt, from, start, minutes, expected) =>
  expect(offerEnd(at(from), minutes * MINUTE, { madeAt: at(madeAt), start: at(start) }, night)).toEqual(at(expected)),
);

const instant = fc.integer({ min: Date.UTC(2026, 10, 20), max: Date.UTC(2026, 10, 30) }).map((ms) => new Date(ms));
const hour = fc.integer({ min: 0, max: 23 });
const life = fc.integer({ min: 1, max: 90 });

it('never ends before its time, past the start, or while those asked by day sleep', () => {
  fc.assert(
    fc.property(
      instant,
      life,
      fc.integer({ min: 0, max: 4_000 }),
      fc.integer({ min: 0, max: 60 }),
      hour,
      hour,
      (made, minutes, lead, late, fromHour, untilHour) => {
        const quiet = { fromHour, untilHour, urgentMinutes: 120 };
        const start = new Date(made.getTime() + lead * MINUTE);
        const from = new Date(Math.min(made.getTime() + late * MINUTE, start.getTime()));
        const end = offerEnd(from, minutes * MINUTE, { madeAt: made, start }, quiet);
        const straight = Math.min(from.getTime() + minutes * MINUTE, start.getTime());
        expect(end <= start && end.getTime() >= straight).toBe(true);
        expect(offerEnd(from, minutes * MINUTE, { madeAt: made, start }, NO_QUIET_HOURS).getTime()).toBe(straight);
        if (end.getTime() === straight || end.getTime() === start.getTime()) return;
        expect([quietUntil(made, quiet), quietUntil(end, quiet)]).toEqual([null, null]);
      },
    ),
  );
});

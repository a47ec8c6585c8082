import { keptUntil, type NightMatter } from './night-rest';

const at = (local: string): Date => new Date(`${local.replace(' ', 'T')}:00+08:00`);
const quiet = { fromHour: 22, untilHour: 7, urgentMinutes: 120 };
const [soon, later] = [at('2026-11-24 06:00'), at('2026-11-24 14:00')];
const offer = (start: Date, isAllowed: boolean, madeAt = at('2026-11-23 21:50')): NightMatter => ({
  about: 'offer',
  start,
  madeAt,
  isAllowed,
});

it.each<[string, NightMatter, boolean]>([
  ['an offer of work that can wait', offer(later, true), true],
  ['an offer of work that cannot, to somebody who allowed it', offer(soon, true), false],
  ['the same to somebody who did not', offer(soon, false), true],
  ['an offer made while others slept', offer(later, false, at('2026-11-23 22:10')), false],
  ['news of a seat for early work', { about: 'seat', start: soon }, false],
  ['news of a seat for work in the afternoon', { about: 'seat', start: later }, true],
  ['the evening’s question', { about: 'evening' }, true],
])('at night: %s is kept back: %#', (_, matter, kept) => {
  expect(keptUntil(at('2026-11-23 22:30'), matter, quiet)).toEqual(kept ? at('2026-11-24 07:00') : null);
  expect(keptUntil(at('2026-11-23 21:59'), matter, quiet)).toBeNull();
  expect(keptUntil(at('2026-11-23 22:30'), matter, { fromHour: 3, untilHour: 3, urgentMinutes: 1 })).toBeNull();
});

import { missingParts } from './missing-parts';

const whole = {
  identityState: 'format_ok' as const,
  place: { lng: 108.3, lat: 22.8 },
  trades: [{ code: '4-02-05-01' }],
  weekly: [{ weekday: 1, startMinute: 0, endMinute: 60 }],
  exceptions: [],
};

it.each([
  [{}, []],
  [{ identityState: 'unverified' as const, place: null }, ['identity', 'place']],
  [{ trades: [] }, ['trades']],
  [{ weekly: [], exceptions: [{ date: '2026-11-24', free: [] }] }, ['availability']],
  [{ weekly: [], exceptions: [{ date: '2026-11-24', free: [{ startMinute: 0, endMinute: 60 }] }] }, []],
])('a profile with %j lacks %j', (change, missing) => expect(missingParts({ ...whole, ...change })).toEqual(missing));

import { isLateCancellation, lateCancellationFrom } from './late-cancellation';

it('what is said to be late is late, to the millisecond', () => {
  const startsAt = new Date('2026-11-24T00:00:00Z');
  const from = lateCancellationFrom(startsAt);
  expect(from).toEqual(new Date('2026-11-23T22:00:00Z'));
  const after = new Date(from.getTime() + 1);
  expect([isLateCancellation(startsAt, from), isLateCancellation(startsAt, after)]).toEqual([false, true]);
});

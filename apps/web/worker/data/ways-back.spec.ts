import { waysBack } from './ways-back';

const TERMS = {
  undoUntil: '2026-11-24T00:05:00.000Z',
  lateFrom: '2026-11-24T06:00:00.000Z',
  startsAt: '2026-11-24T08:00:00.000Z',
};

/** To the millisecond as the service judges: what a page promises must not be refused. */
it.each<[string, string, number, 'early' | 'late' | null]>([
  ['right after it was accepted', '2026-11-24T00:00:00.000Z', 300_000, 'early'],
  ['in the last millisecond', '2026-11-24T00:04:59.999Z', 1, 'early'],
  ['when the time to undo is over', '2026-11-24T00:05:00.000Z', 0, 'early'],
  ['just in time', '2026-11-24T06:00:00.000Z', 0, 'early'],
  ['late by a millisecond', '2026-11-24T06:00:00.001Z', 0, 'late'],
  ['just before it begins', '2026-11-24T07:59:59.999Z', 0, 'late'],
  ['when it begins', '2026-11-24T08:00:00.000Z', 0, null],
])('%s', (_when, now, undoLeftMs, cancellation) => {
  expect(waysBack(TERMS, Date.parse(now))).toEqual({ undoLeftMs, cancellation });
});

it('what cannot be undone has no time left, and what was accepted late is late at once', () => {
  const now = Date.parse('2026-11-24T07:00:00Z');
  expect(waysBack({ ...TERMS, undoUntil: null }, now)).toEqual({ undoLeftMs: 0, cancellation: 'late' });
});

import type { BookingState } from './lifecycles';
import { offerStanding, type OfferedSeat } from './offer-standing';
import { ownReasons } from './own-reasons';

const seat = (workerId: string, state: BookingState, held: boolean): OfferedSeat => ({
  bookingId: `${workerId}-${state}`,
  workerId,
  state,
  held,
});

describe('how an offer stands', () => {
  it.each([
    ['is the offer’s own state before it is accepted', 'declined', [], 'declined'],
    ['is accepted while the seat is held', 'accepted', [seat('me', 'booked', true)], 'accepted'],
    ['is accepted during the work and after it', 'accepted', [seat('me', 'checked_out', true)], 'accepted'],
    ['is how the seat ended', 'accepted', [seat('me', 'released', false)], 'released'],
    [
      'is the end that came last',
      'accepted',
      [seat('me', 'released', false), seat('me', 'cancelled_by_worker', false)],
      'cancelled_by_worker',
    ],
    ['is left out when only others have seats', 'accepted', [seat('other', 'booked', true)], 'left_out'],
    ['is no show when the seat was given to another', 'accepted', [seat('me', 'replaced', false)], 'no_show'],
  ] as const)('%s', (_what, state, seats, standing) => expect(offerStanding(state, seats, 'me')).toBe(standing));
});

describe('reasons', () => {
  const part = { part: 'show_up', value: 1, weight: 200, points: 1, textKey: 'show_up', params: {} };
  const named = JSON.stringify([
    { workerId: 'other', reasons: [] },
    { workerId: 'me', reasons: [part] },
  ]);

  it('are shown to the one whose they are', () => {
    expect(ownReasons(named, ['me', 'other'], 'me')).toEqual([part]);
    expect(ownReasons(named, ['me', 'other'], 'other')).toEqual([]);
    expect(ownReasons(named, ['me', 'other'], 'stranger')).toEqual([]);
  });

  it('without a name are the only person’s, and of a party nobody’s', () => {
    expect(ownReasons(JSON.stringify([[part]]), ['me'], 'me')).toEqual([part]);
    expect(ownReasons(JSON.stringify([[part], [part]]), ['me', 'other'], 'me')).toEqual([]);
    expect(ownReasons('[]', ['me'], 'me')).toEqual([]);
  });
});

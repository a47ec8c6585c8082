import { declinesOf, newsOf, seatsOf, standingOf, sumsOf } from './board-sums';
import type { People, SeatHolder, Shift, ShiftOffer } from './shifts';

const NOW = Date.parse('2026-11-24T00:00:00Z');
const at = (hours: number): string => new Date(NOW + hours * 3_600_000).toISOString();

const shift = (board: Partial<Shift['board']>, more: Partial<Shift> = {}): Shift =>
  ({
    shiftId: 's',
    title: '分拣',
    start: at(24),
    end: at(32),
    mode: { dispatch: true, claim: true, application: false },
    board: { state: 'filling', headcount: 4, filled: 0, openOffers: 0, declined: 0, ...board },
    ...more,
  }) as Shift;

const holder = (n: number, more: Partial<SeatHolder> = {}): SeatHolder =>
  ({
    bookingId: `b${n}`,
    state: 'booked',
    how: 'offer',
    name: `韦${n}`,
    madeAt: at(n),
    endedAt: null,
    endReason: null,
    ...more,
  }) as SeatHolder;
const offer = (n: number, more: Partial<ShiftOffer> = {}): ShiftOffer =>
  ({
    offerId: `o${n}`,
    state: 'open',
    seats: 1,
    name: `黄${n}`,
    madeAt: at(n),
    closedAt: null,
    closeReason: null,
    ...more,
  }) as ShiftOffer;

it('sums what is needed, and nothing of what is over or was taken back', () => {
  const shifts = [
    shift({ headcount: 12, filled: 7, openOffers: 3 }),
    shift({ headcount: 6, filled: 6 }),
    shift({ headcount: 9, filled: 1, state: 'withdrawn' }),
  ];
  expect(sumsOf(shifts)).toEqual({ needed: 18, confirmed: 13, waiting: 3, missing: 5 });
});

it.each([
  ['filling', shift({})],
  ['open', shift({}, { mode: { dispatch: false, claim: true, application: false } })],
  ['full', shift({ filled: 4, state: 'full' })],
  ['nobody_left', shift({ state: 'exhausted' })],
  ['short', shift({ filled: 2 }, { start: at(3) })],
  ['filling', shift({ filled: 3 }, { start: at(3) })],
  ['under_way', shift({ filled: 1 }, { start: at(-1) })],
  ['ended', shift({ filled: 4 }, { start: at(-9), end: at(-1) })],
  ['withdrawn', shift({ state: 'withdrawn' })],
] as const)('stands %s', (standing, one) => {
  expect(standingOf(one, NOW)).toBe(standing);
});

describe('seats', () => {
  const kinds = (one: Shift, people: People) => seatsOf(one, people).seats.map(({ kind }) => kind);

  it('who comes, who was asked, and what is empty; never more than there are', () => {
    const people = {
      holders: [holder(1), holder(2, { state: 'cancelled_by_worker' })],
      offers: [offer(1), offer(2, { state: 'declined' })],
    };
    expect(kinds(shift({ filled: 1, openOffers: 1 }), people)).toEqual(['held', 'asked', 'empty', 'empty']);
  });

  it('more are asked than there are seats', () => {
    const people = { holders: [holder(1), holder(2), holder(3)], offers: [offer(1), offer(2), offer(3)] };
    const { seats, alsoAsked } = seatsOf(shift({ filled: 3, openOffers: 3 }), people);
    expect([seats.length, alsoAsked]).toEqual([4, 2]);
  });

  it('before anybody is known all that is left is empty', () => {
    expect(seatsOf(shift({ filled: 1, openOffers: 2 }), undefined)).toMatchObject({
      seats: { length: 3 },
      alsoAsked: 2,
    });
  });
});

it('declines by reason, the most frequent first', () => {
  const offers = ['too_far', 'pay_too_low', 'too_far', null].map((closeReason, n) =>
    offer(n, { state: 'declined', closeReason }),
  );
  expect(declinesOf([...offers, offer(9)])).toEqual([
    { reason: 'too_far', count: 2 },
    { reason: 'pay_too_low', count: 1 },
    { reason: 'other', count: 1 },
  ]);
});

it('news: waves as one line, answers each, the latest first', () => {
  const people = {
    holders: [holder(4), holder(5, { state: 'cancelled_by_worker', endedAt: at(6), endReason: 'undo' })],
    offers: [offer(1), offer(1, { offerId: 'x', state: 'declined', closedAt: at(3), closeReason: 'too_far' })],
  };
  expect(newsOf(shift({}), people).map(({ what, count }) => [what, count])).toEqual([
    ['undone', 1],
    ['accepted', 1],
    ['accepted', 1],
    ['declined', 1],
    ['asked', 2],
  ]);
});

import fc from 'fast-check';
import { instantOf } from '@gg/kernel';
import { bookingLifecycle, offerLifecycle } from './lifecycles';
import { paidDays } from './paid-days';
import { forOthers, seatTogether } from './party-seats';

const ok = (workerId: string) => ({ workerId, refusal: null });
const no = (workerId: string, code = 'worker.already_booked') => ({ workerId, refusal: { code } });

describe('seatTogether', () => {
  it.each([
    ['a single with a seat left', [ok('a')], 1, 1, ['a']],
    ['a couple and two seats', [ok('a'), ok('b')], 2, 2, ['a', 'b']],
    ['a crew of four that comes with three, three seats', [ok('a'), ok('b'), ok('c'), ok('d')], 3, 3, ['a', 'b', 'c']],
    ['a crew of three that comes with two, one busy', [ok('a'), no('b'), ok('c')], 2, 5, ['a', 'c']],
  ])('%s', (_name, asking, minimum, left, seated) => {
    expect(seatTogether(asking, minimum, left)).toMatchObject({ kind: 'seat', workerIds: seated });
  });

  it.each([
    ['a single who is busy', [no('a')], 1, 1, 'worker.already_booked'],
    ['a couple and one seat', [ok('a'), ok('b')], 2, 1, 'shift.too_few_seats'],
    ['a couple, one busy', [ok('a'), no('b')], 2, 2, 'party.minimum_not_met'],
    ['a single and no seat', [ok('a')], 1, 0, 'shift.full'],
  ])('%s is refused as a whole', (_name, asking, minimum, left, code) => {
    expect(seatTogether(asking, minimum, left)).toMatchObject({ kind: 'refuse', refusal: { code } });
  });

  it('never seats fewer than the minimum, more than the seats, or somebody who cannot', () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 0, max: 25 }),
        (able, wanted, left) => {
          const minimum = Math.min(wanted, able.length);
          const asking = able.map((can, at) => (can ? ok(`w${at}`) : no(`w${at}`)));
          const result = seatTogether(asking, minimum, left);
          if (result.kind === 'refuse') {
            expect(Math.min(able.filter(Boolean).length, left)).toBeLessThan(minimum);
            return;
          }
          expect(result.workerIds.length).toBeGreaterThanOrEqual(minimum);
          expect(result.workerIds.length).toBeLessThanOrEqual(left);
          for (const id of result.workerIds) expect(asking.find((one) => one.workerId === id)?.refusal).toBeNull();
          expect(result.workerIds.length + result.leftOut.length).toBe(asking.length);
        },
      ),
    );
  });
});

it('a party of whom one is left is told of the party, not of that one', () => {
  expect(seatTogether([no('a', 'worker.blocked')], 2, 5)).toMatchObject({ refusal: { code: 'party.minimum_not_met' } });
});

it('others hear code and article of a refusal, and nothing of the person', () => {
  const bases = [{ zh: '《劳动合同法》第六十八条', en: 'Labour Contract Law, art. 68' }];
  const refusal = { code: 'booking.unlawful', params: { hours: 26 }, details: { findings: [{ age: 15 }] }, bases };
  expect(forOthers(refusal)).toEqual({ code: 'booking.unlawful', details: { bases } });
  expect(forOthers({ code: 'booking.overlaps', details: { bookingId: 'x' } })).toEqual({ code: 'booking.overlaps' });
});

describe('paidDays', () => {
  it('counts a night shift on both its days and leaves unpaid breaks out', () => {
    const shift = { start: instantOf('2026-11-29', 22 * 60), end: instantOf('2026-11-30', 6 * 60) };
    const breaks = [
      { start: instantOf('2026-11-29', 23 * 60 + 45), end: instantOf('2026-11-30', 15), paid: false },
      { start: instantOf('2026-11-30', 180), end: instantOf('2026-11-30', 195), paid: true },
    ];
    expect(paidDays(shift, breaks)).toEqual([
      { date: '2026-11-29', minutes: 105 },
      { date: '2026-11-30', minutes: 345 },
    ]);
  });
});

describe('lifecycles', () => {
  it('an answered offer stays answered', () => {
    expect(offerLifecycle.isFinal('accepted')).toBe(true);
    expect(() => offerLifecycle.assert('declined', 'accepted')).toThrow('state.transition_refused');
  });

  it('nobody checks in after giving the seat back', () => {
    expect(bookingLifecycle.allows('cancelled_by_worker', 'checked_in')).toBe(false);
    expect(bookingLifecycle.allows('booked', 'released')).toBe(true);
  });
});

import { instantOf, type DomainError } from '@gg/kernel';
import fc from 'fast-check';
import type { ShiftPlan } from './posting-terms';
import { assertShiftPlans, assertShiftsAhead, SHIFT_BOUNDS } from './shift-plan';

const at = (minute: number): Date => instantOf('2026-11-25', minute);
const shift = (over: Partial<ShiftPlan> = {}): ShiftPlan => ({
  start: at(390),
  end: at(630),
  breaks: [],
  headcount: 30,
  ...over,
});
const pause = (start: number, end: number, paid = false) => ({ start: at(start), end: at(end), paid });

const refusal = (check: () => void): string | null => {
  try {
    check();
    return null;
  } catch (error) {
    return (error as DomainError).code;
  }
};

describe('the shape of shifts', () => {
  it.each<[string, ShiftPlan[], string | null]>([
    ['a plain morning', [shift()], null],
    ['the longest day', [shift({ end: at(390 + 1_440) })], null],
    ['one minute longer', [shift({ end: at(391 + 1_440) })], 'posting.shift_too_long'],
    ['no shift', [], 'posting.without_shift'],
    ['ends as it starts', [shift({ end: at(390) })], 'posting.shift_reversed'],
    ['reversed', [shift({ end: at(389) })], 'posting.shift_reversed'],
    ['half a minute', [shift({ start: new Date(at(390).getTime() + 30_000) })], 'posting.shift_not_on_minute'],
    ['one person', [shift({ headcount: 1 })], null],
    ['500 people', [shift({ headcount: 500 })], null],
    ['nobody', [shift({ headcount: 0 })], 'posting.headcount_out_of_range'],
    ['501 people', [shift({ headcount: 501 })], 'posting.headcount_out_of_range'],
    ['half a person', [shift({ headcount: 1.5 })], 'posting.headcount_out_of_range'],
    ['the same twice', [shift(), shift({ headcount: 2 })], 'posting.shift_twice'],
    ['two that overlap', [shift(), shift({ end: at(631) })], null],
    ['a break at each end', [shift({ breaks: [pause(390, 400), pause(620, 630)] })], null],
    ['breaks that touch', [shift({ breaks: [pause(400, 410), pause(410, 420, true)] })], null],
    ['breaks that overlap', [shift({ breaks: [pause(410, 420), pause(400, 411)] })], 'posting.breaks_overlap'],
    ['a break before it', [shift({ breaks: [pause(389, 400)] })], 'posting.break_outside_shift'],
    ['a break after it', [shift({ breaks: [pause(620, 631)] })], 'posting.break_outside_shift'],
    ['a reversed break', [shift({ breaks: [pause(420, 410)] })], 'posting.break_reversed'],
    ['nothing but break', [shift({ breaks: [pause(390, 616)] })], 'posting.shift_without_paid_time'],
    ['just enough beside the break', [shift({ breaks: [pause(390, 615)] })], null],
    ['a paid break all through', [shift({ breaks: [pause(390, 630, true)] })], null],
  ])('%s', (_what, shifts, code) => expect(refusal(() => assertShiftPlans(shifts))).toBe(code));

  it('is bounded in number', () => {
    const days = (n: number) => Array.from({ length: n }, (_, i) => shift({ start: at(390 + i), end: at(630 + i) }));
    expect(refusal(() => assertShiftPlans(days(SHIFT_BOUNDS.maxShifts)))).toBeNull();
    expect(refusal(() => assertShiftPlans(days(SHIFT_BOUNDS.maxShifts + 1)))).toBe('posting.shifts_too_many');
  });

  it('is told with the number of the shift', () => {
    expect(() => assertShiftPlans([shift(), shift({ start: at(700), end: at(690) })])).toThrow(
      expect.objectContaining({ params: { shift: 2 } }) as Error,
    );
  });

  it('what passes ends after it starts, within a day, with breaks inside it', () => {
    const minute = fc.integer({ min: 0, max: 3_000 });
    const plan = fc.record({
      start: minute.map(at),
      end: minute.map(at),
      headcount: fc.integer({ min: -2, max: 600 }),
      breaks: fc.array(fc.record({ start: minute.map(at), end: minute.map(at), paid: fc.boolean() }), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(plan, (one) => {
        if (refusal(() => assertShiftPlans([one])) !== null) return;
        expect(one.end.getTime() - one.start.getTime()).toBeGreaterThan(0);
        expect(one.end.getTime() - one.start.getTime()).toBeLessThanOrEqual(86_400_000);
        for (const { start, end } of one.breaks) expect([start >= one.start, end <= one.end]).toEqual([true, true]);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('shifts ahead', () => {
  const now = at(390);
  it.each<[string, number, string | null]>([
    ['in a minute', 391, null],
    ['now', 390, 'posting.shift_in_past'],
    ['a minute ago', 389, 'posting.shift_in_past'],
    ['in a year', 390 + 366 * 1_440, null],
    ['a minute later than that', 391 + 366 * 1_440, 'posting.shift_too_far'],
  ])('%s', (_what, start, code) => {
    expect(refusal(() => assertShiftsAhead([{ start: at(start), end: at(start + 60) }], now))).toBe(code);
  });
});

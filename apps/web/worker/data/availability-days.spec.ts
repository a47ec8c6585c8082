import fc from 'fast-check';
import { PARTS, rangesOf, WEEKDAYS, cellOf, PATTERNS, type Part, type WeeklyRange } from './availability-parts';
import {
  changeOfDay,
  datesFrom,
  daysOf,
  usualDay,
  wholeDay,
  type Availability,
  type DayWish,
  type ExceptionsChange,
} from './availability-days';

/** A Tuesday. */
const DAY = '2026-11-24';
const NEXT = '2026-11-25';
const minutes = (startMinute: number, endMinute: number) => ({ startMinute, endMinute });

/** As the service keeps it: dates that are named are said anew, the rest stays. */
function kept({ weekly, exceptions }: Availability, { set, clear }: ExceptionsChange): Availability {
  const named = new Set([...clear, ...set.map(({ date }) => date)]);
  return { weekly, exceptions: [...exceptions.filter(({ date }) => !named.has(date)), ...set] };
}

const byDay: Availability = { weekly: rangesOf(PATTERNS.everyDay), exceptions: [] };
const always: Availability = {
  weekly: WEEKDAYS.map((weekday) => ({ weekday, ...minutes(0, 1_440) })),
  exceptions: [],
};
const weekends: Availability = { weekly: rangesOf(PATTERNS.weekend), exceptions: [] };
const parts = (...chosen: Part[]): ReadonlySet<Part> => new Set(chosen);

describe('what is sent of a day', () => {
  it.each<[string, Availability, DayWish, ExceptionsChange]>([
    ['cannot', byDay, parts(), { set: [{ date: DAY, free: [] }], clear: [] }],
    [
      'cannot, nor in the night that follows; the night before stays',
      always,
      parts(),
      {
        set: [
          { date: DAY, free: [minutes(0, 360)] },
          { date: NEXT, free: [minutes(360, 1_440)] },
        ],
        clear: [],
      },
    ],
    [
      'free in the evening although usually not',
      weekends,
      parts('evening'),
      { set: [{ date: DAY, free: [minutes(1_080, 1_320)] }], clear: [] },
    ],
    [
      'free in the night, which runs on',
      weekends,
      parts('night'),
      {
        set: [
          { date: DAY, free: [minutes(1_320, 1_440)] },
          { date: NEXT, free: [minutes(0, 360)] },
        ],
        clear: [],
      },
    ],
    ['what the week says is said of no date', byDay, parts('morning', 'afternoon', 'evening'), { set: [], clear: [] }],
    ['the week holds again', { ...byDay, exceptions: [{ date: DAY, free: [] }] }, 'usual', { set: [], clear: [DAY] }],
    [
      'the week holds again, but for the night before that was said of its own day',
      { ...byDay, exceptions: [{ date: DAY, free: [minutes(0, 360)] }] },
      'usual',
      { set: [{ date: DAY, free: [minutes(0, 1_320)] }], clear: [] },
    ],
  ])('%s', (_what, said, wish, change) => expect(changeOfDay(said, DAY, wish)).toEqual(change));
});

describe('what a day shows', () => {
  it('the usual, until it is said otherwise', () => {
    const [usual, other] = daysOf({ ...byDay, exceptions: [{ date: NEXT, free: [minutes(480, 1_050)] }] }, [DAY, NEXT]);
    expect(usual).toMatchObject({ parts: PATTERN, exact: true, usual: true, free: [minutes(360, 1_320)] });
    expect(other).toMatchObject({ parts: parts(), exact: false, usual: false, free: [minutes(480, 1_050)] });
  });
  const PATTERN = parts('morning', 'afternoon', 'evening');

  it('a night that runs on is of the evening it began in', () => {
    const sunday: WeeklyRange[] = [
      { weekday: 7, ...minutes(1_320, 1_440) },
      { weekday: 1, ...minutes(0, 360) },
    ];
    const shown = daysOf({ weekly: sunday, exceptions: [] }, ['2026-11-29', '2026-11-30']);
    expect(shown.map(({ free }) => free)).toEqual([[minutes(1_320, 1_800)], []]);
  });

  it('"all day" takes no night back', () => {
    expect([...wholeDay(usualDay(always, DAY))]).toEqual(PARTS);
    expect([...wholeDay(usualDay(weekends, DAY))]).toEqual(PARTS.slice(0, 3));
  });

  it('dates go on over the ends of months and years', () => {
    expect(datesFrom('2026-12-30', 3)).toEqual(['2026-12-30', '2026-12-31', '2027-01-01']);
  });
});

describe('whatever was said before', () => {
  const dates = datesFrom('2026-11-23', 9);
  const range = fc
    .tuple(fc.integer({ min: 0, max: 1_439 }), fc.integer({ min: 1, max: 1_440 }))
    .filter(([from, to]) => from < to)
    .map(([from, to]) => minutes(from, to));
  const week = fc.oneof(
    fc
      .subarray(WEEKDAYS.flatMap((weekday) => PARTS.map((part) => cellOf(weekday, part))))
      .map((cells) => rangesOf(new Set(cells))),
    fc.array(
      fc.tuple(fc.integer({ min: 1, max: 7 }), range).map(([weekday, of]) => ({ weekday, ...of })),
      {
        maxLength: 5,
      },
    ),
  );
  const exceptions = fc.uniqueArray(
    fc.record({ date: fc.constantFrom(...dates), free: fc.array(range, { maxLength: 2 }) }),
    {
      selector: ({ date }) => date,
      maxLength: 5,
    },
  );
  const said: fc.Arbitrary<Availability> = fc.record({ weekly: week, exceptions });
  const wish: fc.Arbitrary<DayWish> = fc.oneof(
    fc.constant('usual' as const),
    fc.subarray([...PARTS]).map((chosen) => new Set(chosen)),
  );
  const inside = fc.integer({ min: 1, max: 7 });
  const shown = (now: Availability) => daysOf(now, dates.slice(0, 8)).map(({ free }) => free);

  it('a day holds what is said of it, no other day changes, and saying it again changes nothing', () => {
    fc.assert(
      fc.property(said, inside, wish, (before, n, wished) => {
        const date = dates[n]!;
        const after = kept(before, changeOfDay(before, date, wished));
        const [day] = daysOf(after, [date]);
        if (wished === 'usual') expect(day!.usual).toBe(true);
        else expect([[...day!.parts].sort(), day!.exact]).toEqual([[...wished].sort(), true]);
        const [was, is] = [shown(before), shown(after)];
        if (n < 8) was[n] = is[n]!;
        expect(is).toEqual(was);
        expect(changeOfDay(after, date, wished)).toEqual({ set: [], clear: [] });
      }),
    );
  });

  it('a week that holds again on every day has no exceptions left', () => {
    fc.assert(
      fc.property(week, fc.array(fc.tuple(inside, wish), { maxLength: 6 }), (weekly, wishes) => {
        let now: Availability = { weekly, exceptions: [] };
        for (const [n, wished] of wishes) now = kept(now, changeOfDay(now, dates[n]!, wished));
        for (const date of dates) now = kept(now, changeOfDay(now, date, 'usual'));
        expect(now.exceptions).toEqual([]);
      }),
    );
  });

  it('two phones that say something of days that do not touch lose nothing of each other', () => {
    fc.assert(
      fc.property(said, inside, inside, wish, wish, (before, a, b, one, other) => {
        fc.pre(Math.abs(a - b) > 1);
        const first = changeOfDay(before, dates[a]!, one);
        const second = changeOfDay(before, dates[b]!, other);
        const both = kept(kept(before, first), second);
        expect(shown(both)).toEqual(shown(kept(kept(before, second), first)));
        const [dayA, dayB] = daysOf(both, [dates[a]!, dates[b]!]);
        expect(dayA!.free).toEqual(daysOf(kept(before, first), [dates[a]!])[0]!.free);
        expect(dayB!.free).toEqual(daysOf(kept(before, second), [dates[b]!])[0]!.free);
      }),
    );
  });
});

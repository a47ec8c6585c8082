import fc from 'fast-check';
import {
  cellOf,
  freeHours,
  freeMinutes,
  PARTS,
  partsOf,
  PATTERNS,
  rangesOf,
  WEEKDAYS,
  type Cell,
} from './availability-parts';

/** As the service keeps what it is sent: cut at midnight and merged. */
const canonical = (ranges: ReturnType<typeof rangesOf>) =>
  ranges.flatMap(({ weekday, startMinute, endMinute }) =>
    endMinute <= 1_440
      ? [{ weekday, startMinute, endMinute }]
      : [
          { weekday, startMinute, endMinute: 1_440 },
          { weekday: (weekday % 7) + 1, startMinute: 0, endMinute: endMinute - 1_440 },
        ],
  );

describe('the week in parts', () => {
  it('is the same after a way to the service and back, whatever was chosen', () => {
    const cells = WEEKDAYS.flatMap((weekday) => PARTS.map((part) => cellOf(weekday, part)));
    fc.assert(
      fc.property(fc.subarray(cells), (chosen: Cell[]) => {
        const back = partsOf(canonical(rangesOf(new Set(chosen))));
        expect([[...back.cells].sort(), back.exact]).toEqual([[...chosen].sort(), true]);
      }),
    );
  });

  it('joins what follows', () => {
    expect(rangesOf(PATTERNS.weekdays)).toHaveLength(5);
    expect(rangesOf(PATTERNS.weekdays)[0]).toEqual({ weekday: 1, startMinute: 360, endMinute: 1_080 });
  });

  it('says when it cannot tell all', () => {
    const { cells, exact } = partsOf([{ weekday: 3, startMinute: 390, endMinute: 1_100 }]);
    expect([[...cells], exact]).toEqual([['3 afternoon'], false]);
  });

  it('a night of Sunday ends on Monday', () => {
    const night = rangesOf(new Set([cellOf(7, 'night')]));
    const onMonday = freeMinutes(night).indexOf(1);
    expect([onMonday, freeHours(night)]).toEqual([0, 8]);
  });

  it('what everybody has at first is every day', () => {
    const first = WEEKDAYS.map((weekday) => ({ weekday, startMinute: 360, endMinute: 1_320 }));
    expect(partsOf(first)).toEqual({ cells: PATTERNS.everyDay, exact: true });
  });
});

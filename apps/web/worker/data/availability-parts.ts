/** A range of every week as the service keeps it. Weekday 1 is Monday; minutes of that day, the end may lie a day later. */
export interface WeeklyRange {
  readonly weekday: number;
  readonly startMinute: number;
  readonly endMinute: number;
}

/** What a thumb can choose of a day. The night runs into the next morning. */
export const PARTS = ['morning', 'afternoon', 'evening', 'night'] as const;
export type Part = (typeof PARTS)[number];

/** From when to when a part goes, in minutes of its day. */
export const PART_MINUTES: Readonly<Record<Part, readonly [number, number]>> = {
  morning: [360, 720],
  afternoon: [720, 1_080],
  evening: [1_080, 1_320],
  night: [1_320, 1_800],
};

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
/** Minutes of a day. */
export const DAY = 1_440;
const WEEK = 7 * DAY;

/** `3 evening` */
export type Cell = `${number} ${Part}`;
export const cellOf = (weekday: number, part: Part): Cell => `${weekday} ${part}`;

/** The whole week in minutes from Monday's midnight, each either free or not. */
export function freeMinutes(ranges: readonly WeeklyRange[]): Uint8Array {
  const week = new Uint8Array(WEEK);
  for (const { weekday, startMinute, endMinute } of ranges) {
    for (let minute = startMinute; minute < endMinute; minute++) week[((weekday - 1) * DAY + minute) % WEEK] = 1;
  }
  return week;
}

/** The parts of the week in which somebody is free throughout, and whether that says all of it. */
export function partsOf(ranges: readonly WeeklyRange[]): {
  readonly cells: ReadonlySet<Cell>;
  readonly exact: boolean;
} {
  const week = freeMinutes(ranges);
  const cells = new Set<Cell>();
  for (const weekday of WEEKDAYS) {
    for (const part of PARTS) {
      const [from, to] = PART_MINUTES[part];
      const start = (weekday - 1) * DAY;
      let free = true;
      for (let minute = from; minute < to && free; minute++) free = week[(start + minute) % WEEK] === 1;
      if (free) cells.add(cellOf(weekday, part));
    }
  }
  const told = freeMinutes(rangesOf(cells));
  return { cells, exact: told.every((minute, n) => minute === week[n]) };
}

/** The ranges of chosen parts; parts that follow each other become one. */
export function rangesOf(cells: ReadonlySet<Cell>): WeeklyRange[] {
  return WEEKDAYS.flatMap((weekday) => {
    const ranges: { weekday: number; startMinute: number; endMinute: number }[] = [];
    for (const part of PARTS.filter((one) => cells.has(cellOf(weekday, one)))) {
      const [startMinute, endMinute] = PART_MINUTES[part];
      const last = ranges[ranges.length - 1];
      if (last?.endMinute === startMinute) last.endMinute = endMinute;
      else ranges.push({ weekday, startMinute, endMinute });
    }
    return ranges;
  });
}

/** Hours of a week. */
export const freeHours = (ranges: readonly WeeklyRange[]): number =>
  Math.round(freeMinutes(ranges).reduce((sum, minute) => sum + minute, 0) / 60);

const every = (weekdays: readonly number[], parts: readonly Part[]): ReadonlySet<Cell> =>
  new Set(weekdays.flatMap((weekday) => parts.map((part) => cellOf(weekday, part))));

/** What most people say, in one tap. */
export const PATTERNS = {
  everyDay: every(WEEKDAYS, ['morning', 'afternoon', 'evening']),
  weekdays: every([1, 2, 3, 4, 5], ['morning', 'afternoon']),
  weekend: every([6, 7], ['morning', 'afternoon', 'evening']),
  evenings: every(WEEKDAYS, ['evening']),
} as const;

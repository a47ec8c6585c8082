import type { MadeRange } from './world';

/** Who keeps such hours: in school, of working age, raising children, or over sixty. */
export type Life = 'student' | 'working' | 'parent' | 'elder';

export interface WeeklyHabit {
  readonly name: string;
  /** Share among people of each kind of life. */
  readonly share: Readonly<Record<Life, number>>;
  readonly nights: boolean;
  /** Free time by weekday, Monday first, already cut at midnight. */
  readonly days: readonly (readonly MadeRange[])[];
}

const range = (from: number, to: number): MadeRange => ({ startMinute: from * 60, endMinute: to * 60 });
const daily = (...ranges: MadeRange[]): (readonly MadeRange[])[] => Array.from({ length: 7 }, () => ranges);
const split = (weekday: readonly MadeRange[], weekend: readonly MadeRange[]): (readonly MadeRange[])[] =>
  Array.from({ length: 7 }, (_, i) => (i < 5 ? weekday : weekend));

/** What people say when they are asked when they can work. */
export const WEEKLY_HABITS: readonly WeeklyHabit[] = [
  { name: 'every day', share: { student: 5, working: 32, parent: 20, elder: 30 }, nights: false, days: daily(range(6, 22)) },
  { name: 'at any time', share: { student: 2, working: 18, parent: 4, elder: 6 }, nights: true, days: daily(range(0, 24)) },
  { name: 'long days', share: { student: 2, working: 14, parent: 8, elder: 12 }, nights: false, days: daily(range(5, 20)) },
  { name: 'early hours', share: { student: 0, working: 6, parent: 10, elder: 26 }, nights: false, days: daily(range(4, 13)) },
  { name: 'school hours', share: { student: 0, working: 2, parent: 38, elder: 4 }, nights: false, days: split([range(8, 17)], []) },
  { name: 'weekdays', share: { student: 0, working: 8, parent: 10, elder: 10 }, nights: false, days: split([range(7, 19)], []) },
  { name: 'after work', share: { student: 34, working: 9, parent: 4, elder: 2 }, nights: false, days: split([range(17, 24)], [range(7, 24)]) },
  { name: 'weekends', share: { student: 44, working: 4, parent: 3, elder: 2 }, nights: false, days: split([], [range(7, 22)]) },
  { name: 'nights', share: { student: 3, working: 7, parent: 1, elder: 4 }, nights: true, days: daily(range(0, 9), range(18, 24)) },
  { name: 'without Sundays', share: { student: 10, working: 12, parent: 6, elder: 8 }, nights: false, days: [...daily(range(6, 23)).slice(0, 6), []] },
];

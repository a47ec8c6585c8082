import type { BusyWindow, Candidate } from '../domain/candidate';
import type { BruteShift } from './brute-force';
import { localMinuteAt, MINUTE, minutesIn } from './local-minutes';

/**
 * The rules that no other condition tells, worked out once more from docs/matching.md and counted minute by minute:
 * nights and long days of 16–17-year-olds, overtime and the weekly day of rest of short full-time work.
 */

type Work = Pick<BusyWindow, 'start' | 'end' | 'unpaidBreaks'>;

const MOST = { juvenileDay: 480, day: 480, week: 2400, longestDay: 660, overtimeInMonth: 2160, daysInWeek: 6 };

function addMinutes(work: readonly Work[]): Map<string, number> {
  const byDate = new Map<string, number>();
  for (const { start, end, unpaidBreaks } of work) {
    for (const at of minutesIn(start, end)) {
      if (unpaidBreaks.some((pause) => pause.start.getTime() <= at && at < pause.end.getTime())) continue;
      const { date } = localMinuteAt(at);
      byDate.set(date, (byDate.get(date) ?? 0) + 1);
    }
  }
  return byDate;
}

const weekOf = (date: string): string => localMinuteAt(Date.parse(`${date}T12:00:00+08:00`)).week;
const monthOf = (date: string): string => date.slice(0, 7);

/** Whether the rules let somebody of that age on the first date take the shift. */
export function bruteRules(c: Candidate, age: number, { query, minutes, dates }: BruteShift): boolean {
  const shift: Work = { ...query.window, unpaidBreaks: query.unpaidBreaks };
  if (age === 16 || age === 17) {
    if (minutes.some(({ minute }) => minute >= 22 * 60 || minute < 6 * 60)) return false;
    const worked = addMinutes([shift, ...c.bookings]);
    if (dates.some((date) => (worked.get(date) ?? 0) > MOST.juvenileDay)) return false;
  }
  if (query.engagementType !== 'short_full_time') return true;

  const here = [shift, ...c.bookings.filter((b) => b.legalEmployerCode === query.legalEmployerCode)];
  const worked = addMinutes(here);
  if (dates.some((date) => (worked.get(date) ?? 0) > MOST.longestDay)) return false;

  const months = new Set(dates.map(monthOf));
  const overtime = new Map<string, number>();
  const regular = new Map<string, number>();
  for (const date of [...worked.keys()].sort()) {
    const left = MOST.week - (regular.get(weekOf(date)) ?? 0);
    const all = worked.get(date)!;
    let counted = all;
    while (counted > MOST.day || counted > left) counted--;
    regular.set(weekOf(date), (regular.get(weekOf(date)) ?? 0) + counted);
    overtime.set(monthOf(date), (overtime.get(monthOf(date)) ?? 0) + all - counted);
  }
  if ([...months].some((month) => (overtime.get(month) ?? 0) > MOST.overtimeInMonth)) return false;

  const weeks = new Set(dates.map(weekOf));
  const begun = new Set(here.map(({ start }) => localMinuteAt(start.getTime() - (start.getTime() % MINUTE)).date));
  return [...weeks].every((week) => [...begun].filter((date) => weekOf(date) === week).length <= MOST.daysInWeek);
}

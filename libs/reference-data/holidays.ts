import { getSolarDateFromLunar, getSolarTermDate, isWorkday } from 'chinese-days';
import { addDays, isoWeekday, type LocalDate } from '@gg/kernel';

/**
 * The State Council's yearly arrangement of rest days and make-up workdays (国务院办公厅节假日安排) is taken from npm
 * `chinese-days` 1.5.7 (MIT). After this date its notices are not held yet: statutory holidays and weekends alone decide.
 */
export const CALENDAR_KNOWN_UNTIL: LocalDate = '2026-12-31';

/**
 * `workday`, `makeup_workday` (a weekend day worked in exchange, 调休), `rest_day` (休息日: a weekend or a day given in
 * exchange) or `holiday` (法定休假日: work on it is paid at 300 %, 劳动法 art. 44). A bridge day inside the Spring Festival
 * week is a rest day, not a holiday.
 */
export type DayKind = 'workday' | 'makeup_workday' | 'rest_day' | 'holiday';

interface Festival {
  readonly name: string;
  /** First and last day in a year. */
  readonly days: (year: number) => readonly LocalDate[];
  readonly regional?: boolean;
}

const run = (first: LocalDate, length: number): LocalDate[] => Array.from({ length }, (_, i) => addDays(first, i));
const lunar = (year: number, monthDay: string): LocalDate => getSolarDateFromLunar(`${year}-${monthDay}`).date;

/**
 * 全国年节及纪念日放假办法, as revised with effect from 2025-01-01: 13 days (before: 11, without New Year's Eve and
 * 2 May). Guangxi adds two days for 壮族三月三; when they fall on a weekend the yearly notice of Guangxi moves them, which
 * is not held here.
 */
const FESTIVALS: readonly Festival[] = [
  { name: '元旦', days: (year) => [`${year}-01-01`] },
  {
    name: '春节',
    days: (year) => (year < 2025 ? run(lunar(year, '01-01'), 3) : run(addDays(lunar(year, '01-01'), -1), 4)),
  },
  { name: '清明节', days: (year) => [getSolarTermDate(year, 4, 'pure_brightness')] },
  { name: '壮族三月三', days: (year) => run(lunar(year, '03-03'), 2), regional: true },
  { name: '劳动节', days: (year) => run(`${year}-05-01`, year < 2025 ? 1 : 2) },
  { name: '端午节', days: (year) => [lunar(year, '05-05')] },
  { name: '中秋节', days: (year) => [lunar(year, '08-15')] },
  { name: '国庆节', days: (year) => run(`${year}-10-01`, 3) },
];

const byYear = new Map<number, ReadonlyMap<LocalDate, string>>();

function holidaysOf(year: number): ReadonlyMap<LocalDate, string> {
  let days = byYear.get(year);
  if (days === undefined) {
    days = new Map(FESTIVALS.flatMap(({ name, days: of }) => of(year).map((date) => [date, name] as const)));
    byYear.set(year, days);
  }
  return days;
}

/** The Chinese name of the statutory holiday (法定休假日) or of 壮族三月三 on a local date, else null. */
export const holidayName = (date: LocalDate): string | null => holidaysOf(Number(date.slice(0, 4))).get(date) ?? null;

const isWeekend = (date: LocalDate): boolean => isoWeekday(date) >= 6;

/** What a local date is for pay and for deadlines. */
export function dayKind(date: LocalDate): DayKind {
  if (holidayName(date) !== null) return 'holiday';
  const worked = date <= CALENDAR_KNOWN_UNTIL ? isWorkday(date) : !isWeekend(date);
  if (!worked) return 'rest_day';
  return isWeekend(date) ? 'makeup_workday' : 'workday';
}

/** Whether offices and banks in Guangxi work on the date, make-up days included. */
export function isWorkingDay(date: LocalDate): boolean {
  const kind = dayKind(date);
  return kind === 'workday' || kind === 'makeup_workday';
}

/**
 * The date itself when it is a working day, else the working day before it: wages due on a holiday or a rest day are paid
 * before it (保障农民工工资支付条例 art. 14, 工资支付暂行规定 art. 7).
 */
export function workingDayOnOrBefore(date: LocalDate): LocalDate {
  let day = date;
  while (!isWorkingDay(day)) day = addDays(day, -1);
  return day;
}

/** The date after a number of working days, as procedural deadlines are counted: the first day does not count. */
export function addWorkingDays(date: LocalDate, days: number): LocalDate {
  if (!Number.isInteger(days) || days < 0) throw new RangeError(`not a number of working days: ${days}`);
  let day = date;
  for (let left = days; left > 0;) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}

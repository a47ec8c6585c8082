import { lawWeekOf, localDate, splitAtLocalMidnight, type LocalDate } from '@gg/kernel';
import type { LegalNumbers } from '@gg/reference-data';
import { READ, law, laws } from '../basis';
import type { OtherWork, ShiftTimes } from '../facts';
import { ofEmployer } from '../of-employer';
import { defineRule, type Ruling, type Severity, type WorkFacts } from '../rule';
import { minutesByDate, overtimeByDate } from '../shift-hours';
import { STATUTES } from '../statutes';
import { hoursEn, hoursZh } from '../wording';

/**
 * Full-time hours: at most 3 hours of overtime a day and 36 a month, and a day of rest a week. A posting whose single day
 * is too long is blocked; what only one person doing every shift would exceed is warned, and refused at acceptance.
 */
export const hoursOvertime = defineRule({
  id: 'hours.overtime',
  version: 1,
  basis: laws(law(STATUTES.labourLaw, [36, 38, 41, 44], READ), law(STATUTES.workingTimeRegulation, [3], READ)),
  appliesTo: { engagementTypes: ['short_full_time'] },
  effectiveFrom: STATUTES.workingTimeRegulation.since,
  severity: 'block',
  title: { zh: '全日制加班上限和每周休息', en: 'Limits of overtime, weekly rest' },
  wayOut: {
    zh: '缩短班次、增加人手轮班，或安排休息日。',
    en: 'Shorten the shifts, let more people take turns, or give a day of rest.',
  },
  atPublish: ({ shifts, reference }): Ruling[] => {
    const all = () => true;
    const longest = shifts.flatMap((shift) => tooLong([shift], reference.law, all));
    const together = [
      ...monthsTooLong(shifts, reference.law, all, 'warn'),
      ...weeksWithoutRest(shifts, reference.law, all, 'warn'),
    ];
    return [...unique(longest), ...together, ...overtimePay(shifts, reference.law)];
  },
  // Whoever has nothing else with this employer is judged by the shift alone, as everybody is.
  spares: (work) => (beyondLimits(work, []).length > 0 ? null : { withoutWorkFor: work.legalEmployerCreditCode }),
  atAcceptance: (facts): Ruling[] => beyondLimits(facts, ofEmployer(facts)),
});

/** What is too much of a shift together with the other work for its employer. */
function beyondLimits({ shift, reference }: WorkFacts, others: readonly OtherWork[]): Ruling[] {
  const shifts = [shift, ...others.map((other) => other.shift)];
  const dates = new Set(splitAtLocalMidnight(shift).map(({ date }) => date));
  const touches = (of: (date: LocalDate) => string) => {
    const keys = new Set([...dates].map(of));
    return (date: LocalDate): boolean => keys.has(of(date));
  };
  const { law: numbers } = reference;
  return [
    ...tooLong(
      shifts,
      numbers,
      touches((date) => date),
    ),
    ...monthsTooLong(shifts, numbers, touches(monthOf), 'block'),
    ...weeksWithoutRest(shifts, numbers, touches(lawWeekOf), 'block'),
  ];
}

const monthOf = (date: LocalDate): string => date.slice(0, 7);
const unique = (rulings: readonly Ruling[]): Ruling[] => [
  ...new Map(rulings.map((ruling) => [ruling.key, ruling])).values(),
];

type Concerned = (date: LocalDate) => boolean;

function tooLong(shifts: readonly ShiftTimes[], numbers: LegalNumbers, concerned: Concerned): Ruling[] {
  const limitMinutes = numbers.standardDayMinutes + numbers.overtimeDayMinutes;
  return [...minutesByDate(shifts)]
    .filter(([date, minutes]) => concerned(date) && minutes > limitMinutes)
    .map(([date, dayMinutes]) => ({
      key: `day:${date}`,
      severity: 'block' as const,
      numbers: { dayMinutes, limitMinutes },
      sentence: {
        zh: `${date} 工作 ${hoursZh(dayMinutes)}，超过 8 小时加最多 3 小时加班（${hoursZh(limitMinutes)}）。`,
        en: `${date} has ${hoursEn(dayMinutes)} of work, more than 8 h and 3 h of overtime (${hoursEn(limitMinutes)}).`,
      },
    }));
}

function monthsTooLong(
  shifts: readonly ShiftTimes[],
  numbers: LegalNumbers,
  concerned: Concerned,
  severity: Severity,
): Ruling[] {
  const byMonth = new Map<string, number>();
  for (const [date, minutes] of overtimeOf(shifts, numbers)) {
    if (concerned(date)) byMonth.set(monthOf(date), (byMonth.get(monthOf(date)) ?? 0) + minutes);
  }
  const limitMinutes = numbers.overtimeMonthMinutes;
  return [...byMonth]
    .filter(([, minutes]) => minutes > limitMinutes)
    .map(([month, overtimeMinutes]) => ({
      key: `month:${month}`,
      severity,
      numbers: { overtimeMinutes, limitMinutes },
      sentence: {
        zh: `${month} 月同一人加班合计 ${hoursZh(overtimeMinutes)}，每月不得超过 ${hoursZh(limitMinutes)}。`,
        en: `One person’s overtime in ${month} is ${hoursEn(overtimeMinutes)}; the limit is ${hoursEn(limitMinutes)} a month.`,
      },
    }));
}

function weeksWithoutRest(
  shifts: readonly ShiftTimes[],
  numbers: LegalNumbers,
  concerned: Concerned,
  severity: Severity,
): Ruling[] {
  const days = new Map<LocalDate, Set<LocalDate>>();
  for (const { start } of shifts) {
    const date = localDate(start);
    if (!concerned(date)) continue;
    const week = lawWeekOf(date);
    days.set(week, (days.get(week) ?? new Set()).add(date));
  }
  const limitDays = numbers.workDaysPerWeek;
  return [...days]
    .filter(([, dates]) => dates.size > limitDays)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([week, dates]) => ({
      key: `week:${week}`,
      severity,
      numbers: { workDays: dates.size, limitDays },
      sentence: {
        zh: `${week} 起的一周同一人工作 ${dates.size} 天，每周至少休息一日。`,
        en: `One person would work ${dates.size} days in the week of ${week}; a day of rest a week is due.`,
      },
    }));
}

function overtimePay(shifts: readonly ShiftTimes[], numbers: LegalNumbers): Ruling[] {
  const overtimeMinutes = [...overtimeOf(shifts, numbers).values()].reduce((sum, minutes) => sum + minutes, 0);
  if (overtimeMinutes === 0) return [];
  return [
    {
      key: 'overtime-pay',
      severity: 'info',
      numbers: { overtimeMinutes },
      sentence: {
        zh: `同一人做满全部班次有 ${hoursZh(overtimeMinutes)} 加班：延长工时不低于工资的 150%，休息日不能补休 200%，法定休假日 300%。`,
        en: `One person doing every shift has ${hoursEn(overtimeMinutes)} of overtime: at least 150 % of the wage, 200 % on a rest day without time off, 300 % on a holiday.`,
      },
      wayOut: { zh: '在报酬中写明加班工资。', en: 'State the overtime pay in the offer.' },
    },
  ];
}

const overtimeOf = (shifts: readonly ShiftTimes[], numbers: LegalNumbers): ReadonlyMap<LocalDate, number> =>
  overtimeByDate(shifts, { dayMinutes: numbers.standardDayMinutes, weekMinutes: numbers.standardWeekMinutes });

import { READ, law, laws } from '../basis';
import type { AcceptanceFacts, PostingFacts } from '../facts';
import { defineRule, type Ruling } from '../rule';
import { averageDayMinutes, lawWeeksOf, minutesByWeek } from '../shift-hours';
import { ofEmployer } from '../of-employer';
import { STATUTES } from '../statutes';
import { hoursEn, hoursZh } from '../wording';

/**
 * Part-time work for one employer (by credit code, wherever the site is) stays within 24 hours a law week and an average
 * of 4 hours a day; beyond that it is no longer part-time. The posting is warned; whoever would pass the 24 hours by
 * accepting is refused. Exactly 24 hours are lawful; unpaid breaks do not count.
 */
export const partTimeWeeklyHours = defineRule({
  id: 'part-time.weekly-hours',
  version: 1,
  basis: laws(law(STATUTES.labourContractLaw, [68], READ)),
  appliesTo: { engagementTypes: ['part_time'] },
  effectiveFrom: STATUTES.labourContractLaw.since,
  severity: 'block',
  title: { zh: '非全日制用工的工时', en: 'Hours of part-time work' },
  wayOut: {
    zh: '改用短期全日制（short_full_time）：订立书面劳动合同并参加社会保险；或者减少班次、换人轮班。',
    en: 'Post it as short full-time work with a written contract and social insurance, or give fewer shifts to one person.',
  },
  atPublish: ({ shifts, reference }: PostingFacts): Ruling[] => {
    const { partTimeDayMinutes, partTimeWeekMinutes } = reference.law;
    const rulings: Ruling[] = [];
    const average = averageDayMinutes(shifts);
    if (average > partTimeDayMinutes) {
      rulings.push({
        key: 'average-day',
        severity: 'warn',
        numbers: { averageDayMinutes: average, limitMinutes: partTimeDayMinutes },
        sentence: {
          zh: `平均每天 ${hoursZh(average)}，超过非全日制一般平均每日 ${hoursZh(partTimeDayMinutes)}。`,
          en: `The average day is ${hoursEn(average)}; part-time work averages at most ${hoursEn(partTimeDayMinutes)}.`,
        },
      });
    }
    for (const [week, minutes] of minutesByWeek(shifts)) {
      if (minutes > partTimeWeekMinutes) rulings.push(possibleWeek(week, minutes, partTimeWeekMinutes));
    }
    return rulings;
  },
  atAcceptance: (facts: AcceptanceFacts): Ruling[] => {
    const limitMinutes = facts.reference.law.partTimeWeekMinutes;
    if (facts.legalEmployerCreditCode === null) return [employerUnknown];
    const before = minutesByWeek(ofEmployer(facts).map(({ shift }) => shift));
    const added = minutesByWeek([facts.shift]);
    return lawWeeksOf(facts.shift).flatMap((week) => {
      const alreadyMinutes = before.get(week) ?? 0;
      const shiftMinutes = added.get(week) ?? 0;
      const weekMinutes = alreadyMinutes + shiftMinutes;
      if (weekMinutes <= limitMinutes) return [];
      return [
        {
          key: `week:${week}`,
          severity: 'block',
          numbers: { weekMinutes, alreadyMinutes, shiftMinutes, limitMinutes },
          sentence: {
            zh: `${week} 起的一周，在同一用人单位已有 ${hoursZh(alreadyMinutes)}，加上本班 ${hoursZh(shiftMinutes)} 共 ${hoursZh(weekMinutes)}，超过 ${hoursZh(limitMinutes)}。`,
            en: `In the week of ${week} there are ${hoursEn(alreadyMinutes)} with this employer already; with this shift it would be ${hoursEn(weekMinutes)}, more than ${hoursEn(limitMinutes)}.`,
          },
        },
      ];
    });
  },
});

const possibleWeek = (week: string, weekMinutes: number, limitMinutes: number): Ruling => ({
  key: `week:${week}`,
  severity: 'warn',
  numbers: { weekMinutes, limitMinutes },
  sentence: {
    zh: `${week} 起的一周班次合计 ${hoursZh(weekMinutes)}，同一人最多只能做 ${hoursZh(limitMinutes)}，超出的人不会被录用。`,
    en: `The shifts of the week of ${week} add up to ${hoursEn(weekMinutes)}; one person may do ${hoursEn(limitMinutes)} and will be refused beyond.`,
  },
});

const employerUnknown: Ruling = {
  key: 'employer-unknown',
  severity: 'block',
  sentence: {
    zh: '没有用人单位的统一社会信用代码，无法核对本周工时。',
    en: 'The legal employer has no credit code, so the hours of the week cannot be counted.',
  },
  wayOut: { zh: '请用人单位补全统一社会信用代码。', en: 'The employer adds its unified social credit code.' },
};

import { ageOn, localDate, splitAtLocalMidnight } from '@gg/kernel';
import { marketPolicy } from '../basis';
import { defineRule, type Ruling } from '../rule';
import { meetsNight, minutesByDate } from '../shift-hours';
import { hoursEn, hoursZh } from '../wording';

/** No night work and no overtime for 16–17-year-olds: the law asks for suitable hours and names none, so this is policy. */
export const ageJuvenileHours = defineRule({
  id: 'age.juvenile-hours',
  version: 1,
  basis: marketPolicy(
    '16–17 周岁不安排夜班（22:00–6:00）和加班（每天 8 小时以内）',
    '16–17-year-olds get no night work (22:00–06:00) and no day over 8 hours',
  ),
  effectiveFrom: '2021-06-01',
  severity: 'block',
  title: { zh: '未成年工的工时（市场规则）', en: 'Hours of juvenile workers (market policy)' },
  wayOut: { zh: '选择白天、8 小时以内的班次。', en: 'Choose a day shift of 8 hours or less.' },
  spares: ({ shift, reference: { law } }) => {
    const first = localDate(shift.start);
    return { bornBy: `${String(Number(first.slice(0, 4)) - law.adultAge).padStart(4, '0')}${first.slice(4)}` };
  },
  atAcceptance: ({ worker, shift, otherWork, reference: { law, policy } }): Ruling[] => {
    const age = ageOn(worker.birthDate, localDate(shift.start));
    if (age < law.workingAge || age >= law.adultAge) return [];
    const rulings: Ruling[] = [];
    if (meetsNight(shift, policy.juvenileNightFromMinute, policy.juvenileNightToMinute)) {
      rulings.push({
        key: 'night',
        severity: 'block',
        numbers: { age },
        sentence: {
          zh: '班次在 22:00 至 6:00 之间，不安排 16–17 周岁的人。',
          en: 'The shift lies between 22:00 and 06:00; 16–17-year-olds are not given it.',
        },
      });
    }
    const minutes = minutesByDate([shift, ...otherWork.map((other) => other.shift)]);
    const limitMinutes = policy.juvenileDayMinutes;
    for (const date of new Set(splitAtLocalMidnight(shift).map((part) => part.date))) {
      const dayMinutes = minutes.get(date) ?? 0;
      if (dayMinutes <= limitMinutes) continue;
      rulings.push({
        key: `day:${date}`,
        severity: 'block',
        numbers: { age, dayMinutes, limitMinutes },
        sentence: {
          zh: `${date} 合计 ${hoursZh(dayMinutes)}，16–17 周岁每天不超过 ${hoursZh(limitMinutes)}。`,
          en: `${date} adds up to ${hoursEn(dayMinutes)}; 16–17-year-olds work ${hoursEn(limitMinutes)} at most.`,
        },
      });
    }
    return rulings;
  },
});

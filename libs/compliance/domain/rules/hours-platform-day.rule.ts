import { splitAtLocalMidnight } from '@gg/kernel';
import { marketPolicy } from '../basis';
import { defineRule, type Ruling } from '../rule';
import { minutesByDate } from '../shift-hours';
import { hoursEn, hoursZh } from '../wording';

/** The 2023 guidelines have each platform agree on a longest day and stop pushing orders at it; ours counts all platforms. */
export const hoursPlatformDay = defineRule({
  id: 'hours.platform-day',
  version: 1,
  basis: marketPolicy(
    '平台用工每日最长 12 小时，各平台合并计算（人社部门 2023 年指引要求设上限，没有规定数字）',
    'platform work lasts at most 12 hours a day over all platforms (the 2023 guidelines ask for a limit and name none)',
  ),
  appliesTo: { engagementTypes: ['platform'] },
  effectiveFrom: '2023-11-08',
  severity: 'block',
  title: { zh: '平台用工每日上限（市场规则）', en: 'Longest day of platform work (market policy)' },
  wayOut: { zh: '换一天，或接一个短一些的班次。', en: 'Take another day or a shorter shift.' },
  atAcceptance: ({ shift, otherWork, reference: { policy } }): Ruling[] => {
    const platform = otherWork.filter(({ engagementType }) => engagementType === 'platform');
    const minutes = minutesByDate([shift, ...platform.map((other) => other.shift)]);
    const dates = new Set(splitAtLocalMidnight(shift).map(({ date }) => date));
    const limitMinutes = policy.platformDayMinutes;
    return [...dates].flatMap((date) => {
      const dayMinutes = minutes.get(date) ?? 0;
      if (dayMinutes <= limitMinutes) return [];
      return [
        {
          key: `day:${date}`,
          severity: 'block' as const,
          numbers: { dayMinutes, limitMinutes },
          sentence: {
            zh: `${date} 平台用工合计 ${hoursZh(dayMinutes)}，超过每日 ${hoursZh(limitMinutes)}。`,
            en: `Platform work on ${date} adds up to ${hoursEn(dayMinutes)}, more than ${hoursEn(limitMinutes)}.`,
          },
        },
      ];
    });
  },
});

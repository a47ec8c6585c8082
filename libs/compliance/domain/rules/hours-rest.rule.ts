import { marketPolicy } from '../basis';
import { defineRule, type Ruling } from '../rule';
import { restAround } from '../shift-hours';
import { hoursEn, hoursZh } from '../wording';

/**
 * Enough sleep: each 24 hours that hold work hold one long rest as well. Two part-time shifts on one day stay possible; a
 * night shift after a day shift does not. No law sets the number, so this is the market's policy and says so.
 */
export const hoursRest = defineRule({
  id: 'hours.rest',
  version: 1,
  basis: marketPolicy('任意 24 小时内至少连续休息 8 小时', 'any 24 hours hold at least 8 hours of uninterrupted rest'),
  effectiveFrom: '2020-01-01',
  severity: 'block',
  title: { zh: '班次之间的休息（市场规则）', en: 'Rest between shifts (market policy)' },
  wayOut: {
    zh: '换一个间隔足够的班次，或把长班拆成两班。',
    en: 'Choose a shift with enough rest before it, or split the long one.',
  },
  atPublish: ({ shifts, reference: { policy } }): Ruling[] =>
    shifts.flatMap((shift, i) => {
      const restMinutes = restAround(shift, []);
      if (restMinutes >= policy.restMinutes) return [];
      return [
        {
          key: `shift:${i}`,
          severity: 'block',
          numbers: { restMinutes, limitMinutes: policy.restMinutes },
          sentence: {
            zh: `第 ${i + 1} 个班次太长，24 小时内只剩 ${hoursZh(restMinutes)} 休息，至少要有 ${hoursZh(policy.restMinutes)}。`,
            en: `Shift ${i + 1} is so long that only ${hoursEn(restMinutes)} of rest are left in 24 hours; ${hoursEn(policy.restMinutes)} are needed.`,
          },
        },
      ];
    }),
  atAcceptance: ({ shift, otherWork, reference: { policy } }): Ruling[] => {
    const restMinutes = restAround(
      shift,
      otherWork.map((other) => other.shift),
    );
    if (restMinutes >= policy.advisedRestMinutes) return [];
    const short = restMinutes < policy.restMinutes;
    const limitMinutes = short ? policy.restMinutes : policy.advisedRestMinutes;
    return [
      {
        key: 'rest',
        severity: short ? 'block' : 'warn',
        numbers: { restMinutes, limitMinutes },
        sentence: {
          zh: `连同已有班次，24 小时内最长只能连续休息 ${hoursZh(restMinutes)}，${short ? '至少要' : '建议'} ${hoursZh(limitMinutes)}。`,
          en: `With the other shifts the longest rest in 24 hours is ${hoursEn(restMinutes)}; ${hoursEn(limitMinutes)} are ${short ? 'needed' : 'advised'}.`,
        },
      },
    ];
  },
});

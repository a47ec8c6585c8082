import type { EngagementType, InsuranceKind, Responsibility, Settlement } from '@gg/compliance';

interface Stamped {
  readonly engagementType: EngagementType;
  readonly responsibility: Responsibility;
  readonly settlement: Settlement;
}

interface Words {
  readonly zh: string;
  readonly en: string;
}

const ENGAGEMENT: Readonly<Record<EngagementType, Words>> = {
  part_time: { zh: '非全日制用工', en: 'part-time employment' },
  short_full_time: { zh: '短期全日制用工', en: 'short full-time employment' },
  casual: { zh: '劳务（不是劳动关系）', en: 'casual service, no labour relation' },
  platform: { zh: '新就业形态', en: 'platform work' },
  shared: { zh: '共享用工', en: 'shared employment' },
};

const INSURANCE: Readonly<Record<InsuranceKind, Words>> = {
  work_injury: { zh: '工伤保险', en: 'work injury insurance' },
  occupational_injury: { zh: '职业伤害保障', en: 'occupational injury cover' },
  employer_liability: {
    zh: '雇主责任险（商业保险，不是工伤保险）',
    en: 'employer’s liability (commercial, not work injury insurance)',
  },
  accident: {
    zh: '意外险（商业保险，不是工伤保险）',
    en: 'accident insurance (commercial, not work injury insurance)',
  },
  none: { zh: '没有保险', en: 'no insurance' },
};

/**
 * 责任卡 in one line, as a worker reads it before anything else: which law applies, who employs, directs, pays, insures and
 * came between, and when the money is there. What is not stated is said to be not stated.
 */
export function jobStamp({ engagementType, responsibility, settlement }: Stamped): Words {
  const { legalEmployer, actualUser, payer, insurer, insuranceKind, intermediary } = responsibility;
  const parts: (Words | null)[] = [
    ENGAGEMENT[engagementType],
    { zh: `用人单位：${legalEmployer.name}`, en: `employer: ${legalEmployer.name}` },
    actualUser.name === legalEmployer.name
      ? null
      : { zh: `实际用工：${actualUser.name}`, en: `works for: ${actualUser.name}` },
    { zh: `发薪：${payer ?? '未写明'}`, en: `paid by: ${payer ?? 'not stated'}` },
    insuredBy(insuranceKind, insurer),
    paidWhen(settlement),
    intermediary && { zh: `中介：${intermediary.name}`, en: `agency: ${intermediary.name}` },
  ];
  const stated = parts.filter((part) => part !== null);
  return { zh: stated.map(({ zh }) => zh).join(' · '), en: stated.map(({ en }) => en).join(' · ') };
}

function insuredBy(kind: InsuranceKind | null, insurer: string | null): Words {
  if (kind === null) return { zh: '保险：未写明', en: 'insurance: not stated' };
  const { zh, en } = INSURANCE[kind];
  return kind === 'none' || insurer === null ? { zh, en } : { zh: `${zh}（${insurer}）`, en: `${en} (${insurer})` };
}

function paidWhen({ days }: Settlement): Words {
  return days === 0
    ? { zh: '当日结算', en: 'paid the same day' }
    : { zh: `${days} 日内结算`, en: `paid within ${days} days` };
}

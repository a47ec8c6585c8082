import { marketPolicy } from '../basis';
import { defineRule, type Ruling } from '../rule';
import { settlementDays } from '../settlement-days';

/** Short work is settled soon, by the market's own policy, also where no law sets a term. */
export const wageSettlement = defineRule({
  id: 'wage.settlement',
  version: 1,
  basis: marketPolicy('零工报酬在 15 日内结清', 'pay for short work is settled within 15 days'),
  appliesTo: { engagementTypes: ['short_full_time', 'casual', 'platform'] },
  effectiveFrom: '2020-01-01',
  severity: 'warn',
  title: { zh: '报酬结算周期（市场规则）', en: 'Settlement of pay (market policy)' },
  wayOut: { zh: '改为 15 日以内结算。', en: 'Settle within 15 days.' },
  atPublish: ({ settlement, reference: { policy } }): Ruling[] => {
    const days = settlementDays(settlement);
    if (days <= policy.settlementDays) return [];
    return [
      {
        key: 'cycle',
        severity: 'warn',
        numbers: { days, limitDays: policy.settlementDays },
        sentence: {
          zh: `报酬 ${days} 天才结清，会让求职者多等；建议 ${policy.settlementDays} 日以内。`,
          en: `Pay comes after ${days} days; ${policy.settlementDays} days or fewer are advised.`,
        },
      },
    ];
  },
});

import { READ, law, laws } from '../basis';
import { defineRule, type Ruling } from '../rule';
import { settlementDays } from '../settlement-days';
import { STATUTES } from '../statutes';

/** Part-time wages are settled and paid at least every 15 days. */
export const partTimeSettlement = defineRule({
  id: 'part-time.settlement',
  version: 1,
  basis: laws(law(STATUTES.labourContractLaw, [72], READ)),
  appliesTo: { engagementTypes: ['part_time'] },
  effectiveFrom: STATUTES.labourContractLaw.since,
  severity: 'block',
  title: { zh: '非全日制工资结算周期', en: 'Settlement of part-time wages' },
  wayOut: { zh: '改为 15 日以内结算，例如日结或周结。', en: 'Settle within 15 days, for example daily or weekly.' },
  atPublish: ({ settlement, reference: { law: numbers } }): Ruling[] => {
    const days = settlementDays(settlement);
    const limitDays = numbers.partTimeSettlementDays;
    if (days <= limitDays) return [];
    return [
      {
        key: 'cycle',
        severity: 'block',
        numbers: { days, limitDays },
        sentence: {
          zh: `工资 ${days} 天才结算支付，非全日制最长不得超过 ${limitDays} 日。`,
          en: `Wages are paid after ${days} days; part-time wages are due within ${limitDays}.`,
        },
      },
    ];
  },
});

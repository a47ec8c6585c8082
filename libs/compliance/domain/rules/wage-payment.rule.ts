import { READ, law, laws } from '../basis';
import { defineRule, type Ruling } from '../rule';
import { STATUTES } from '../statutes';
import { lateCycle, wageRulings } from '../wage-rulings';

/** In a labour relation wages are paid in money, in full, on time, to the person. */
export const wagePayment = defineRule({
  id: 'wage.payment',
  version: 1,
  basis: laws(
    law(STATUTES.wageRegulation, [11, 12, 13, 14, 15], READ),
    law(STATUTES.wagePaymentRules, [6, 7, 8], READ),
  ),
  appliesTo: { engagementTypes: ['part_time', 'short_full_time', 'shared'] },
  effectiveFrom: STATUTES.wageRegulation.since,
  severity: 'block',
  title: { zh: '工资支付', en: 'Payment of wages' },
  wayOut: {
    zh: '写明工资以货币按时足额发给本人，现金要本人签字。',
    en: 'State that wages are paid in money, in full and on time, to the worker; cash against signature.',
  },
  atPublish: (facts): Ruling[] => [
    ...wageRulings(facts),
    ...(facts.engagementType === 'part_time' ? [] : lateCycle(facts)),
  ],
});

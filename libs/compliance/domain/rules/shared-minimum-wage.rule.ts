import { law, laws } from '../basis';
import { payRank } from '../pay-rank';
import { defineRule, type Ruling } from '../rule';
import { STATUTES } from '../statutes';
import { yuanEn, yuanZh } from '../wording';

/** Lent workers stay employees: their pay is never below the minimum wage of the place. */
export const sharedMinimumWage = defineRule({
  id: 'shared.minimum-wage',
  version: 1,
  basis: laws(law(STATUTES.labourLaw, [48], null), law(STATUTES.minimumWageRules, [12], null)),
  appliesTo: { engagementTypes: ['shared'] },
  effectiveFrom: STATUTES.sharedEmploymentNotice.since,
  severity: 'block',
  title: { zh: '报酬不低于当地最低工资', en: 'Pay not below the minimum wage' },
  wayOut: { zh: '把报酬提高到当地最低工资标准以上。', en: 'Raise the pay to the minimum wage of the place or above.' },
  atSharing: ({ pay, reference: { minimumWage } }): Ruling[] => {
    if (minimumWage === null || pay.amountFen <= 0) return [];
    const { monthlyFen, presumed } = minimumWage;
    if (payRank(pay) >= payRank({ unit: 'month', amountFen: monthlyFen })) return [];
    const asMonthFen = Math.floor(payRank(pay) / payRank({ unit: 'month', amountFen: 1 }));
    return [
      {
        key: 'monthly',
        // The class of the place is carried over from an older notice: staff look instead of the software being sure.
        ...(presumed ? { severity: 'warn', review: true } : { severity: 'block' }),
        numbers: { monthFen: asMonthFen, minimumFen: monthlyFen },
        sentence: {
          zh: `折合每月 ${yuanZh(asMonthFen)}，低于当地月最低工资标准 ${yuanZh(monthlyFen)}${presumed ? '（按原类别推定，工作人员会核实）' : ''}。`,
          en: `${yuanEn(asMonthFen)} a month is below the minimum wage of ${yuanEn(monthlyFen)}${presumed ? ' (of the presumed class; staff will look)' : ''}.`,
        },
      },
    ];
  },
});

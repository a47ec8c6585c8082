import { marketPolicy } from '../basis';
import { belowMinimum, payWorth, unstatedWorth } from '../pay-worth';
import { defineRule, type Ruling } from '../rule';

/** Outside part-time work the market asks for the same floor, by its own policy. */
export const wageFloor = defineRule({
  id: 'wage.floor',
  version: 1,
  basis: marketPolicy(
    '各种用工形式的报酬折算后都不低于当地小时最低工资标准',
    'pay of every kind of engagement is worth at least the local hourly minimum wage',
  ),
  appliesTo: { engagementTypes: ['short_full_time', 'casual', 'platform', 'shared'] },
  effectiveFrom: '2020-01-01',
  severity: 'block',
  title: { zh: '报酬下限（市场规则）', en: 'Wage floor (market policy)' },
  wayOut: {
    zh: '把报酬提高到折合每小时不低于当地小时最低工资标准。',
    en: 'Raise the pay until it is worth the local hourly minimum wage.',
  },
  atPublish: ({ pay, shifts, reference: { minimumWage } }): Ruling[] => {
    const worth = payWorth(pay, shifts);
    if (worth.missing !== null) return [unstatedWorth(pay, worth.missing)];
    return minimumWage === null ? [] : belowMinimum(worth.hourlyFen, minimumWage);
  },
});

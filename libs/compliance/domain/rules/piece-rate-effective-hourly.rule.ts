import { READ, law, laws } from '../basis';
import { belowMinimum, payWorth, unstatedWorth } from '../pay-worth';
import { defineRule, type Ruling } from '../rule';
import { STATUTES } from '../statutes';

/** A piece or day rate of part-time work says what is expected and is worth at least the hourly minimum. */
export const pieceRateEffectiveHourly = defineRule({
  id: 'piece-rate.effective-hourly',
  version: 1,
  basis: laws(law(STATUTES.minimumWageRules, [12], READ), law(STATUTES.labourContractLaw, [72], READ)),
  appliesTo: { engagementTypes: ['part_time'] },
  effectiveFrom: STATUTES.labourContractLaw.since,
  severity: 'block',
  title: { zh: '计件、按天计酬折算小时工资', en: 'Hourly worth of piece and day rates' },
  wayOut: {
    zh: '提高单价、降低定额或缩短工时，使折算后的小时工资不低于当地小时最低工资标准。',
    en: 'Raise the rate, lower the quota or shorten the hours until the hourly worth reaches the local minimum.',
  },
  atPublish: ({ pay, shifts, reference: { minimumWage } }): Ruling[] => {
    if (pay.kind === 'hourly') return [];
    const worth = payWorth(pay, shifts);
    if (worth.missing !== null) return [unstatedWorth(pay, worth.missing)];
    return minimumWage === null ? [] : belowMinimum(worth.hourlyFen, minimumWage);
  },
});

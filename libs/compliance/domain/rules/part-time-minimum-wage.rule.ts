import { READ, law, laws } from '../basis';
import { belowMinimum } from '../pay-worth';
import { defineRule, type Ruling } from '../rule';
import { STATUTES } from '../statutes';

/** An hourly rate of part-time work is at least the local hourly minimum wage of the place where the work is done. */
export const partTimeMinimumWage = defineRule({
  id: 'part-time.minimum-wage',
  version: 1,
  basis: laws(law(STATUTES.labourContractLaw, [72], READ), law(STATUTES.labourContractRegulation, [14], READ)),
  appliesTo: { engagementTypes: ['part_time'] },
  effectiveFrom: STATUTES.labourContractRegulation.since,
  severity: 'block',
  title: { zh: '非全日制小时最低工资', en: 'Hourly minimum wage of part-time work' },
  wayOut: {
    zh: '把小时工资提高到不低于当地小时最低工资标准。',
    en: 'Raise the hourly rate to the local hourly minimum wage or more.',
  },
  atPublish: ({ pay, reference: { minimumWage } }): Ruling[] =>
    pay.kind !== 'hourly' || minimumWage === null ? [] : belowMinimum(Math.floor(pay.amountFen), minimumWage),
});

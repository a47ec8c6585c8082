import { READ, law, laws } from '../basis';
import type { PostingFacts } from '../facts';
import { defineRule, type Ruling } from '../rule';
import { STATUTES } from '../statutes';

const DAY_MS = 86_400_000;
/** The shortest three months there are (1 February to 30 April), and years, in days. */
const THREE_MONTHS = 89;
const YEAR = 365;

/** Short full-time work: a written contract, insurance registration, and the limits of probation. */
export const shortFullTimeContract = defineRule({
  id: 'short-full-time.contract',
  version: 1,
  basis: laws(law(STATUTES.labourContractLaw, [10, 19], READ), law(STATUTES.socialInsuranceLaw, [58], READ)),
  appliesTo: { engagementTypes: ['short_full_time'] },
  effectiveFrom: STATUTES.socialInsuranceLaw.since,
  severity: 'block',
  title: { zh: '短期全日制的合同、社保和试用期', en: 'Contract, insurance and probation of short full-time work' },
  wayOut: {
    zh: '在用工前或用工之日起一个月内订立书面劳动合同，30 日内办理社会保险登记。',
    en: 'Conclude a written contract within a month and register for social insurance within 30 days.',
  },
  atPublish: (facts): Ruling[] => [duties(facts), ...probation(facts)],
});

const duties = ({ reference: { law: numbers } }: PostingFacts): Ruling => ({
  key: 'duties',
  severity: 'info',
  numbers: {
    insuranceRegistrationDays: numbers.insuranceRegistrationDays,
    writtenContractDays: numbers.writtenContractDays,
  },
  sentence: {
    zh: `全日制用工应当自用工之日起一个月内订立书面劳动合同，${numbers.insuranceRegistrationDays} 日内为职工办理社会保险登记。`,
    en: `Full-time work needs a written contract within a month and social insurance registration within ${numbers.insuranceRegistrationDays} days.`,
  },
});

function probation({ probationDays, contractDays, shifts, reference: { law: numbers } }: PostingFacts): Ruling[] {
  if (probationDays === null || probationDays <= 0) return [];
  const termDays = contractDays ?? spanDays(shifts);
  const limitDays =
    termDays < THREE_MONTHS
      ? 0
      : termDays < YEAR
        ? numbers.probationDaysUnderYear
        : termDays < 3 * YEAR
          ? numbers.probationDaysUnderThreeYears
          : numbers.probationDaysLonger;
  if (probationDays <= limitDays) return [];
  return [
    {
      key: 'probation',
      severity: 'block',
      numbers: { probationDays, termDays, limitDays },
      sentence:
        limitDays === 0
          ? {
              zh: '劳动合同不满三个月，不得约定试用期。',
              en: 'A contract of less than three months may have no probation.',
            }
          : {
              zh: `合同期 ${termDays} 天，试用期 ${probationDays} 天，超过最长 ${limitDays} 天。`,
              en: `For a contract of ${termDays} days a probation of ${probationDays} days exceeds the limit of ${limitDays}.`,
            },
      wayOut: { zh: '去掉或缩短试用期。', en: 'Drop or shorten the probation.' },
    },
  ];
}

function spanDays(shifts: PostingFacts['shifts']): number {
  if (shifts.length === 0) return 0;
  const first = Math.min(...shifts.map(({ start }) => start.getTime()));
  const last = Math.max(...shifts.map(({ end }) => end.getTime()));
  return Math.ceil((last - first) / DAY_MS);
}

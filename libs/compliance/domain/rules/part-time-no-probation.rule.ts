import { READ, law, laws } from '../basis';
import { postingText } from '../posting-text';
import { defineRule, type Ruling } from '../rule';
import { STATUTES } from '../statutes';
import { findWageWords } from '../text/wage-words';

/** Part-time work knows no probation (试用期), whether the form states it or the words do. */
export const partTimeNoProbation = defineRule({
  id: 'part-time.no-probation',
  version: 1,
  basis: laws(law(STATUTES.labourContractLaw, [70], READ)),
  appliesTo: { engagementTypes: ['part_time'] },
  effectiveFrom: STATUTES.labourContractLaw.since,
  severity: 'block',
  title: { zh: '非全日制用工不得约定试用期', en: 'No probation in part-time work' },
  wayOut: {
    zh: '去掉试用期；不合适时双方都可以随时终止用工。',
    en: 'Drop the probation: either side may end part-time work at any time.',
  },
  atPublish: (facts): Ruling[] => {
    const rulings: Ruling[] = [];
    if (facts.probationDays !== null && facts.probationDays > 0) {
      rulings.push({
        key: 'stated',
        severity: 'block',
        numbers: { probationDays: facts.probationDays },
        sentence: {
          zh: `写了 ${facts.probationDays} 天试用期，非全日制用工不得约定试用期。`,
          en: `A probation of ${facts.probationDays} days is stated; part-time work may have none.`,
        },
      });
    }
    for (const { kind, quote } of findWageWords(postingText(facts))) {
      if (kind !== 'probation') continue;
      rulings.push({
        key: `words:${quote}`,
        severity: 'block',
        quote,
        sentence: {
          zh: `“${quote}”：非全日制用工不得约定试用期。`,
          en: `“${quote}”: part-time work may have no probation.`,
        },
      });
    }
    return rulings;
  },
});

import { law, laws } from '../basis';
import { defineRule, type Ruling } from '../rule';
import { SHARING_ITEMS, STATUTES } from '../statutes';

/** Whoever is hurt while lent is the lender's case: its 工伤保险 goes on. */
export const sharedInjury = defineRule({
  id: 'shared.injury',
  version: 1,
  basis: laws(
    law(STATUTES.workInjuryRegulation, [43], null),
    law(STATUTES.sharedEmploymentNotice, [SHARING_ITEMS.agreement], null),
  ),
  appliesTo: { engagementTypes: ['shared'] },
  effectiveFrom: STATUTES.sharedEmploymentNotice.since,
  severity: 'block',
  title: { zh: '工伤保险由原企业承担', en: 'The lender carries the work injury insurance' },
  wayOut: {
    zh: '原企业继续为借出的劳动者缴纳工伤保险；两家企业可以约定补偿办法。',
    en: 'The lender goes on paying work injury insurance for those it lends; the firms may agree on compensation.',
  },
  atSharing: ({ declaration }): Ruling[] =>
    declaration === null || declaration.workInjuryInsured
      ? []
      : [
          {
            key: 'insurance',
            severity: 'block',
            sentence: {
              zh: '借调期间的工伤保险责任由原企业承担，请确认已为这些劳动者参加工伤保险。',
              en: 'While they are lent the lender answers for work injuries; confirm that the workers are insured.',
            },
          },
        ],
});

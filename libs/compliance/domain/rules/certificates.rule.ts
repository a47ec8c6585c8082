import { READ, law, laws } from '../basis';
import { CERTIFICATE_NAMES, certificateRulings, requiredByLaw } from '../certificate-rulings';
import { defineRule, type Ruling } from '../rule';
import { STATUTES } from '../statutes';

/** Papers that law makes a condition of a trade: told at publish, held and valid on the day at acceptance. */
export const certificates = defineRule({
  id: 'certificates',
  version: 1,
  basis: laws(
    law(STATUTES.workSafetyLaw, [30], READ),
    law(STATUTES.foodSafetyLaw, [45], READ),
    law(STATUTES.publicPlacesRegulation, [7], READ),
    law(STATUTES.securityRegulation, [16], READ),
  ),
  effectiveFrom: STATUTES.workSafetyLaw.since,
  severity: 'block',
  title: { zh: '法定上岗证件', en: 'Papers required by law' },
  wayOut: { zh: '办好证件、在有效期内再上岗。', en: 'Obtain the paper and work while it is valid.' },
  atPublish: ({ certificates: asked, reference: { trade } }): Ruling[] =>
    requiredByLaw({ trade })
      .filter((kind) => !asked.includes(kind))
      .map((kind) => ({
        key: `unmentioned:${kind}`,
        severity: 'info',
        sentence: {
          zh: `${trade?.zh ?? ''}须持${CERTIFICATE_NAMES[kind].zh}，没有的人不会被录用。`,
          en: `This trade needs a ${CERTIFICATE_NAMES[kind].en}; whoever has none will not be booked.`,
        },
        wayOut: { zh: '在招聘条件里写明这个证件。', en: 'State the paper among the conditions.' },
      })),
  atAcceptance: (facts): Ruling[] => certificateRulings(facts, requiredByLaw(facts.reference)),
});

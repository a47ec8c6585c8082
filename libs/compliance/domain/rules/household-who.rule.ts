import { READ, law, laws } from '../basis';
import { defineRule, type Ruling } from '../rule';
import { STATUTES } from '../statutes';

/** A household is no employer in the sense of labour law: only casual work is open to it. */
export const householdWho = defineRule({
  id: 'household.who',
  version: 1,
  basis: laws(law(STATUTES.labourContractLaw, [2], READ)),
  appliesTo: { engagementTypes: ['part_time', 'short_full_time', 'platform', 'shared'], employerKinds: ['household'] },
  effectiveFrom: STATUTES.labourContractLaw.since,
  severity: 'block',
  title: { zh: '家庭不是用人单位', en: 'A household is no employer' },
  wayOut: {
    zh: '选择劳务（casual），或者通过家政服务公司用工。',
    en: 'Choose casual work, or engage a domestic service company.',
  },
  atPublish: () => [refused],
  atSharing: () => [refused],
});

const refused: Ruling = {
  key: 'household',
  severity: 'block',
  sentence: {
    zh: '家庭不属于劳动合同法规定的用人单位，不能以这种用工形式招用。',
    en: 'A household is not an employer under labour law and cannot hire in this form.',
  },
};

import { marketPolicy } from '../basis';
import { certificateRulings, requiredByLaw } from '../certificate-rulings';
import { defineRule, type Ruling } from '../rule';

/** Papers that the posting asks for beyond the law: its own condition, kept for everybody alike. */
export const certificatesAsked = defineRule({
  id: 'certificates.asked',
  version: 1,
  basis: marketPolicy(
    '岗位自己要求的证件，录用时一样核对',
    'papers that a posting itself asks for are checked for everybody',
  ),
  effectiveFrom: '2020-01-01',
  severity: 'block',
  title: { zh: '岗位要求的证件（市场规则）', en: 'Papers asked for by the posting (market policy)' },
  wayOut: {
    zh: '补充证件，或选择不要求这个证件的岗位。',
    en: 'Add the paper, or choose a posting that does not ask for it.',
  },
  atAcceptance: (facts): Ruling[] => {
    const byLaw = requiredByLaw(facts.reference);
    return certificateRulings(
      facts,
      facts.certificates.filter((kind) => !byLaw.includes(kind)),
    );
  },
});

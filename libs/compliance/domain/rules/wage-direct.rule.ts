import { marketPolicy } from '../basis';
import { defineRule, type Ruling } from '../rule';
import { wageRulings } from '../wage-rulings';

/** Outside labour relations the market asks for the same: money, in full, to the person. */
export const wageDirect = defineRule({
  id: 'wage.direct',
  version: 1,
  basis: marketPolicy(
    '报酬以货币足额付给本人，不经工头',
    'pay is in money, in full and to the person, never through a leader',
  ),
  appliesTo: { engagementTypes: ['casual', 'platform'] },
  effectiveFrom: '2020-01-01',
  severity: 'block',
  title: { zh: '报酬支付（市场规则）', en: 'Payment for work (market policy)' },
  wayOut: { zh: '写明报酬直接付给干活的人。', en: 'State that the pay goes to the person who works.' },
  atPublish: (facts): Ruling[] => wageRulings(facts),
});

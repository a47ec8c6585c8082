import { law, laws } from '../basis';
import type { ContractGroup, SharingFacts } from '../facts';
import { defineRule, type Ruling } from '../rule';
import { SHARING_ITEMS, STATUTES } from '../statutes';

/** Nobody is lent for longer than the own contract lasts. */
export const sharedTerm = defineRule({
  id: 'shared.term',
  version: 1,
  basis: laws(
    law(STATUTES.sharedEmploymentNotice, [SHARING_ITEMS.term], null),
    law(STATUTES.labourContractLaw, [44], null),
  ),
  appliesTo: { engagementTypes: ['shared'] },
  effectiveFrom: STATUTES.sharedEmploymentNotice.since,
  severity: 'block',
  title: { zh: '借出期限不超过劳动合同剩余期限', en: 'The term lies within the workers’ contracts' },
  wayOut: {
    zh: '减少人数，或把期限缩短到最早到期的劳动合同以内；续订劳动合同后可以再发布。',
    en: 'Lend fewer workers, or for a term within the contract that ends first; after a renewal publish again.',
  },
  atSharing: (facts) => (facts.declaration === null ? [] : tooShort(facts, facts.declaration.contracts)),
});

type Ending = ContractGroup & { readonly until: string };

function tooShort({ headcount, to }: SharingFacts, contracts: readonly ContractGroup[]): Ruling[] {
  const ending = contracts
    .filter((group): group is Ending => group.until !== null && group.until < to && group.count > 0)
    .sort((a, b) => (a.until < b.until ? -1 : 1));
  const [first] = ending;
  if (first === undefined) return [];
  const short = ending.reduce((sum, { count }) => sum + count, 0);
  const reach = Math.max(0, headcount - short);
  const list = ending.slice(0, 5);
  const more = { zh: ending.length > 5 ? '等' : '', en: ending.length > 5 ? ', …' : '' };
  return [
    {
      key: 'term',
      severity: 'block',
      numbers: { workers: headcount, contractsTooShort: short, contractsReach: reach },
      sentence: {
        zh: `${headcount} 人中有 ${short} 人的劳动合同在 ${to} 之前到期（${list.map(({ until, count }) => `${until}：${count} 人`).join('，')}${more.zh}）。`,
        en: `The contracts of ${short} of ${headcount} workers end before ${to} (${list.map(({ until, count }) => `${until}: ${count}`).join(', ')}${more.en}).`,
      },
      wayOut: {
        zh: `${reach > 0 ? `把人数减为 ${reach} 人，或者` : ''}把期限缩短到 ${first.until}；续订劳动合同后可以再发布。`,
        en: `${reach > 0 ? `Lend ${reach} workers, or` : 'Lend'} until ${first.until} at the latest; after a renewal publish again.`,
      },
    },
  ];
}

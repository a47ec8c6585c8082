import { READ, law, laws } from '../basis';
import type { SharingFacts } from '../facts';
import { defineRule, type Ruling, type Sentence } from '../rule';
import { SHARING_ITEMS, STATUTES } from '../statutes';

/** What a surplus or a shortage must say, so that an agreement can come of it. */
export const sharedRequiredContent = defineRule({
  id: 'shared.required-content',
  version: 1,
  basis: laws(
    law(STATUTES.sharedEmploymentNotice, [SHARING_ITEMS.services, SHARING_ITEMS.agreement], null),
    law(STATUTES.marketRegulation, [24], READ),
  ),
  appliesTo: { engagementTypes: ['shared'] },
  effectiveFrom: STATUTES.sharedEmploymentNotice.since,
  severity: 'block',
  title: { zh: '共享用工信息必备内容', en: 'Required content of shared employment' },
  wayOut: { zh: '补全缺少的内容后重新发布。', en: 'Add what is missing and publish again.' },
  atSharing: (facts, at): Ruling[] => gaps(facts, at).map(([key, sentence]) => ({ key, severity: 'block', sentence })),
});

type Gap = readonly [key: string, sentence: Sentence];

function gaps(facts: SharingFacts, at: string): Gap[] {
  const { tradeCodes, reference, headcount, declaration, side } = facts;
  const contracts = declaration?.contracts.reduce((sum, { count }) => sum + count, 0) ?? 0;
  const checks: readonly (readonly [missing: boolean, ...Gap])[] = [
    [
      facts.title.trim() === '' || facts.description.trim() === '' || reference.trades.length < tradeCodes.length,
      'work',
      { zh: '没有写清工种和工作内容。', en: 'Trades and work are not described.' },
    ],
    [
      !Number.isInteger(headcount) || headcount < 1,
      'headcount',
      { zh: '没有写人数。', en: 'The number of workers is missing.' },
    ],
    [facts.to < facts.from, 'term', { zh: '期限的结束早于开始。', en: 'The term ends before it begins.' }],
    [facts.to < at, 'past', { zh: '期限已经过去。', en: 'The term has passed.' }],
    [
      reference.minimumWage === null || facts.placeText === null || facts.placeText.trim() === '',
      'place',
      { zh: '没有写清地点（县级区划和地址）。', en: 'The place (county and address) is missing.' },
    ],
    [!(facts.pay.amountFen > 0), 'pay', { zh: '没有写劳动报酬标准。', en: 'The pay standard is missing.' }],
    [
      side === 'surplus' && contracts !== headcount,
      'contracts',
      {
        zh: `要写明每名劳动者的劳动合同到期日：写了 ${contracts} 人，借出 ${headcount} 人。`,
        en: `The end of each worker’s contract is needed: ${contracts} stated, ${headcount} lent.`,
      },
    ],
  ];
  return checks.filter(([missing]) => missing).map(([, ...gap]) => gap);
}

import { READ, law, laws } from '../basis';
import { postingText, sharingText } from '../posting-text';
import { defineRule, type Ruling, type Sentence } from '../rule';
import { STATUTES } from '../statutes';
import { findFees, type FeeKind } from '../text/fee-words';

/** Workers pay nothing and leave nothing behind to get work; public service is free. */
export const postingNoFee = defineRule({
  id: 'posting.no-fee',
  version: 1,
  basis: laws(
    law(STATUTES.labourContractLaw, [9, 84], READ),
    law(STATUTES.employmentPromotionLaw, [35, 41], READ),
    law(STATUTES.marketRegulation, [15], READ),
  ),
  effectiveFrom: STATUTES.marketRegulation.since,
  severity: 'block',
  title: { zh: '不得向劳动者收费、收押金、扣证件', en: 'No fees, deposits or retained papers' },
  wayOut: {
    zh: '去掉收费、押金和扣证件的内容；工服、培训、体检由用人单位承担。',
    en: 'Drop fees, deposits and retained papers; clothing, training and examinations are the employer’s cost.',
  },
  atPublish: (facts) => rulingsOn(postingText(facts)),
  atSharing: (facts) => rulingsOn(sharingText(facts)),
});

const rulingsOn = (text: string): Ruling[] =>
  findFees(text).map(({ kind, quote }) => ({
    key: `${kind}:${quote}`,
    severity: 'block',
    quote,
    sentence: { zh: `“${quote}”：${KINDS[kind].zh}。`, en: `“${quote}”: ${KINDS[kind].en}.` },
  }));

const KINDS: Readonly<Record<FeeKind, Sentence>> = {
  deposit: { zh: '不得要求劳动者提供担保或者收取押金、保证金', en: 'no deposit or guarantee may be asked of a worker' },
  fee: { zh: '不得以任何名义向劳动者收取财物', en: 'nothing may be collected from a worker under any name' },
  papers: { zh: '不得扣押劳动者的居民身份证和其他证件', en: 'ID cards and other papers may not be kept' },
  pay_first: { zh: '不得要求劳动者先交钱、垫钱再上岗', en: 'a worker may not be made to pay before working' },
  training_loan: { zh: '严禁“招转培”“培训贷”', en: 'recruiting into paid training or training loans is forbidden' },
};

import { READ, law, laws } from '../basis';
import type { PostingFacts } from '../facts';
import { closedToWomenByLaw } from '../juvenile-obstacles';
import { postingText, sharingText, workConditionsOf } from '../posting-text';
import { defineRule, type Ruling, type Sentence } from '../rule';
import { POSTING_FORM, STATUTES } from '../statutes';
import { findDiscrimination, isIntimateWork, type DiscriminationGround } from '../text/discrimination-words';

/**
 * No sorting out of people by ethnicity, race, sex, religion, disability, carried pathogens, rural origin or household
 * registration. What the law itself asks for is no discrimination: loads from which it keeps women, help for groups.
 */
export const postingNoDiscrimination = defineRule({
  id: 'posting.no-discrimination',
  version: 1,
  basis: laws(
    law(STATUTES.employmentPromotionLaw, [26, 27, 28, 29, 30, 31], READ),
    law(STATUTES.marketRegulation, [24], READ),
    law(STATUTES.womensRightsLaw, [43], READ),
    law(STATUTES.recruitmentPostsNotice, [POSTING_FORM], null),
  ),
  effectiveFrom: STATUTES.womensRightsLaw.since,
  severity: 'block',
  title: { zh: '招聘信息不得含歧视内容', en: 'No discrimination in postings' },
  wayOut: {
    zh: '删去这些条件，只写工作本身需要的能力、证件和负重。',
    en: 'Delete the condition; state the skills, papers and loads that the work itself needs.',
  },
  atPublish: (facts) => rulingsOn(postingText(facts), facts),
  atSharing: (facts) => rulingsOn(sharingText(facts), null),
});

/** @param facts null where no loads are stated, so that nothing closes the work to anybody */
function rulingsOn(text: string, facts: PostingFacts | null): Ruling[] {
  const intimate = isIntimateWork(text);
  return findDiscrimination(text).map(({ kind, quote }) => ({
    key: `${kind}:${quote}`,
    quote,
    ...weigh(kind, quote, facts, intimate),
  }));
}

const GROUNDS: Readonly<Record<DiscriminationGround, Sentence>> = {
  sex: { zh: '不得以性别为由限制或优先', en: 'sex must not limit or prefer anybody' },
  sex_quota: { zh: '按性别分名额，可能因性别拒绝录用', en: 'quotas by sex may turn people away for their sex' },
  childbearing: { zh: '不得以婚姻、生育状况为条件', en: 'marriage and childbearing must not be conditions' },
  ethnicity: { zh: '不得以民族、种族为由限制或拒绝', en: 'ethnicity and race must not limit or exclude anybody' },
  religion: { zh: '不得以宗教信仰为条件', en: 'religion must not be a condition' },
  disability: { zh: '不得歧视残疾人', en: 'people with disabilities must not be excluded' },
  body_intact: { zh: '这类要求会把残疾人排除在外', en: 'this excludes people with disabilities' },
  pathogen: {
    zh: '不得以传染病病原携带者为由拒绝，也不得要求相关检测',
    en: 'carriers of pathogens must not be refused nor tested for it',
  },
  illness_free: {
    zh: '不得以传染病病原携带者为由拒绝；需要健康证的岗位写“持健康证”',
    en: 'carriers must not be refused; where a health certificate is needed, ask for that',
  },
  residence: { zh: '不得以户籍、地域为条件', en: 'household registration and origin must not be conditions' },
};

type Weight = Pick<Ruling, 'severity' | 'review' | 'sentence' | 'wayOut' | 'numbers'>;

function weigh(ground: DiscriminationGround, quote: string, facts: PostingFacts | null, intimate: boolean): Weight {
  const sentence = { zh: `“${quote}”：${GROUNDS[ground].zh}。`, en: `“${quote}”: ${GROUNDS[ground].en}.` };
  if (
    facts !== null &&
    ground === 'sex' &&
    excludesWomen(quote) &&
    closedToWomenByLaw(workConditionsOf(facts), facts.reference.law)
  ) {
    return {
      severity: 'info',
      numbers: facts.loads === null ? {} : { loadKg: facts.loads.maxKg },
      sentence: {
        zh: `“${quote}”：负重或劳动强度属于女职工禁忌从事的劳动范围，允许；降低负重后应当男女都招。`,
        en: `“${quote}”: the loads or the intensity are among those from which law keeps women, so this is allowed; with lighter loads everybody must be admitted.`,
      },
      wayOut: {
        zh: '用工具或分装把负重降下来，就可以男女都招。',
        en: 'Lighten the loads by tools or smaller units and admit everybody.',
      },
    };
  }
  const looked =
    ground === 'sex_quota' || ground === 'body_intact' || ground === 'illness_free' || (ground === 'sex' && intimate);
  return looked ? { severity: 'warn', review: true, sentence } : { severity: 'block', sentence };
}

const REFUSAL = /勿|不|免谈|免聊|谢绝|除外|止步|绕|别|莫|拒|禁/u;

/** 限男 and 女的勿扰 keep women out; 限女 and 不要男的 keep men out. */
const excludesWomen = (quote: string): boolean => (quote.includes('男') ? !REFUSAL.test(quote) : REFUSAL.test(quote));

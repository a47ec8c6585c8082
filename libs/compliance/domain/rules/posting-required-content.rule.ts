import { instantOf, type LocalDate } from '@gg/kernel';
import { READ, law, laws } from '../basis';
import type { PostingFacts } from '../facts';
import { defineRule, type Ruling, type Sentence, type Severity } from '../rule';
import { POSTING_FORM, STATUTES } from '../statutes';

const empty = (text: string | null): boolean => text === null || text.trim() === '';

/** What every posting must say: employer, number, conditions, work, place, pay before tax, and how long it stands. */
export const postingRequiredContent = defineRule({
  id: 'posting.required-content',
  version: 1,
  basis: laws(law(STATUTES.marketRegulation, [24], READ), law(STATUTES.recruitmentPostsNotice, [POSTING_FORM], null)),
  effectiveFrom: STATUTES.marketRegulation.since,
  severity: 'block',
  title: { zh: '招聘信息必备内容', en: 'Required content of a posting' },
  wayOut: { zh: '补全缺少的内容后重新发布。', en: 'Add what is missing and publish again.' },
  atPublish: (facts, at): Ruling[] => gaps(facts, at).map(([key, severity, sentence]) => ({ key, severity, sentence })),
});

type Gap = readonly [key: string, severity: Severity, sentence: Sentence];

function gaps(facts: PostingFacts, at: LocalDate): Gap[] {
  const { responsibility, pay, validUntil } = facts;
  const { legalEmployer } = responsibility;
  const checks: readonly (readonly [missing: boolean, ...Gap])[] = [
    [empty(legalEmployer.name), 'employer', 'block', { zh: '没有写用人单位名称。', en: 'The employer is not named.' }],
    [
      facts.employerKind !== 'household' && empty(legalEmployer.creditCode),
      'credit-code',
      'block',
      { zh: '没有用人单位的统一社会信用代码。', en: 'The employer’s unified social credit code is missing.' },
    ],
    [
      empty(responsibility.actualUser.name),
      'actual-user',
      'block',
      { zh: '没有写实际用工单位。', en: 'The actual user of the work is not named.' },
    ],
    [
      !Number.isInteger(facts.headcount) || facts.headcount < 1,
      'headcount',
      'block',
      { zh: '没有写招聘人数。', en: 'The number of people is missing.' },
    ],
    [
      empty(facts.conditionsText),
      'conditions',
      'warn',
      {
        zh: '没有写招聘条件；没有要求就写“不限”。',
        en: 'The conditions are not stated; write 不限 if there are none.',
      },
    ],
    [
      empty(facts.title) || empty(facts.description) || facts.reference.trade === null,
      'work',
      'block',
      { zh: '没有写清工种和工作内容。', en: 'Trade and work are not described.' },
    ],
    [
      facts.reference.minimumWage === null || empty(facts.placeText),
      'place',
      'block',
      {
        zh: '没有写清工作地点（县级区划和地址或集合点）。',
        en: 'The place of work (county and address or assembly point) is missing.',
      },
    ],
    [!(pay.amountFen > 0), 'pay', 'block', { zh: '没有写劳动报酬。', en: 'The pay is missing.' }],
    [!pay.preTax, 'pre-tax', 'block', { zh: '报酬必须写税前数额。', en: 'The pay must be stated before tax.' }],
    [
      facts.shifts.length === 0 || facts.shifts.some(({ start, end }) => start >= end),
      'shifts',
      'block',
      { zh: '没有写清上班时间。', en: 'The working time is not stated.' },
    ],
    [
      validUntil !== null && validUntil < instantOf(at, 0),
      'expired',
      'block',
      { zh: '信息有效期已过。', en: 'The posting’s validity has passed.' },
    ],
  ];
  return checks.filter(([missing]) => missing).map(([, ...gap]) => gap);
}

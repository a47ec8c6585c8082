import { addDays, instantOf } from '@gg/kernel';
import { law, laws } from '../basis';
import type { PostingFacts } from '../facts';
import { payWorth } from '../pay-worth';
import { postingText } from '../posting-text';
import { defineRule, type Ruling, type Sentence } from '../rule';
import { POSTING_FORM, STATUTES } from '../statutes';
import { findLures, type LureKind } from '../text/truth-words';
import { yuanEn, yuanZh } from '../wording';

/** No lures, no stale posting, no pay beyond belief: staff look before the public does. */
export const postingTruthful = defineRule({
  id: 'posting.truthful',
  version: 1,
  // The notice was read in reports and in part, not article by article.
  basis: laws(law(STATUTES.recruitmentPostsNotice, [POSTING_FORM], null)),
  effectiveFrom: STATUTES.recruitmentPostsNotice.since,
  severity: 'warn',
  title: { zh: '招聘信息真实、不夸大、不过期', en: 'Truthful and current postings' },
  wayOut: {
    zh: '写实际的工作和报酬，去掉夸大的说法。',
    en: 'State the work and the pay as they are, without promises.',
  },
  atPublish: (facts, at): Ruling[] => [...lures(facts), ...incrediblePay(facts), ...staleness(facts, at)],
});

const KINDS: Readonly<Record<LureKind, Sentence>> = {
  high_pay: { zh: '不得以高薪等噱头虚假宣传', en: 'no lure of high pay' },
  sure_hire: { zh: '不得以“保录”等噱头虚假宣传', en: 'no promise of certain hiring' },
  easy_money: { zh: '疑似虚假招聘或刷单、传销', en: 'looks like a false posting or a scheme' },
  withheld: { zh: '工作内容和报酬要写在信息里', en: 'work and pay belong into the posting' },
};

const lures = (facts: PostingFacts): Ruling[] =>
  findLures(postingText(facts)).map(({ kind, quote }) => ({
    key: `${kind}:${quote}`,
    severity: 'warn',
    review: true,
    quote,
    sentence: {
      zh: `“${quote}”：${KINDS[kind].zh}，工作人员会核实。`,
      en: `“${quote}”: ${KINDS[kind].en}; staff will look at it.`,
    },
  }));

function incrediblePay({ pay, shifts, reference: { minimumWage, policy } }: PostingFacts): Ruling[] {
  const { hourlyFen } = payWorth(pay, shifts);
  if (hourlyFen === null || minimumWage === null) return [];
  const limitFen = minimumWage.hourlyFen * policy.lureMultiple;
  if (hourlyFen <= limitFen) return [];
  return [
    {
      key: 'pay',
      severity: 'warn',
      review: true,
      numbers: { hourlyFen, limitFen },
      sentence: {
        zh: `折合每小时 ${yuanZh(hourlyFen)}，明显高于这类工作的行情，工作人员会核实是否写错或虚假。`,
        en: `${yuanEn(hourlyFen)} an hour is far above such work; staff will look whether it is a slip or a lure.`,
      },
    },
  ];
}

function staleness({ validUntil, shifts, reference: { policy } }: PostingFacts, at: string): Ruling[] {
  const lastStart = Math.max(...shifts.map(({ start }) => start.getTime()), -Infinity);
  if (validUntil === null || !Number.isFinite(lastStart)) return [];
  const rulings: Ruling[] = [];
  if (validUntil.getTime() > lastStart) {
    rulings.push({
      key: 'outlives-its-shifts',
      severity: 'info',
      sentence: {
        zh: '有效期晚于最后一个班次的开始，信息会在最后一个班次开始时下线。',
        en: 'The validity ends after the last shift begins; the posting goes offline when that shift begins.',
      },
      wayOut: { zh: '把有效期改到最后一个班次开始之前。', en: 'Let the validity end before the last shift begins.' },
    });
  }
  if (validUntil > instantOf(addDays(at, policy.validityDays + 1), 0)) {
    rulings.push({
      key: 'valid-too-long',
      severity: 'warn',
      numbers: { limitDays: policy.validityDays },
      sentence: {
        zh: `有效期超过 ${policy.validityDays} 天，到期前需要再次确认岗位仍然有效。`,
        en: `Valid for more than ${policy.validityDays} days: the posting must be confirmed again on the way.`,
      },
      wayOut: {
        zh: `缩短到 ${policy.validityDays} 天以内，或到时再确认。`,
        en: `Shorten it to ${policy.validityDays} days, or confirm it then.`,
      },
    });
  }
  return rulings;
}

import type { PostingFacts } from './facts';
import { postingText } from './posting-text';
import type { Ruling, Sentence } from './rule';
import { settlementDays } from './settlement-days';
import { findWageWords, type WageWordKind } from './text/wage-words';

const KINDS: Readonly<Record<Exclude<WageWordKind, 'probation'>, Sentence>> = {
  through_leader: {
    zh: '工资要付给劳动者本人，不能由工头、领队代领代发',
    en: 'wages go to the worker and never through a leader',
  },
  in_kind: { zh: '工资要用货币支付，不能用实物、购物卡抵', en: 'wages are paid in money and not in goods or vouchers' },
  held_back: { zh: '不能押工资、压工资', en: 'wages may not be held back' },
  unpaid_trial: { zh: '试工、试岗也是劳动，要付工资', en: 'trial work is work and is paid' },
};

/** What a posting says on paying wages that keeps money from the worker. */
export function wageRulings(facts: PostingFacts): Ruling[] {
  const rulings: Ruling[] = [];
  if (facts.responsibility.payer === null || facts.responsibility.payer.trim() === '') {
    rulings.push({
      key: 'payer',
      severity: 'block',
      sentence: { zh: '没有写谁发工资。', en: 'Nobody is named who pays the wages.' },
      wayOut: { zh: '在责任卡写明发工资的单位或个人。', en: 'Name the payer on the responsibility card.' },
    });
  }
  for (const { kind, quote } of findWageWords(postingText(facts))) {
    if (kind === 'probation') continue;
    rulings.push({
      key: `${kind}:${quote}`,
      severity: 'block',
      quote,
      sentence: { zh: `“${quote}”：${KINDS[kind].zh}。`, en: `“${quote}”: ${KINDS[kind].en}.` },
    });
  }
  return rulings;
}

/** Wages that come less than once a month. */
export function lateCycle({ settlement, reference: { law } }: PostingFacts): Ruling[] {
  const days = settlementDays(settlement);
  if (days <= law.wageCycleDays) return [];
  return [
    {
      key: 'cycle',
      severity: 'block',
      numbers: { days, limitDays: law.wageCycleDays },
      sentence: {
        zh: `工资 ${days} 天才发，至少每月支付一次。`,
        en: `Wages come after ${days} days; they are due at least once a month.`,
      },
    },
  ];
}

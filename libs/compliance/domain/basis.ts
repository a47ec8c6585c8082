import type { LocalDate } from '@gg/kernel';
import type { Statute, StatuteRank } from './statutes';

/** What a rule rests on: a text of law with its articles, or a policy of this market, which is never called law. */
export type Basis =
  | {
      readonly kind: 'law';
      readonly rank: StatuteRank;
      /** `劳动合同法` */
      readonly law: string;
      /** Articles: `68`, `26–31`. */
      readonly article: string;
      readonly zh: string;
      readonly en: string;
      /** When one of us read the article's own text; null: known at second hand only. */
      readonly lastVerified: LocalDate | null;
    }
  | { readonly kind: 'market_policy'; readonly zh: string; readonly en: string };

/** The day on which the articles marked with it were read. */
export const READ = '2026-11-23';

/**
 * A basis in law.
 * @param articles numbers of articles; `附录` and the like are given as text
 * @param lastVerified {@link READ} only where the article's own text was read
 */
export function law(statute: Statute, articles: readonly (number | string)[], lastVerified: LocalDate | null): Basis {
  const zhArticles = articles.map((one) => (typeof one === 'number' ? `第${chineseNumber(one)}条` : one)).join('、');
  return {
    kind: 'law',
    rank: statute.rank,
    law: statute.zh,
    article: articles.join(', '),
    zh: `《${statute.zh}》${zhArticles}`,
    en: `${statute.en}, art. ${articles.join(', ')}`,
    lastVerified,
  };
}

/** Several texts that say one thing: the first is the basis, the others are named beside it. */
export function laws(first: Basis, ...others: readonly Basis[]): Basis {
  return {
    ...first,
    zh: [first, ...others].map(({ zh }) => zh).join('；'),
    en: [first, ...others].map(({ en }) => en).join('; '),
  };
}

/** A policy of the market. The words "not law" are part of its text, so that no screen can leave them out. */
export const marketPolicy = (zh: string, en: string): Basis => ({
  kind: 'market_policy',
  zh: `市场规则（不是法律）：${zh}`,
  en: `Market policy (not law): ${en}`,
});

const DIGITS = '零一二三四五六七八九';

/** `68` → `六十八`, `110` → `一百一十`. From 1 to 999. */
export function chineseNumber(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 999) throw new RangeError(`not an article number: ${value}`);
  const hundreds = Math.floor(value / 100);
  const tens = Math.floor((value % 100) / 10);
  const ones = value % 10;
  let text = hundreds > 0 ? `${DIGITS[hundreds]}百` : '';
  if (tens > 0) text += `${tens === 1 && hundreds === 0 ? '' : DIGITS[tens]}十`;
  else if (hundreds > 0 && ones > 0) text += '零';
  return text + (ones > 0 ? DIGITS[ones] : '');
}

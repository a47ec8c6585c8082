import type { LocalDate } from '@gg/kernel';
import type { Statute, StatuteRank } from './statutes';

/** A text of law with its articles. */
export interface LegalText {
  readonly rank: StatuteRank;
  /** `劳动合同法` */
  readonly law: string;
  /** Articles: `68`, `26, 27`; the Chinese name of a part that has no number. */
  readonly article: string;
  readonly zh: string;
  readonly en: string;
  /** When one of us read the articles' own text; null: known at second hand only. */
  readonly lastVerified: LocalDate | null;
}

/**
 * What a rule rests on: texts of law, the leading one first and the others in `also` (`zh` and `en` name all of them), or
 * a policy of this market, which is never called law.
 */
export type Basis =
  | (LegalText & { readonly kind: 'law'; readonly also: readonly LegalText[] })
  | { readonly kind: 'market_policy'; readonly zh: string; readonly en: string };

/** The day on which the articles marked with it were read. */
export const READ = '2026-11-23';

/** An article by its number, or a part of a text that has none. */
type Article = number | { readonly zh: string; readonly en: string };

/** A text with its articles. @param lastVerified {@link READ} only where the articles' own text was read */
export function law(statute: Statute, articles: readonly Article[], lastVerified: LocalDate | null): LegalText {
  const zh = articles.map((one) => (typeof one === 'number' ? `第${chineseNumber(one)}条` : one.zh)).join('、');
  const en = articles.map((one) => (typeof one === 'number' ? `art. ${one}` : one.en)).join(', ');
  return {
    rank: statute.rank,
    law: statute.zh,
    article: articles.map((one) => (typeof one === 'number' ? `${one}` : one.zh)).join(', '),
    zh: `《${statute.zh}》${zh}`,
    en: `${statute.en}, ${en}`,
    lastVerified,
  };
}

/** A basis in law: the leading text, and others that say the same. */
export function laws(first: LegalText, ...also: readonly LegalText[]): Basis {
  const all = [first, ...also];
  return {
    ...first,
    kind: 'law',
    also,
    zh: all.map(({ zh }) => zh).join('；'),
    en: all.map(({ en }) => en).join('; '),
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

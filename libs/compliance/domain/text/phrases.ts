/** A kind of words that a rule looks for, with what it takes them for. */
export interface Phrase<K extends string> {
  readonly kind: K;
  readonly pattern: RegExp;
}

/** Words that were found, as they stand in the read text. */
export interface PhraseHit<K extends string> {
  readonly kind: K;
  readonly quote: string;
}

/** Stands in the place of words that are lawful, so that what is left on both sides does not grow together. */
const COVER = '□';

/**
 * The forbidden words of a text that has been read by `readText`: first the lawful phrases are covered (`男女不限`,
 * `不收押金`), then the rest is searched. One hit for each kind and wording, in the order of the text.
 */
export function findPhrases<K extends string>(
  text: string,
  lawful: readonly RegExp[],
  forbidden: readonly Phrase<K>[],
): PhraseHit<K>[] {
  const rest = lawful.reduce((left, pattern) => left.replace(everywhere(pattern), COVER), text);
  const hits = forbidden.flatMap(({ kind, pattern }) =>
    [...rest.matchAll(everywhere(pattern))].map((match) => ({ kind, quote: match[0], index: match.index })),
  );
  const seen = new Set<string>();
  return hits
    .sort((a, b) => a.index - b.index || (a.kind < b.kind ? -1 : 1))
    .filter(({ kind, quote }) => !seen.has(`${kind}:${quote}`) && seen.add(`${kind}:${quote}`))
    .map(({ kind, quote }) => ({ kind, quote }));
}

const everywhere = (pattern: RegExp): RegExp => new RegExp(pattern.source, 'gu');

/** One of several words, the longest first, as the source of an expression. */
export const oneOf = (...words: readonly string[]): string =>
  `(?:${[...words].sort((a, b) => b.length - a.length).join('|')})`;

/** Refusals as employers write them, after the people whom they turn away: `女的勿扰`, `外省人不要`. */
export const TURNED_AWAY = oneOf(
  '勿扰',
  '勿来',
  '勿投',
  '免谈',
  '免聊',
  '不要(?![求紧])',
  '不招',
  '不收(?!费|钱|押|任何|取)',
  '不考虑',
  '不予考虑',
  '不录',
  '不录用',
  '不予录用',
  '不接受',
  '不用来',
  '除外',
  '谢绝',
  '止步',
  '请绕道',
  '绕道',
  '绕行',
  '一律不要',
  '一律不招',
  '一律不收',
  '别来',
  '别投',
  '请勿',
  '莫来',
  '莫扰',
  '不行',
  'pass',
  '请勿打扰',
  '请勿报名',
  '勿报',
  '勿报名',
  '免报',
  '免进',
  '不得报名',
  '不能报名',
);

/** Refusals before the people: `不要女的`, `谢绝外地人`. */
export const TURNS_AWAY = oneOf(
  '不要',
  '不招',
  '不收',
  '不用',
  '不录',
  '不录用',
  '不考虑',
  '不接受',
  '谢绝',
  '拒绝',
  '拒收',
  '拒招',
  '禁止',
  '排除',
  '不请',
);

/** Limits before the people: `限`, `只要`, `仅招`. */
export const LIMITS = oneOf(
  '限',
  '仅限',
  '只限',
  '限定',
  '限制为',
  '只要',
  '只招',
  '只收',
  '只用',
  '仅要',
  '仅招',
  '仅收',
  '专招',
  '专收',
  '必须',
  '必须是',
  '必须为',
  '须为',
  '需为',
  '须是',
  '要求',
  '要求为',
  '要求是',
  '只能是',
  '一定要',
  '务必是',
  '指定',
  '必需是',
  '限招',
  '单招',
  '就要',
  '光要',
  '只接受',
  '仅接受',
);

import type { Sentence } from '../api/refusal';

/** The pages' languages; the first one is written first. */
export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A sentence, or how to make one from what it tells of. */
export type Phrase = string | ((...parts: never[]) => string);

/**
 * A dictionary with every phrase of another and no more: a phrase that is missing, or that takes other parts, is a type
 * error where the translation is written.
 */
export type TranslationOf<Original extends object> = {
  readonly [Key in keyof Original]: Original[Key] extends (...parts: infer Parts) => string
    ? (...parts: Parts) => string
    : Original[Key] extends object
      ? TranslationOf<Original[Key]>
      : string;
};

/** What the service says in both languages, in the one that is read. */
export const inLanguage = (sentence: Sentence, language: Language): string =>
  language === 'en' ? sentence.en : sentence.zh;

/** Every phrase with its path: `offer.accept`. */
function phrasesOf(dictionary: object, path = ''): [string, Phrase][] {
  return Object.entries(dictionary).flatMap(([key, value]: [string, Phrase | object]): [string, Phrase][] => {
    const here = path === '' ? key : `${path}.${key}`;
    return typeof value === 'object' ? phrasesOf(value, here) : [[here, value as Phrase]];
  });
}

/** A phrase with something in each of its places. */
const said = (phrase: Phrase): string =>
  typeof phrase === 'string'
    ? phrase
    : phrase(...(Array.from({ length: phrase.length }, (_, n) => `〈${n}〉`) as never[]));

/** What a translation lacks, for tests: phrases, words in them, and what was left in Chinese. @param same may be alike */
export function translationFaults(zh: object, en: object, same: readonly string[] = []): string[] {
  const [chinese, english] = [new Map(phrasesOf(zh)), new Map(phrasesOf(en))];
  const missing = [...chinese.keys()].filter((path) => !english.has(path)).map((path) => `${path} is missing`);
  const more = [...english.keys()].filter((path) => !chinese.has(path)).map((path) => `${path} is no phrase`);
  const wrong = [...english].flatMap(([path, phrase]) => {
    const text = said(phrase);
    if (text.trim() === '') return [`${path} says nothing`];
    return /\p{Script=Han}/u.test(text) && !same.includes(path) ? [`${path} is Chinese`] : [];
  });
  const empty = [...chinese].filter(([, phrase]) => said(phrase).trim() === '').map(([path]) => `${path} says nothing`);
  return [...missing, ...more, ...wrong, ...empty];
}

import type { Sentence } from '../api/refusal';
import { Store, useStore } from '../state/store';
import { inLanguage, type Language, type TranslationOf } from './dictionary';

/** What a front says, in the language that is read now. */
export interface Speech<Words> {
  readonly language: Store<Language>;
  /** Changes the language. */
  readonly speak: (wanted: Language) => Promise<void>;
  readonly useWords: () => Words;
  readonly useLanguage: () => Language;
  /** What the service says in both languages, in the one that is read. */
  readonly useSaying: () => (sentence: Sentence) => string;
}

/** @param loadEnglish comes when it is first wanted: most never want it */
export function speechOf<Original extends object>(
  zh: Original,
  loadEnglish: () => Promise<TranslationOf<Original>>,
): Speech<TranslationOf<Original>> {
  const language = new Store<Language>('zh-CN');
  const words = new Store<TranslationOf<Original>>(zh as TranslationOf<Original>);
  return {
    language,
    speak: async (wanted) => {
      const dictionary = wanted === 'en' ? await loadEnglish() : (zh as TranslationOf<Original>);
      document.documentElement.lang = wanted;
      language.set(wanted);
      words.set(dictionary);
    },
    useWords: () => useStore(words),
    useLanguage: () => useStore(language),
    useSaying: () => {
      const now = useStore(language);
      return (sentence) => inLanguage(sentence, now);
    },
  };
}

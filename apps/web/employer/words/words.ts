import type { TranslationOf } from '../../shared/words/dictionary';
import { speechOf } from '../../shared/words/speech';
import { zh } from './zh';

export type Words = TranslationOf<typeof zh>;

export const { language, speak, useWords, useLanguage, useSaying } = speechOf(zh, () =>
  import('./en').then(({ en }) => en),
);

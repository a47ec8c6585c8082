import type { Spoken } from './spoken-offer';

/** A text as a voice takes it. */
export interface Utterance {
  readonly voice: 'cmn-latn-pinyin' | 'en-gb';
  /** Whether the text is marked up: it changes its voice in the middle. */
  readonly marked: boolean;
  readonly text: string;
}

/** Chinese in an English sentence, with the numbers and letters inside of it: 五一路12号A栋. */
const CHINESE = /\p{Script=Han}(?:[\p{Script=Han}\p{N}A-Z]*\p{Script=Han})?/gu;

/**
 * What is written in Chinese is spoken in Mandarin, in an English sentence too. What is not a letter, a number or a plain mark
 * is left out: employers write part of it, and voices take brackets, markup and control characters for orders.
 */
export function utterance(text: string, language: keyof Spoken): Utterance {
  const plain = text.replace(/[^\p{L}\p{M}\p{N}，。、：；！？,.:;!?%+-]+/gu, ' ').trim();
  // The plain one of the two Mandarin voices reads the sounds that it has found for a character as if they were English.
  if (language === 'zh') return { voice: 'cmn-latn-pinyin', marked: false, text: plain };
  const marked = plain.replace(CHINESE, (chinese) => `<voice name="cmn-latn-pinyin">${chinese}</voice>`);
  return { voice: 'en-gb', marked: true, text: `<speak>${marked}</speak>` };
}

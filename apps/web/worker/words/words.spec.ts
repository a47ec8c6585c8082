import { translationFaults } from '../../shared/words/dictionary';
import { en } from './en.data';
import { zh } from './zh.data';

it('every phrase of the workers’ pages is there in both languages', () => {
  // The name of a language stands in that language.
  expect(translationFaults(zh, en, ['display.zh'])).toEqual([]);
});

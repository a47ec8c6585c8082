import { translationFaults } from '../../shared/words/dictionary';
import { en } from './en';
import { zh } from './zh';

it('every phrase of the employers’ console is there in both languages', () => {
  expect(translationFaults(zh, en, ['account.otherLanguage'])).toEqual([]);
});

import { translationFaults } from '../../shared/words/dictionary';
import { en } from './en.data';
import { zh } from './zh.data';

it('every phrase of the employers’ console is there in both languages', () => {
  expect(translationFaults(zh, en)).toEqual([]);
});

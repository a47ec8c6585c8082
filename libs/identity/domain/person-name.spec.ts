import { DomainError } from '@gg/kernel';
import fc from 'fast-check';
import { maskPersonName, parsePersonName } from './person-name';

const aHanName = fc
  .array(fc.constantFrom(...'韦黄覃莫蒙陆欧阳司马小明秀英桂花阿依古丽买提𠮷㛃'), { minLength: 1, maxLength: 12 })
  .map((c) => c.join(''));

describe('person name', () => {
  it.each([
    ['韦小明', '韦小明'],
    [' 韦 小 明 ', '韦小明'],
    ['韦\u3000小明', '韦小明'],
    ['\ufeff韦小明\u200b', '韦小明'],
    ['阿依古丽•买买提', '阿依古丽·买买提'],
    ['阿依古丽 . 买买提', '阿依古丽·买买提'],
    ['阿依古丽．买买提', '阿依古丽·买买提'],
    ['阿依古丽・买买提', '阿依古丽·买买提'],
    ['阿依古丽。买买提', '阿依古丽·买买提'],
    ['李𠮷', '李𠮷'],
    ['〇一', '〇一'],
    ['John  SMITH', 'John SMITH'],
    ['Ｊｏｈｎ Smith', 'John Smith'],
    ['Seán O’Brien-Wu', "Seán O'Brien-Wu"],
    ['Nguyễn Văn A.', 'Nguyễn Văn A.'],
  ])('%j is %s', (typed, name) => expect(parsePersonName(typed)).toBe(name));

  it.each([
    '',
    ' ',
    '·',
    '韦小明1',
    '13800138000',
    '·韦',
    '韦·',
    '韦··小明',
    '韦Xiaoming',
    '<b>韦</b>',
    "'; DROP",
    '韦'.repeat(51),
    '先生！',
  ])('refuses %j', (typed) => expect(() => parsePersonName(typed)).toThrow(new DomainError('identity.name_invalid')));

  it('a parsed name parses to itself', () => {
    fc.assert(
      fc.property(aHanName, (name) => expect(parsePersonName(parsePersonName(name))).toBe(parsePersonName(name))),
    );
  });
});

describe('mask of a name', () => {
  it.each([
    ['韦小明', '韦**'],
    ['韦明', '韦**'],
    ['欧阳小明', '欧阳**'],
    ['司马光', '司马**'],
    ['欧阳', '欧**'],
    ['阿依古丽·买买提', '阿**'],
    ['John Smith', 'J**'],
    ['𠮷田', '𠮷**'],
    ['韦', '**'],
    ['', '**'],
  ])('%j shows %s', (name, shown) => expect(maskPersonName(name)).toBe(shown));

  it('shows at most two letters, hides at least one, and tells nothing of the length', () => {
    fc.assert(
      fc.property(fc.oneof(aHanName, fc.string({ unit: 'grapheme' })), (name) => {
        const shown = [...maskPersonName(name).replace(/\*\*$/, '')];
        expect(maskPersonName(name)).toMatch(/\*\*$/);
        expect(shown.length).toBeLessThanOrEqual(2);
        const letters = [...name.trim()].length;
        if (letters > 0) expect(shown.length).toBeLessThan(letters);
      }),
    );
  });
});

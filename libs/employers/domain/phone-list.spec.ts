import fc from 'fast-check';
import { readPhoneList } from './phone-list';

const read = (text: string): string | null => {
  const digits = text.replace(/\D/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, '');
  return /^1[3-9]\d{9}$/.test(digits) ? digits : null;
};
const a = '13800138000';
const b = '19912345678';
const phonesIn = (text: string) => readPhoneList(text, read).phones;

describe('a pasted list of phones', () => {
  it.each<[string, string]>([
    ['one a line', `${a}\n${b}`],
    ['lines of Windows', `${a}\r\n${b}\r\n`],
    ['commas', `${a},${b}`],
    ['full-width commas', `${a}，${b}`],
    ['ideographic commas', `${a}、${b}`],
    ['semicolons of both widths', `${a}；${b};`],
    ['tabs, as from a sheet', `${a}\t${b}`],
    ['blanks', `${a} ${b}`],
    ['ideographic blanks', `${a}　${b}`],
    ['slashes', `${a}/${b}`],
    ['bars', `${a}|${b}`],
    ['names before', `李四 ${a}\n韦小妹：${b}`],
    ['names glued to the number', `李四${a}韦小妹${b}`],
    ['names behind in brackets', `${a}（李四）${b}（韦小妹）`],
    ['list numbers', `1. ${a}\n2. ${b}`],
    ['list numbers glued', `1.${a}\n2.${b}`],
    ['list numbers of Chinese lists', `1、${a} 2、${b}`],
    ['country code', `+86 ${a}\n0086${b}`],
    ['grouped as spoken', '138 0013 8000\n199-1234-5678'],
    ['full-width digits', '１３８００１３８０００，１９９１２３４５６７８'],
    ['with marks that nobody sees', `\u202d${a}\u202c,\ufeff${b}`],
    ['with dashes of an office program', '138–0013–8000\n199−1234−5678'],
  ])('%s', (_what, text) => {
    expect(readPhoneList(text, read)).toEqual({ phones: [a, b], repeated: 0, unreadableLines: [] });
  });

  it('keeps the order and counts what stands twice', () => {
    expect(readPhoneList(`${b},${a},${b},+86${a}`, read)).toEqual({
      phones: [b, a],
      repeated: 2,
      unreadableLines: [],
    });
  });

  it.each<[string, string, string[], number[]]>([
    ['ten digits', `1380013800\n${a}`, [a], [1]],
    ['twelve digits', `${a}\n138001380001`, [a], [2]],
    ['a landline', `0771-5881234\n${a}`, [a], [1]],
    ['no mobile range', '12800138000', [], [1]],
    ['an ID number does not hide a phone', `450103199001011234 ${a}`, [a], [1]],
    ['broken over two lines', '138001\n38000', [], [1, 2]],
  ])('tells the lines it could not read: %s', (_what, text, phones, lines) => {
    const list = readPhoneList(text, read);
    expect(list.phones).toEqual(phones);
    expect(list.unreadableLines).toEqual(lines);
  });

  it.each(['', '   ', '李四\n韦小妹', '3 个人'])('finds nothing in %j', (text) => {
    expect(readPhoneList(text, read)).toEqual({ phones: [], repeated: 0, unreadableLines: [] });
  });

  const phone = fc
    .tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 0, max: 999_999_999 }))
    .map(([third, rest]) => `1${third}${String(rest).padStart(9, '0')}`);
  const separator = fc.constantFrom(
    '\n',
    ',',
    '，',
    '、',
    ';',
    '；',
    '\t',
    ' ',
    '　',
    '/',
    '|',
    '\r\n',
    ' 李四 ',
    '：',
  );

  it('finds exactly the numbers, whatever stands between them', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(phone, separator), { maxLength: 40 }), (parts) => {
        const list = readPhoneList(parts.flat().join(''), read);
        const wanted = [...new Set(parts.map(([number]) => number))];
        expect(list.phones).toEqual(wanted);
        expect(list.repeated).toBe(parts.length - wanted.length);
        expect(list.unreadableLines).toEqual([]);
      }),
    );
  });

  it('never invents a number', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 300, unit: fc.constantFrom('1', '3', '8', '0', ' ', '-', '\n', ',', '李') }),
        (text) => {
          const digits = text.replace(/\D/g, '');
          for (const found of phonesIn(text)) expect(digits).toContain(found);
        },
      ),
    );
  });

  it('reads a long hostile text in linear time', () => {
    expect(phonesIn('1 '.repeat(20_000))).toEqual([]);
  });
});

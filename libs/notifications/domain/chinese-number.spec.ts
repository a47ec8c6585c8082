import fc from 'fast-check';
import { chineseCount, chineseNumber, chineseYuan } from './chinese-number';

it.each([
  [0, '零'],
  [1, '一'],
  [2, '二'],
  [10, '十'],
  [12, '十二'],
  [20, '二十'],
  [52, '五十二'],
  [100, '一百'],
  [104, '一百零四'],
  [110, '一百一十'],
  [220, '二百二十'],
  [1_000, '一千'],
  [1_005, '一千零五'],
  [1_050, '一千零五十'],
  [10_000, '一万'],
  [10_010, '一万零一十'],
  [100_000, '十万'],
  [120_304, '十二万零三百零四'],
  [20_200, '二万零二百'],
  [10_000_000, '一千万'],
  [99_999_999, '九千九百九十九万九千九百九十九'],
])('%i is said %s', (value, said) => {
  expect(chineseNumber(value)).toBe(said);
});

it('two is 两 before what it counts', () => {
  expect([1, 2, 12, 22].map(chineseCount)).toEqual(['一', '两', '十二', '二十二']);
});

it.each([
  [22_000, '二百二十元'],
  [200, '两元'],
  [2_440, '二十四点四元'],
  [35, '零点三五元'],
  [5, '零点零五元'],
  [0, '零元'],
])('%i fen is said %s', (fen, said) => {
  expect(chineseYuan(fen)).toBe(said);
});

/** What a listener understands, by the value of each word. */
function heard(said: string): number {
  const places: Record<string, number> = { 十: 10, 百: 100, 千: 1_000 };
  const part = (text: string): number => {
    let [sum, digit] = [0, 0];
    for (const word of text) {
      const place = places[word];
      if (place === undefined) digit = '零一二三四五六七八九'.indexOf(word);
      else {
        sum += (digit || 1) * place;
        digit = 0;
      }
    }
    return sum + digit;
  };
  const [high, low] = said.includes('万') ? (said.split('万') as [string, string]) : ['', said];
  return part(high) * 10_000 + part(low);
}

it('whoever hears a number knows it, and no two sound alike', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999 }), (value) => {
      const said = chineseNumber(value);
      expect(heard(said)).toBe(value);
      expect(said).not.toMatch(/零零|零万|零$(?<!^零)/);
    }),
  );
});

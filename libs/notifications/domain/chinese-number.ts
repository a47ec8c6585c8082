const DIGITS = '零一二三四五六七八九';
const PLACES = ['千', '百', '十', ''] as const;

/** Four digits as they are said; `inside` others, zeros at the beginning are said too. */
function four(value: number, inside: boolean): string {
  let said = '';
  let gap = false;
  [...String(value).padStart(4, '0')].forEach((digit, at) => {
    if (digit === '0') {
      gap = true;
      return;
    }
    if (gap && (said !== '' || inside)) said += '零';
    gap = false;
    said += DIGITS[Number(digit)]! + PLACES[at]!;
  });
  return said;
}

/**
 * A whole number as it is said, 一百零四: voices read digits differently well, and these all alike.
 * @param value 0 … 99,999,999
 */
export function chineseNumber(value: number): string {
  const [high, low] = [Math.floor(value / 10_000), value % 10_000];
  const said = (high > 0 ? `${four(high, false)}万` : '') + four(low, high > 0);
  // 十二, not 一十二.
  return said.replace(/^一十/, '十') || DIGITS[0]!;
}

/** As before a word that counts: 两个, not 二个. */
export const chineseCount = (value: number): string => (value === 2 ? '两' : chineseNumber(value));

/** An amount in yuan, 二十四点四元. @param fen not negative */
export function chineseYuan(fen: number): string {
  const [yuan, cents] = [Math.floor(fen / 100), fen % 100];
  if (cents === 0) return `${chineseCount(yuan)}元`;
  const digits = [...String(cents).padStart(2, '0').replace(/0$/, '')];
  return `${chineseNumber(yuan)}点${digits.map((digit) => DIGITS[Number(digit)]).join('')}元`;
}

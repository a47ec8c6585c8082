/**
 * Brings the words of a posting into one written form, so that blanks, full-width letters, traditional characters, marks
 * put between characters and the like hide nothing:
 * - NFKC (full-width → half-width, compatibility forms), lower case, simplified characters for the words that matter;
 * - marks that separate statements become `,`, the list mark stays `、`, everything else between characters goes away;
 * - a single character between separators is joined to its neighbours (`押，金` → `押金`), for nobody writes so by accident.
 * Ranges (`16-50`) and decimals (`17.5`) keep their mark.
 */
export function readText(text: string): string {
  const plain = simplify(text.normalize('NFKC').toLowerCase())
    .replace(/(\d)\s*[-~–—―〜至到]\s*(?=\d)/g, '$1﹣')
    .replace(/(\d)\.(?=\d)/g, '$1﹒')
    .replace(/[,，。;；!！?？\n\r\v\f\u2028\u2029]+/g, ',')
    .replace(/[、]+/g, '、')
    .replace(/[^\p{Script=Han}\p{L}\p{N},、﹣﹒]/gu, '')
    .replace(/﹣/g, '-')
    .replace(/﹒/g, '.');
  return joinSingles(plain);
}

/** Several texts of one posting, kept apart by a separator. */
export const readTexts = (...texts: readonly (string | null)[]): string =>
  readText(texts.filter((text) => text !== null && text.trim() !== '').join('\n'));

function joinSingles(text: string): string {
  const parts = text.split(/([,、]+)/);
  let joined = parts[0] ?? '';
  for (let i = 1; i < parts.length; i += 2) {
    const before = parts[i - 1] ?? '';
    const after = parts[i + 1] ?? '';
    joined += (isSingle(before) || isSingle(after) ? '' : parts[i]!.slice(0, 1)) + after;
  }
  return joined;
}

/** A word of its own stays apart, or its `不` would deny what follows. */
const isSingle = (part: string): boolean => /^(?![不没無无否免有是])\p{Script=Han}$/u.test(part);

/** Traditional and variant characters of the words that the rules look for, each followed by its simplified form. */
const VARIANTS =
  '錢钱證证証证費费訓训貸贷務务數数戶户優优歲岁齡龄漢汉維维僅仅祇只衹只衆众無无須须繳缴納纳擔担險险錄录個个單单殘残農农鄉乡區区縣县廣广東东愛爱體体檢检帶带領领請请絕绝謝谢擾扰準准歡欢視视別别婦妇壯壮滿满傳传標标員员職职業业試试' +
  '崗岗塊块圓圆萬万轉转帳账賬账內内過过應应該该購购團团還还給给對对報报條条軍军學学償偿陰阴陽阳羣群賺赚輕轻鬆松獎奖資资經经驗验銀银壓压収收産产產产懷怀離离黨党門门場场爲为為为與与釘钉鐘钟發发髮发當当實实習习機机構构關关係系' +
  '約约處处罰罚據据遲迟運运車车貨货裝装櫃柜總总際际髙高繞绕戀恋違违訂订賠赔債债録录貼贴質质辦办適适齊齐臺台島岛嶺岭蘇苏遼辽龍龙雲云貴贵陝陕寧宁肅肃慶庆閩闽甯宁濟济溫温鄭郑長长壽寿屬属頭头隊队組组禮礼幫帮聾聋啞哑護护簽签掃扫' +
  '揀拣紅红線线穩稳刪删讚赞點点動动';

const SIMPLE: ReadonlyMap<string, string> = new Map(
  Array.from({ length: VARIANTS.length / 2 }, (_, i) => [VARIANTS[i * 2]!, VARIANTS[i * 2 + 1]!]),
);

const simplify = (text: string): string => Array.from(text, (char) => SIMPLE.get(char) ?? char).join('');

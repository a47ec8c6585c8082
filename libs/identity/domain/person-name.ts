import { DomainError } from '@gg/kernel';
import { toHalfWidth } from './half-width';

/** Surnames of two characters that are in use (复姓), those met in Guangxi and those of the census. */
const COMPOUND_SURNAMES: ReadonlySet<string> = new Set(
  (
    '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 令狐 慕容 夏侯 司徒 司空 端木 轩辕 南宫 独孤 长孙 宇文 鲜于 闾丘 澹台 濮阳 淳于 ' +
    '太叔 申屠 公冶 宗政 赫连 万俟 闻人 钟离 呼延 仲孙 公羊 东郭 西门 百里 拓跋 完颜 纳兰 耶律 第五 梁丘 左丘 东门 南门 羊舌 ' +
    '谷梁 壤驷 公良 漆雕 乐正 宰父 夹谷 段干 巫马 公西 颛孙 子车 司寇 亓官 贺兰 叶赫 爱新 西林 陆费 范姜 张简 欧侯 哥舒 屈突'
  ).split(' '),
);

/** The dots that keyboards and old systems put between the parts of a minority name; GB 18030 A1A4 is U+00B7. */
const DOTS = /\s*[·•‧∙⋅・･．。．·﹒●]\s*/g;
const HAN = /\p{Script=Han}/u;
const HAN_NAME = /^\p{Script=Han}+(?:·\p{Script=Han}+)*$/u;
const LATIN_NAME = /^\p{Script=Latin}[\p{Script=Latin}\p{M}' .,-]*$/u;

/** Names of ethnic minorities reach 20 characters and more; registers hold 50. */
const LONGEST = 50;

/**
 * The name as an ID card prints it: half-width, one kind of dot (`阿依古丽•买买提` → `阿依古丽·买买提`), no spaces between
 * Han characters, single spaces in Latin names. Throws `identity.name_invalid` if it can be no name.
 */
export function parsePersonName(text: string): string {
  let name = toHalfWidth(text)
    .normalize('NFC')
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[’‘`´]/g, "'");
  if (HAN.test(name)) name = name.replace(DOTS, '·').replace(/(?<=\p{Script=Han})\s*\.\s*(?=\p{Script=Han})/gu, '·');
  if (HAN.test(name)) name = name.replace(/\s/g, '');
  if (name.length > LONGEST || !(HAN_NAME.test(name) || LATIN_NAME.test(name))) {
    throw new DomainError('identity.name_invalid');
  }
  return name;
}

/**
 * Shows the surname: `韦小明` → `韦**`, `欧阳小明` → `欧阳**`; of a name with dots or in Latin letters the first letter. Always
 * two stars, so that the length says nothing, and never the whole of a name.
 */
export function maskPersonName(text: string): string {
  const letters = [...toHalfWidth(text).trim()];
  if (letters.length < 2) return '**';
  const surname = letters.slice(0, 2).join('');
  const compound = letters.length > 2 && COMPOUND_SURNAMES.has(surname);
  return `${compound ? surname : letters[0]}**`;
}

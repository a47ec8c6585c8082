import type { Hazard } from '@gg/reference-data';
import type { Venue } from '../facts';

const NUMERALS: Readonly<Record<string, number>> = { 十: 10, 十一: 11, 十二: 12, 十三: 13, 十四: 14, 十五: 15 };

/** Who is cared for or taught is not who is hired: `照看3-5岁儿童`. */
const CARED_FOR = /(?:照顾|照看|看护|带|陪|辅导|接送|教|护理|陪伴|看管)(?:[^,]{0,6})$/u;
const CHILD_YEARS = '(?<![\\d.-])(1[0-5]|十[一二三四五]?)';
/** An age needs its 岁: hours and clock times are digits too. */
const AGE = new RegExp(
  `(?:满|年满)${CHILD_YEARS}(?:周岁|岁|(?=即可|就行|就可|可做))|(?:满|年满)?${CHILD_YEARS}(?:(?:周岁|岁)?(?:-|到|至)\\d{2}(?:周岁|岁)|(?:周岁|岁)(?:及|或)?(?:以上|起|即可|可|就可|均可|就行|也可|能做|左右))`,
  'gu',
);
const OF_CHILDREN =
  /^(?:以上|以下|左右|的|大)*(?:儿童|小孩|孩子|宝宝|学生(?!工|兼职|可)|少儿|少年|幼儿|小朋友|男孩|女孩|工龄|工作)/u;

/**
 * The youngest age under 16 that a text admits to the work, or null: `15岁以上`, `14-60岁`, `满十五周岁可做`. A refusal
 * (`未满16岁勿扰`) admits nobody, and the age of a child who is looked after is no condition.
 */
export function admittedChildAge(text: string): { age: number; quote: string } | null {
  let youngest: { age: number; quote: string } | null = null;
  for (const match of text.matchAll(AGE)) {
    const quote = match[0];
    const from = match[1] ?? match[2];
    const before = text.slice(0, match.index);
    const after = text.slice(match.index + quote.length);
    if (/(?:未|不|小于|低于|禁止|严禁)(?:满|足|收|招|要|得)?$/u.test(before)) continue;
    if (CARED_FOR.test(before) || OF_CHILDREN.test(after)) continue;
    const age = NUMERALS[from!] ?? Number(from);
    if (youngest === null || age < youngest.age) youngest = { age, quote };
  }
  return youngest;
}

const REFUSES =
  /(?:不|不得|严禁|禁止|杜绝|谢绝|拒绝|不用|不招|不收|从不|绝不|不使用|反对|举报)(?:招用?|收|用|使用|录用|雇佣|雇用|任何)*$/u;

/** Words that recruit children: `招童工`, `初中生也可`. Null when there are none or when they are refused. */
export function recruitsChildren(text: string): string | null {
  for (const match of text.matchAll(
    /童工|(?:小学生|初中生|初中在读)(?:暑假工?|寒假工?|兼职|也可|也行|均可|可做|可报名|优先)|(?:小学|初中|初[一二三])(?:在读)?(?:学生|生)?(?:可来|可报|可做|也行|也可|均可|也要)|(?:未满|不满|不到)(?:16|十六)(?:周)?岁?(?:也|都|均)(?:可|行|要|收|招)|(?:16|十六)(?:周)?岁以下(?:也可|可|均可|也行|可做)/gu,
  )) {
    if (!REFUSES.test(text.slice(0, match.index))) return match[0];
  }
  return null;
}

/** Dangers that the words of a posting name, beside those its form states. */
const HAZARD_WORDS: readonly (readonly [Hazard, RegExp])[] = [
  ['mine', /井下|矿山|采石|矿井/u],
  ['height', /高空|高处作业|登高|外墙清洗|脚手架|吊篮|蜘蛛人|塔吊|屋顶/u],
  ['toxic', /有毒|农药喷洒|喷农药|油漆喷涂|喷漆|甲醛|苯|电镀|酸洗/u],
  ['dust', /粉尘|打磨抛光|石材切割|水泥搅拌/u],
  ['radiation', /放射|辐照|探伤/u],
  ['fire_explosion_burn', /易燃|易爆|烟花|爆竹|锻造|铸造|浇铸|熔炼/u],
  ['cold', /冷库|冷冻库|冷链分拣/u],
  ['heavy_labour_grade_4', /第?[四4]级体力劳动/u],
  ['logging', /伐木|砍伐/u],
  ['diving_tunnel', /潜水|隧道|涵洞|下水道|化粪池|有限空间|密闭空间/u],
  ['vibrating_tools', /风镐|气镐|电锤|凿岩|铆钉机|捣固/u],
  ['boiler', /司炉|锅炉工|烧锅炉/u],
];

/** Dangers named in a text that `readText` has read. */
export const namedHazards = (text: string): Hazard[] =>
  HAZARD_WORDS.filter(([, pattern]) => hasAffirmed(text, pattern)).map(([hazard]) => hazard);

/** `无高空作业` and `不涉及冷库` name a danger only to deny it. */
function hasAffirmed(text: string, pattern: RegExp): boolean {
  return [...text.matchAll(new RegExp(pattern.source, 'gu'))].some(
    ({ index }) =>
      !/(?:无|没有|不|不涉及|不含|不进|不用|非|不需要?|不接触|远离|无需|不从事)(?:进|做|任何|接触|有)*$/u.test(
        text.slice(0, index),
      ),
  );
}

/** The kind of place that a text names. */
export function namedVenue(text: string): Venue {
  if (hasAffirmed(text, /网吧|网咖|电竞馆|电竞酒店|互联网上网/u)) return 'net_cafe';
  if (hasAffirmed(text, /酒吧|夜店|清吧/u)) return 'bar';
  return hasAffirmed(text, /ktv|歌厅|舞厅|夜总会|迪厅|洗浴会所|桑拿|棋牌室|游艺厅/u) ? 'entertainment' : 'ordinary';
}

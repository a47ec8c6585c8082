import { findPhrases, oneOf, type Phrase, type PhraseHit } from './phrases';

/** What would make lending a business: money for the lending, a part of the wages, or the business itself. */
export type ProfitKind = 'charge' | 'share' | 'trade';

const CHARGES = oneOf(
  '管理费',
  '服务费',
  '中介费',
  '介绍费',
  '劳务费差价',
  '借调费',
  '外派费',
  '派遣费',
  '人头费',
  '手续费',
  '好处费',
  '茶水费',
  '返费',
  '返点',
  '返佣',
  '佣金',
  '回扣',
);
const SHARES = oneOf('抽成', '抽水', '提成', '差价', '差额归', '加价', '利润', '盈利', '获利', '赚差', '溢价', '分成');
const TRADE = oneOf('劳务派遣', '派遣员工', '派遣工', '人力外包', '劳务外包', '劳务输出', '对外派遣');

/** Denials before the word, as firms write them: 不收取任何管理费, 无差价, 非劳务派遣. */
const DENIED = '(?:不|不得|不会|不再|不以|不是|并非|非|无|没有|免|零|禁止|严禁|拒绝|谢绝|杜绝|不属于|不含|不带)';
const FILL =
  '(?:收取|收|赚取|赚|提取|提|抽取|有|存在|产生|支付|付|涉及|属于|任何|其他|额外|名目的?|形式的?|的|以|向|双方)*';

const LAWFUL: readonly RegExp[] = [
  new RegExp(
    `${DENIED}${FILL}(?:${CHARGES}|${SHARES}|${TRADE})(?:(?:、|和|及|或|与)(?:${CHARGES}|${SHARES}|${TRADE}))*`,
    'u',
  ),
  /不以(?:营利|盈利|获利)为目的/u,
  /(?:计件|绩效|销售)提成/u,
];

const FORBIDDEN: readonly Phrase<ProfitKind>[] = [
  { kind: 'charge', pattern: new RegExp(CHARGES, 'u') },
  { kind: 'share', pattern: new RegExp(SHARES, 'u') },
  { kind: 'trade', pattern: new RegExp(TRADE, 'u') },
];

/** Words of profit in a text that `readText` has read. */
export const findProfit = (text: string): PhraseHit<ProfitKind>[] => findPhrases(text, LAWFUL, FORBIDDEN);

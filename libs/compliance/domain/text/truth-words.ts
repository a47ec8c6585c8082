import { findPhrases, type Phrase, type PhraseHit } from './phrases';

/** Lures: promises that no honest posting for daily work makes (人社厅发〔2025〕60号). */
export type LureKind = 'high_pay' | 'sure_hire' | 'easy_money' | 'withheld';

const LAWFUL: readonly RegExp[] = [
  /(?:不|不得|不以|不会|谨防|警惕|拒绝|严禁|禁止|杜绝|并非|不是|非)(?:以|用|被|相信|轻信|虚假)*(?:的)?[“”]?(?:高薪|保录|包录|日入过?[千万]|月入过?万|轻松赚钱)[^,]{0,40}/u,
  /(?:保底|保证)(?:工资|收入)?\d{1,7}/u,
  /包(?:吃|住|餐|车|接送|食宿|过磅|装)/u,
];

const FORBIDDEN: readonly Phrase<LureKind>[] = [
  // 最高薪酬 and 提高薪资 hold the two characters by chance.
  {
    kind: 'high_pay',
    pattern: /(?<![最提较更偏])高薪(?!酬|资|水)|超高(?:工资|薪|收入)|暴利|日赚斗金|工资(?:超高|随便拿)/u,
  },
  {
    kind: 'high_pay',
    pattern:
      /(?:月入|月薪|月赚|月收入|年薪|工资)(?:轻松)?(?:过|破|上)万|(?:月入|月薪|月赚|月收入)(?:轻松)?(?:过|破|上|可达|达)?(?:[一两二三四五六七八九]万|[1-9]\d?万|[1-9]\d{4})|日赚\d{3}|日(?:入|赚|薪)(?:过|上)?(?:千|万|[1-9]\d{3})/u,
  },
  {
    kind: 'sure_hire',
    pattern:
      /保录用?|包录用?|包录取|保证录[用取]|包过(?!磅|秤|称|渡)|百分百(?:录[用取]|上岗|入职|就业|通过)|100录[用取]|免面试直接上岗包|包入职|内部(?:名额|推荐直录)|(?:面试|体检|考试)包过|包通过/u,
  },
  {
    kind: 'easy_money',
    pattern:
      /躺赚|稳赚|轻松(?:赚钱|月入|日入|日赚|过万)|零风险|0风险|无本(?:万利|生意)|刷单|(?:点赞|关注)(?:就)?(?:返现|赚钱|返佣)|动动手指|上不封顶的?佣金|拉人头|发展下线|日结\d{4,}/u,
  },
  {
    kind: 'withheld',
    pattern: /(?:加微信|加v|加q|私聊)(?:后|再)?(?:了解|告知|说|详谈)(?:工作内容|工资|地点)|(?:工资|薪资|待遇)面议保密/u,
  },
];

/** The lures of a text that `readText` has read. */
export const findLures = (text: string): PhraseHit<LureKind>[] => findPhrases(text, LAWFUL, FORBIDDEN);

import { filledSentence, readableParams, type ProblemParams } from '@gg/kernel';
import { OUTCOME_TEXTS } from './outcome-texts';

/** A one-line sentence in both languages; `{name}` is filled from the params. */
export interface ReasonText {
  readonly zh: string;
  readonly en: string;
}

/**
 * Sentences of the score's parts and of the hard conditions. Written so that they can be read to the worker and to the
 * employer alike: a failure says what is so and, where there is one, the way out. Distances bring their unit.
 */
export const REASON_TEXTS = {
  'score.distance': { zh: '距集合点 {distanceM}', en: '{distanceM} from the assembly point' },
  'score.experience': {
    zh: '本工种做过 {shifts} 班，自述经验 {months} 个月',
    en: '{shifts} shifts worked in this trade, {months} months of stated experience',
  },
  'score.show_up': {
    zh: '到岗 {shows} 次，爽约 {noShows} 次，取消 {cancellations} 次',
    en: 'came {shows} times, no-show {noShows}, cancelled {cancellations}',
  },
  'score.pay.unstated': { zh: '时薪 {pays} 元；未填期望时薪', en: '¥{pays} an hour; no wish stated' },
  'score.pay.met': { zh: '时薪 {pays} 元，达到期望的 {wish} 元', en: '¥{pays} an hour meets the ¥{wish} asked for' },
  'score.pay.below': {
    zh: '时薪 {pays} 元，低于期望的 {wish} 元',
    en: '¥{pays} an hour is below the ¥{wish} asked for',
  },
  'score.trade_wish.unstated': { zh: '未填优先工种', en: 'no favourite trade stated' },
  'score.trade_wish.yes': { zh: '是优先工种', en: 'a favourite trade' },
  'score.trade_wish.no': { zh: '不是优先工种', en: 'not a favourite trade' },
  'score.nights.unstated': { zh: '夜间时段占 {nightPercent}%；未填夜班意愿', en: '{nightPercent}% at night; no wish' },
  'score.nights.wanted': { zh: '夜间时段占 {nightPercent}%；愿上夜班', en: '{nightPercent}% at night; nights wanted' },
  'score.nights.avoided': {
    zh: '夜间时段占 {nightPercent}%；不愿上夜班',
    en: '{nightPercent}% at night; nights avoided',
  },
  'score.fewer_offers': { zh: '今天已收到 {offers} 个邀约', en: '{offers} offers received today' },
  'score.waiting': { zh: '已等待 {hours} 小时没有邀约', en: '{hours} hours without an offer' },
  'score.newcomer': {
    zh: '注册 {days} 天，累计 {offers} 个邀约（新人机会）',
    en: 'registered {days} days ago, {offers} offers so far (a chance for newcomers)',
  },
  'score.newest': { zh: '注册 {days} 天', en: 'registered {days} days ago' },
  'score.neutral': {
    zh: '已关闭个性化推荐，其余各项按平均计',
    en: 'personal ranking is off: the other parts count as average',
  },
  'condition.active': { zh: '接单已暂停或账号未激活', en: 'taking work is paused, or the account is not active' },
  'condition.identity': { zh: '尚未通过实名信息核对', en: 'real-name data is still missing' },
  'condition.trade': { zh: '未登记本工种', en: 'this trade is not in the profile' },
  'condition.certificate': {
    zh: '所需证件（{kind}）未登记，或不是到 {date} 都有效',
    en: 'the required certificate ({kind}) is missing or not valid throughout to {date}',
  },
  'condition.age': {
    zh: '年龄不符合本工作的要求（{minAge} 至 {maxAge} 周岁）',
    en: 'outside the ages for this work ({minAge} to {maxAge})',
  },
  'condition.protected_work': {
    zh: '属于女职工禁忌从事的劳动（负重 {kg} 公斤，或矿山、第四级体力劳动强度）',
    en: 'work that law closes to women (loads of {kg} kg, mines, or labour of grade 4)',
  },
  'condition.blocked_by_worker': { zh: '本人已屏蔽该用工单位', en: 'the worker has blocked this employer' },
  'condition.blocked_by_employer': { zh: '该用工单位暂不与本人匹配', en: 'this employer has chosen not to be matched' },
  'condition.distance': {
    zh: '距集合点 {distanceM}，超出搜索范围 {radiusM}',
    en: '{distanceM} from the assembly point, beyond the {radiusM} searched',
  },
  'condition.own_distance': {
    zh: '距集合点 {distanceM}，超出本人设定的 {maxDistanceM}',
    en: "{distanceM} from the assembly point, beyond the worker's own limit of {maxDistanceM}",
  },
  'condition.available': { zh: '{date} 的班次时间内本人没有空', en: 'not free for the whole shift on {date}' },
  'condition.booked': { zh: '同一时间已有录用', en: 'already booked at that time' },
  'condition.rest': {
    zh: '与另一班次仅隔 {restMinutes} 分钟，少于市场规定的 {minRestMinutes} 分钟',
    en: 'only {restMinutes} min from another shift; the market asks for {minRestMinutes}',
  },
  'condition.daily_rest': {
    zh: '24 小时内连续休息仅 {restMinutes} 分钟，少于市场规定的 {dailyRestMinutes} 分钟',
    en: 'only {restMinutes} min of unbroken rest in 24 h; the market asks for {dailyRestMinutes}',
  },
  'condition.hours_week': {
    zh: '{week} 起一周在该单位将达 {minutes} 分钟，超过法定上限 {limitMinutes} 分钟',
    en: 'would reach {minutes} min with this employer in the week of {week}; the lawful limit is {limitMinutes}',
  },
  'condition.hours_day': {
    zh: '{date} 平台用工将达 {minutes} 分钟，超过每日上限 {limitMinutes} 分钟',
    en: 'would reach {minutes} min of platform work on {date}; the daily limit is {limitMinutes}',
  },
  'condition.rules': { zh: '{zh}', en: '{en}' },
  'condition.quiet_hours': {
    zh: '{from} 至次日 {until} 不打扰休息，本人没有允许夜间急单，或这份工作等得到早上',
    en: 'nobody is woken between {from} and {until} without having allowed it, or for work that can wait for the morning',
  },
  'condition.daily_offers': { zh: '今天的邀约已达 {cap} 个上限', en: "today's cap of {cap} offers is reached" },
  'condition.open_offers': { zh: '未答复的邀约已达 {cap} 个上限', en: 'the cap of {cap} unanswered offers is reached' },
  ...OUTCOME_TEXTS,
} as const satisfies Readonly<Record<string, ReasonText>>;

/** A key of {@link REASON_TEXTS}. */
export type ReasonTextKey = keyof typeof REASON_TEXTS;

const isNothing = (params: ProblemParams, ...names: readonly string[]): boolean =>
  names.every((name) => params[name] === 0);

/**
 * How parts are told of which there is nothing to count yet: a zero in a sentence reads like a reproach. By what was stored, so
 * that a decision of any age is told alike.
 */
const WITHOUT_ZEROS: Readonly<Partial<Record<ReasonTextKey, (params: ProblemParams) => ReasonText | null>>> = {
  'score.experience': (p) =>
    isNothing(p, 'shifts', 'months')
      ? { zh: '本工种还没有经验记录', en: 'no experience in this trade on record yet' }
      : isNothing(p, 'shifts')
        ? { zh: '自述本工种经验 {months} 个月', en: '{months} months of stated experience in this trade' }
        : isNothing(p, 'months')
          ? { zh: '本工种做过 {shifts} 班', en: '{shifts} shifts worked in this trade' }
          : null,
  'score.show_up': (p) =>
    isNothing(p, 'shows', 'noShows', 'cancellations')
      ? { zh: '还没有到岗记录', en: 'no shifts on record yet' }
      : isNothing(p, 'noShows', 'cancellations')
        ? { zh: '到岗 {shows} 次，从未爽约或取消', en: 'came {shows} times, never missed or cancelled' }
        : null,
  'score.newcomer': (p) =>
    isNothing(p, 'days')
      ? { zh: '今天刚注册（新人机会）', en: 'registered today (a chance for newcomers)' }
      : isNothing(p, 'offers')
        ? {
            zh: '注册 {days} 天，还没有收到过邀约（新人机会）',
            en: 'registered {days} days ago, no offer so far (a chance for newcomers)',
          }
        : null,
  'score.newest': (p) => (isNothing(p, 'days') ? { zh: '今天刚注册', en: 'registered today' } : null),
  'score.waiting': (p) =>
    isNothing(p, 'hours') ? { zh: '刚有过邀约或刚注册', en: 'an offer, or registered, within the hour' } : null,
  'score.fewer_offers': (p) =>
    isNothing(p, 'offers') ? { zh: '今天还没有收到邀约', en: 'no offer received today' } : null,
};

/** A reason as one line; a placeholder without a param stays as it is. */
export function reasonLine(textKey: ReasonTextKey, params: ProblemParams, language: 'zh' | 'en'): string {
  const text = WITHOUT_ZEROS[textKey]?.(params) ?? REASON_TEXTS[textKey];
  return filledSentence(text[language], readableParams(params, language));
}

/** A reason in both languages. What an older program stored under a key that is gone is told by its key. */
export function reasonText(textKey: string, params: ProblemParams): ReasonText {
  if (!Object.hasOwn(REASON_TEXTS, textKey)) return { zh: textKey, en: textKey };
  const key = textKey as ReasonTextKey;
  return { zh: reasonLine(key, params, 'zh'), en: reasonLine(key, params, 'en') };
}

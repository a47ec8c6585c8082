import { filledSentence, readableParams, type ProblemParams } from '@gg/kernel';

interface PairText {
  readonly zh: string;
  readonly en: string;
}

/** Sentences of a pair: parts of its score, conditions that are not met with the way out, and how it ended. */
export const PAIR_TEXTS = {
  'score.period': { zh: '共同 {days} 天，缺工企业需要 {wanted} 天', en: '{days} common days of {wanted} needed' },
  'score.distance': { zh: '两地相距 {distanceM}', en: '{distanceM} apart' },
  'score.pay': {
    zh: '报酬高出原企业标准 {abovePercent}%，高出部分归劳动者',
    en: 'pay {abovePercent}% above the lender’s standard, and what is above is the workers’',
  },
  'score.trade': { zh: '共同工种 {trades} 个', en: '{trades} trades in common' },
  'score.care': {
    zh: '提供{care}',
    en: 'gives {care}',
  },
  'wages.in_full': {
    zh: '缺工企业把劳动报酬足额结算给原企业，由原企业全部发给劳动者。高出原企业标准的部分也是劳动者的报酬，任何一方不得收费、提成或者赚取差价。',
    en: 'The borrower settles the wages with the lender in full, and the lender pays all of them to the workers. What lies above the lender’s standard is the workers’ wages, too: neither firm charges a fee or keeps a share or a margin.',
  },
  'condition.same_firm': { zh: '是同一家企业', en: 'it is the same firm' },
  'condition.trade': { zh: '没有共同的工种', en: 'no trade in common' },
  'condition.skill': { zh: '技能或证件不符', en: 'skills or certificates are missing' },
  'condition.period': { zh: '共同的天数太少', en: 'too few common days' },
  'condition.pay': { zh: '报酬低于原企业的标准', en: 'the pay is below the lender’s standard' },
  'condition.board': { zh: '食宿不满足需要', en: 'meals or lodging are not what is needed' },
  'condition.distance': { zh: '距离太远，又没有接送或住宿', en: 'too far without transport or lodging' },
  'condition.barred': {
    zh: '有一方婉拒过或没有答复，双方条件都没有变',
    en: 'one side declined or did not answer, and neither has changed its terms',
  },
  'condition.heads': { zh: '剩余人数不够一组', en: 'too few free heads for a useful group' },
  'condition.placed_elsewhere': {
    zh: '能配，但整体安排给了别的企业',
    en: 'possible, but placed elsewhere in the whole',
  },
  'condition.older_first': {
    zh: '能配，但要等公开更早的信息先配',
    en: 'possible, but postings that have been open longer come first',
  },
  'way.same_firm': { zh: '等其他企业发布。', en: 'Wait for other firms.' },
  'way.trade': { zh: '劳动者还能做的工种，请补充上。', en: 'Add the other trades that the workers can do.' },
  'way.skill': {
    zh: '补充已有的技能和证件，或放宽要求。',
    en: 'Add skills and certificates that are there, or ask for less.',
  },
  'way.period': { zh: '延长期限，或减少最少天数。', en: 'Make the term longer, or the least days fewer.' },
  'way.pay': {
    zh: '缺工企业提高报酬，才能达到原企业的标准。',
    en: 'The borrower raises the pay to the lender’s standard.',
  },
  'way.board': { zh: '提供用餐或住宿。', en: 'Offer meals or lodging.' },
  'way.distance': { zh: '提供接送或住宿。', en: 'Offer transport or lodging.' },
  'way.barred': { zh: '修改条件后会重新配对。', en: 'Change the terms, and it is matched anew.' },
  'way.heads': {
    zh: '减小每组最少人数，或等人数腾出来。',
    en: 'Make the least group smaller, or wait for free heads.',
  },
  'way.placed_elsewhere': { zh: '有人数腾出来时会重新配对。', en: 'It is matched anew when heads come free.' },
  'way.older_first': {
    zh: '前面的信息配满或撤回后，会轮到；不用重新发布。',
    en: 'Its turn comes when older ones are filled or withdrawn; publishing it again gains nothing.',
  },
  'ending.unanswered': { zh: '没有在期限内答复', en: 'not answered in time' },
  'ending.terms_changed': { zh: '一方修改了条件', en: 'one side changed its terms' },
  'ending.reallocated': { zh: '整体安排有变化', en: 'the allocation as a whole has changed' },
  'ending.posting_withdrawn': { zh: '一方撤回了信息', en: 'one side withdrew its posting' },
  'ending.posting_expired': { zh: '一方的信息已到期', en: 'one side’s posting has expired' },
  'ending.posting_taken_down': { zh: '一方的信息已下架', en: 'one side’s posting was taken down' },
  'ending.posting_in_review': { zh: '一方的信息在重新审核', en: 'one side’s posting is in review again' },
} as const satisfies Readonly<Record<string, PairText>>;

export type PairTextKey = keyof typeof PAIR_TEXTS;

/** A sentence in both languages; `{name}` is filled from the params. What an older program stored is told by its key. */
export function pairText(key: string, params: ProblemParams = {}): PairText {
  if (!Object.hasOwn(PAIR_TEXTS, key)) return { zh: key, en: key };
  const { zh, en } = PAIR_TEXTS[key as PairTextKey];
  return {
    zh: filledSentence(zh, { ...readableParams(params, 'zh'), care: careOf(params, 'zh') }),
    en: filledSentence(en, { ...readableParams(params, 'en'), care: careOf(params, 'en') }),
  };
}

const CARE = {
  meals: { zh: '用餐', en: 'meals' },
  lodging: { zh: '住宿', en: 'lodging' },
  transport: { zh: '接送', en: 'transport' },
} as const;

/** What is given, by its names; params hold 1 for each. */
function careOf(params: ProblemParams, language: 'zh' | 'en'): string {
  const given = (Object.keys(CARE) as (keyof typeof CARE)[]).filter((name) => params[name] === 1);
  if (given.length === 0) return language === 'zh' ? '：无' : 'none of meals, lodging and transport';
  return given.map((name) => CARE[name][language]).join(language === 'zh' ? '、' : ', ');
}

import type { ReasonText } from './reason-texts';

/**
 * Sentences around the conditions: what would change that one is not met, how many do not meet it, and how a search came to
 * its end. `{name}` is filled from the params.
 */
export const OUTCOME_TEXTS = {
  'way.active': {
    zh: '在“我的”里恢复接单；被停用的，请联系服务窗口。',
    en: 'Take work again in your profile; if the account is suspended, ask at a window.',
  },
  'way.identity': { zh: '填写姓名和身份证号。', en: 'Give your name and ID number.' },
  'way.trade': { zh: '会做这个工种的，在资料里添加。', en: 'If you do this trade, add it to your profile.' },
  'way.certificate': { zh: '添加或更新这个证件。', en: 'Add the certificate, or renew it.' },
  'way.age': { zh: '选择符合年龄要求的工作。', en: 'Choose work that is open to your age.' },
  'way.protected_work': { zh: '选择负重较轻、强度较低的工作。', en: 'Choose work with lighter loads.' },
  'way.blocked_by_worker': {
    zh: '想接这家的活，就取消屏蔽。',
    en: 'Take the block off if you want work from this employer.',
  },
  'way.blocked_by_employer': { zh: '可以看看其他单位的活。', en: 'Look at the work of other employers.' },
  'way.distance': {
    zh: '这次只找更近的人；可以看离您更近的活。',
    en: 'Nearer people are looked for this time; look at work nearer to you.',
  },
  'way.own_distance': { zh: '愿意走远一些的，把最远距离调大。', en: 'Raise your own limit if you would go farther.' },
  'way.available': { zh: '那天其实有空的，改一下空闲时间。', en: 'If you are free then, change your free times.' },
  'way.booked': { zh: '先取消另一个班次，才能接这个。', en: 'Give the other shift back first.' },
  'way.rest': { zh: '选择前后间隔更长的班次。', en: 'Choose a shift with more time before and after it.' },
  'way.daily_rest': { zh: '选择休息时间足够的班次。', en: 'Choose a shift that leaves enough rest.' },
  'way.hours_week': {
    zh: '下周再接这家单位的活，或者换一家。',
    en: 'Take work of this employer next week, or of another one.',
  },
  'way.hours_day': { zh: '换一天，或接一个短一些的班次。', en: 'Take another day or a shorter shift.' },
  'way.quiet_hours': {
    zh: '愿意夜里接急单的，在资料里打开“夜间急单”；否则早上会再找您。',
    en: 'Allow urgent offers at night in your profile; otherwise you are looked for again in the morning.',
  },
  'way.daily_offers': { zh: '明天会重新开始计算。', en: 'The count begins anew tomorrow.' },
  'way.open_offers': { zh: '先答复已有的邀约。', en: 'Answer the offers you have first.' },
  'way.rules': { zh: '{wayZh}', en: '{wayEn}' },
  'count.active': { zh: '{count} 人暂停接单或账号未激活', en: '{count} not taking work at present' },
  'count.identity': { zh: '{count} 人没有实名信息', en: '{count} without real-name data' },
  'count.trade': { zh: '{count} 人不做这个工种', en: '{count} do another trade' },
  'count.certificate': { zh: '{count} 人缺少所需证件', en: '{count} lack a required certificate' },
  'count.age': { zh: '{count} 人年龄不符合', en: '{count} outside the ages' },
  'count.protected_work': { zh: '{count} 人属于女职工禁忌劳动', en: '{count} kept away by the protection of women' },
  'count.blocked_by_worker': { zh: '{count} 人屏蔽了本单位', en: '{count} have blocked the employer' },
  'count.blocked_by_employer': { zh: '{count} 人被本单位屏蔽', en: '{count} are blocked by the employer' },
  'count.distance': { zh: '{count} 人离得太远', en: '{count} too far away' },
  'count.own_distance': { zh: '{count} 人超出本人愿意走的距离', en: '{count} farther than they will travel' },
  'count.available': { zh: '{count} 人那个时间没有空', en: '{count} not free at that time' },
  'count.booked': { zh: '{count} 人同一时间已有录用', en: '{count} booked at that time' },
  'count.rest': { zh: '{count} 人与另一班次间隔太短', en: '{count} too close to another shift' },
  'count.daily_rest': { zh: '{count} 人休息时间不够', en: '{count} would not have enough rest' },
  'count.hours_week': { zh: '{count} 人本周在该单位的工时已满', en: '{count} have reached the hours of the week' },
  'count.hours_day': { zh: '{count} 人当天平台工时已满', en: '{count} have reached the platform hours of the day' },
  'count.rules': { zh: '{count} 人按法定或市场规则不能做', en: '{count} kept away by another rule' },
  'count.quiet_hours': { zh: '{count} 人夜间不接受打扰', en: '{count} not to be woken at night' },
  'count.daily_offers': { zh: '{count} 人今天的邀约已满', en: '{count} have had their offers of the day' },
  'count.open_offers': { zh: '{count} 人还有太多邀约没答复', en: '{count} have too many unanswered offers' },
  'exhausted.closed': { zh: '班次已不再收人', en: 'the shift takes nobody any more' },
  'exhausted.too_late': { zh: '离开始太近，来不及再找人', en: 'it starts too soon to ask anybody else' },
  'exhausted.nobody_eligible': { zh: '附近没有能接这个班次的人', en: 'nobody nearby may take this shift' },
  'exhausted.everybody_asked': { zh: '能接的人都已问过', en: 'everybody who may take it has been asked' },
  'waits.quiet_hours': {
    zh: '夜间不打扰劳动者，{until} 继续找人',
    en: 'workers are not woken at night; the search goes on at {until}',
  },
} as const satisfies Readonly<Record<string, ReasonText>>;

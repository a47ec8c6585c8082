import type { ProblemCatalogue } from './problem-catalogue';

export const sharedEmploymentProblems = {
  'shared-posting.blocked': {
    status: 422,
    zh: '共享用工信息有 {count} 处不符合规定，改好后才能发布；每一处都写明了依据和改法。',
    en: 'The posting breaks {count} rules of shared employment; each finding names its basis and the lawful way out.',
  },
  'shared-posting.employer_unverified': {
    status: 409,
    zh: '企业还没有通过核验，信息暂不能公开。',
    en: 'The firm is not verified yet; the posting cannot be open.',
  },
  'shared-posting.not_editable': {
    status: 409,
    zh: '只有草稿和公开的信息可以修改；当前状态是{state}。',
    en: 'Only a draft or an open posting can be changed; this one is {state}.',
  },
  'shared-posting.not_draft': {
    status: 409,
    zh: '只有草稿可以发布；当前状态是{state}。',
    en: 'Only a draft can be published; this one is {state}.',
  },
  'shared-posting.too_many': {
    status: 409,
    zh: '同一方向最多同时公开 {max} 条信息；请先撤回不再需要的。',
    en: 'A firm has at most {max} open postings of a side; withdraw what is no longer needed.',
  },
  'shared-posting.not_in_review': { status: 409, zh: '这条信息不在审核中。', en: 'The posting is not in review.' },
  'shared-posting.changed_meanwhile': {
    status: 409,
    zh: '信息刚被别人改过，请刷新后再试。',
    en: 'The posting was changed by somebody else just now; reload it.',
  },
  'shared-posting.heads_in_talks': {
    status: 409,
    zh: '已有 {held} 人在洽谈中，人数不能少于 {held}；请先结束洽谈。',
    en: '{held} heads are in talks; the headcount cannot be below {held}. End talks first.',
  },
  'shared-posting.trade_unknown': { status: 422, zh: '没有这个工种：{code}。', en: 'There is no trade {code}.' },
  'shared-posting.region_unknown': {
    status: 422,
    zh: '没有这个县（市、区）：{code}。',
    en: 'There is no county {code} in Guangxi.',
  },
  'shared-posting.point_outside': {
    status: 422,
    zh: '坐标不在{region}附近，请检查经度和纬度。',
    en: 'The point is not near {region}; check longitude and latitude.',
  },
  'shared-posting.term_reversed': {
    status: 422,
    zh: '期限的结束早于开始。',
    en: 'The term ends before it begins.',
  },
  'shared-posting.term_past': { status: 422, zh: '期限或有效期已经过去。', en: 'The term or the validity has passed.' },
  'shared-posting.term_too_long': {
    status: 422,
    zh: '期限最长 {days} 天。',
    en: 'A term has at most {days} days.',
  },
  'shared-posting.term_too_far': {
    status: 422,
    zh: '最早可以提前 {days} 天发布。',
    en: 'A term begins at most {days} days ahead.',
  },
  'shared-posting.group_too_large': {
    status: 422,
    zh: '每组最少人数不能超过总人数 {headcount}。',
    en: 'The least group cannot be larger than the headcount of {headcount}.',
  },
  'shared-posting.least_days_too_many': {
    status: 422,
    zh: '最少天数不能超过期限的 {days} 天。',
    en: 'The least days cannot be more than the {days} days of the term.',
  },
  'shared-posting.side_mixed': {
    status: 422,
    zh: '富余信息要有对劳动者的声明；缺工信息要写明工资是否经原企业足额结算。',
    en: 'A surplus needs the declaration on its workers; a shortage states whether wages are settled through the lender.',
  },
  'shared-pair.over': {
    status: 409,
    zh: '这次配对已经结束（{state}）。',
    en: 'This pair is over ({state}).',
  },
  'shared-pair.too_few_days': {
    status: 409,
    zh: '双方共同的天数只剩 {days} 天，至少要 {needed} 天，这次不能再洽谈；延长期限后会重新配对。',
    en: '{days} common days are left and {needed} are needed; this pair cannot be opened any more. With a longer term it is matched anew.',
  },
  'shared-pair.heads_gone': {
    status: 409,
    zh: '人数或信息刚有变化，这次配对暂时不能洽谈，请稍后再看。',
    en: 'Heads or postings have just changed; this pair cannot be opened now. Look again in a moment.',
  },
  'shared-pair.changed_meanwhile': {
    status: 409,
    zh: '这次配对刚有变化，请刷新后再试。',
    en: 'The pair has changed just now; reload it.',
  },
} as const satisfies ProblemCatalogue;

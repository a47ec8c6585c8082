import type { ProblemCatalogue } from './problem-catalogue';

export const workersProblems = {
  'worker.unknown': { status: 422, zh: '没有这位劳动者，请核对。', en: 'There is no such worker; please check.' },
  'worker.region_unknown': {
    status: 422,
    zh: '请选择广西的设区市或县（市、区）。',
    en: 'Choose a city or county of Guangxi.',
  },
  'worker.trade_unknown': { status: 422, zh: '没有工种 {code}。', en: 'There is no trade {code}.' },
  'worker.trade_repeated': { status: 422, zh: '工种 {code} 填了两次。', en: 'Trade {code} is named twice.' },
  'worker.availability_invalid': {
    status: 422,
    zh: '空闲时间有误：开始须早于结束，每段不超过一天。',
    en: 'A free time must start before it ends and last no longer than a day.',
  },
  'worker.exception_date': {
    status: 422,
    zh: '只能填写今天起 {days} 天内的日期。',
    en: 'Only dates from today to {days} days ahead can be named.',
  },
  'worker.too_many_blocks': {
    status: 422,
    zh: '最多屏蔽 {most} 家用工单位。',
    en: 'At most {most} employers can be blocked.',
  },
  'worker.period_reversed': {
    status: 422,
    zh: '结束日期早于开始日期，请核对。',
    en: 'The end lies before the start; please check.',
  },
  'worker.certificate_term_missing': {
    status: 422,
    zh: '这类证件有有效期，请填写到期日期。',
    en: 'This kind of certificate has a term; enter its last date.',
  },
  'worker.certificate_not_yet_issued': {
    status: 422,
    zh: '证件的起始日期还没到，请核对。',
    en: 'This certificate is not valid yet; please check its first date.',
  },
  'worker.certificate_number_invalid': {
    status: 422,
    zh: '证件编号有误，请按证件填写。',
    en: 'Enter the number as it is printed on the certificate.',
  },
  'worker.too_many_certificates': {
    status: 422,
    zh: '最多登记 {most} 本证件。',
    en: 'At most {most} certificates can be named.',
  },
  'worker.photo_unreadable': {
    status: 422,
    zh: '这不是能打开的照片，请用 JPG、PNG 或 WebP 格式重新拍摄。',
    en: 'This is no photo that can be opened; take it again as JPG, PNG or WebP.',
  },
  'worker.photo_heic': {
    status: 422,
    zh: '这是 HEIC 格式的照片。请在相机设置里选“兼容性最佳”，或截屏后上传。',
    en: 'This photo is in HEIC form. Choose “most compatible” in the camera’s settings, or send a screenshot of it.',
  },
  'worker.photo_too_many_pixels': {
    status: 422,
    zh: '照片的尺寸太大（超过 {million} 百万像素），请缩小后再传。',
    en: 'The photo has more than {million} million pixels; make it smaller.',
  },
  'worker.photos_busy': {
    status: 429,
    zh: '现在上传照片的人很多，请过一分钟再试。',
    en: 'Many photos are being sent; please try again in a minute.',
  },
  'worker.proof_unchanged': { status: 409, zh: '已经是这个结论。', en: 'This has been decided already.' },
  'worker.own_proof': {
    status: 403,
    zh: '不能核验自己的材料，请由同事办理。',
    en: 'Nobody judges their own papers; ask a colleague.',
  },
  'party.minimum_invalid': {
    status: 422,
    zh: '最少人数须为 2 至 {most} 人；两人结伴不填最少人数。',
    en: 'The minimum is 2 to {most}; a couple has none.',
  },
  'party.full': { status: 409, zh: '人数已满（最多 {most} 人）。', en: 'The party is full (at most {most}).' },
  'party.member_already': {
    status: 409,
    zh: '这个人已经在队里或已被邀请。',
    en: 'This person is a member or was asked already.',
  },
  'party.not_a_member': { status: 409, zh: '这个人不在队里。', en: 'This person is not of the party.' },
  'party.not_invited': { status: 409, zh: '没有待回复的邀请。', en: 'There is no invitation to answer.' },
  'party.consent_stands': { status: 409, zh: '您已经同意结伴。', en: 'Your consent stands already.' },
  'party.no_consent_to_revoke': { status: 409, zh: '没有可撤回的同意。', en: 'There is no consent to take back.' },
  'party.not_yours_to_lead': { status: 403, zh: '只有领队可以这样做。', en: 'Only the leader may do this.' },
  'party.leader_stays': {
    status: 409,
    zh: '领队请用“退出”，不能移除自己。',
    en: 'The leader leaves, and is not taken out.',
  },
  'party.answerer_not_consenting': {
    status: 409,
    zh: '只能指定已同意结伴的人代为答复。',
    en: 'Only consenting members can be named to answer.',
  },
  'party.dissolved': { status: 409, zh: '这个队伍已解散。', en: 'This party has been dissolved.' },
  'party.too_many': {
    status: 409,
    zh: '一个人最多参加 {most} 个队伍。',
    en: 'One person can be of at most {most} parties.',
  },
  'household.repeated': { status: 422, zh: '同一个人登记了两次。', en: 'The same person is named twice.' },
} as const satisfies ProblemCatalogue;

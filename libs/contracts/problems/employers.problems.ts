import type { ProblemCatalogue } from './problem-catalogue';

export const employersProblems = {
  'employer.credit_code_missing': {
    status: 422,
    zh: '请填写统一社会信用代码。',
    en: 'Enter the unified social credit code.',
  },
  'employer.credit_code_unwanted': {
    status: 422,
    zh: '家庭用工不填统一社会信用代码。',
    en: 'A household has no unified social credit code.',
  },
  'employer.credit_code_taken': {
    status: 409,
    zh: '这个统一社会信用代码已有核验过的单位，请联系该单位负责人邀请您加入。',
    en: 'An organisation with this credit code is verified already; ask its owner to invite you.',
  },
  'employer.already_member': {
    status: 409,
    zh: '您已属于一个用工单位。',
    en: 'You belong to an employer already.',
  },
  'employer.region_unknown': {
    status: 422,
    zh: '请选择广西的设区市或县（市、区）。',
    en: 'Choose a city or county of Guangxi.',
  },
  'employer.proof_unfit': {
    status: 422,
    zh: '这种核验方式不适用于该类用工单位。',
    en: 'This proof does not fit this kind of employer.',
  },
  'employer.licence_missing': {
    status: 409,
    zh: '中介机构须先登记有效的人力资源服务许可证。',
    en: 'An agent first needs a valid licence for human resource services.',
  },
  'employer.licence_unwanted': {
    status: 422,
    zh: '只有中介机构登记人力资源服务许可证。',
    en: 'Only agents have a licence for human resource services.',
  },
  'employer.licence_number_invalid': {
    status: 422,
    zh: '许可证编号有误，请按证书填写。',
    en: 'Enter the number as it stands on the licence.',
  },
  'employer.licence_dates': {
    status: 422,
    zh: '许可证有效期有误或已过期，请核对。',
    en: 'The licence has expired or its dates are reversed; please check.',
  },
  'employer.owner_unidentified': {
    status: 409,
    zh: '家庭用工须先登记负责人的身份证号。',
    en: 'For a household, the owner first gives an ID number.',
  },
  'employer.own_verification': {
    status: 403,
    zh: '不能核验自己所在的单位，请由同事办理。',
    en: 'Nobody verifies their own organisation; ask a colleague.',
  },
  'member.last_owner': { status: 409, zh: '至少要保留一位负责人。', en: 'At least one owner must remain.' },
  'member.already': { status: 409, zh: '您已是该单位成员。', en: 'You are a member already.' },
  'member.invited_already': { status: 409, zh: '已邀请过这个手机号。', en: 'This phone was invited already.' },
  'member.too_many': { status: 409, zh: '最多 {most} 位成员和邀请。', en: 'At most {most} members and invitations.' },
  'site.point_far_from_region': {
    status: 422,
    zh: '坐标离所选县（市、区）约 {km} 公里，请核对坐标和区划。',
    en: 'The point lies about {km} km from the county chosen; check both.',
  },
  'site.region_unknown': { status: 422, zh: '请选择广西的县（市、区）。', en: 'Choose a county of Guangxi.' },
  'site.name_taken': { status: 409, zh: '已有同名的用工地点。', en: 'There is a site of this name already.' },
  'site.too_many': { status: 409, zh: '最多登记 {most} 个用工地点。', en: 'At most {most} sites.' },
  'regulars.too_many': { status: 409, zh: '熟工名单最多 {most} 人。', en: 'At most {most} regulars.' },
  'regulars.too_many_pasted': {
    status: 422,
    zh: '一次最多粘贴 {most} 个手机号。',
    en: 'At most {most} phones can be pasted at a time.',
  },
  'regulars.daily_limit': {
    status: 429,
    zh: '今天添加的手机号已达 {most} 个，请明天再来。',
    en: 'Today {most} phones were added; please go on tomorrow.',
  },
  'regulars.none_found': { status: 422, zh: '没有找到手机号，请核对。', en: 'No phone was found in this text.' },
  'block.too_many': { status: 409, zh: '最多屏蔽 {most} 位劳动者。', en: 'At most {most} workers can be blocked.' },
} as const satisfies ProblemCatalogue;

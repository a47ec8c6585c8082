import type { ProblemCatalogue } from './problem-catalogue';

export const identityProblems = {
  'identity.id_number_length': {
    status: 422,
    zh: '身份证号应为 18 位，请核对。',
    en: 'An ID number has 18 characters; please check it.',
  },
  'identity.id_number_first_generation': {
    status: 422,
    zh: '15 位的第一代身份证已停用，请填写 18 位身份证号。',
    en: 'The 15-digit number of the first ID card is no longer valid; enter the 18-digit one.',
  },
  'identity.id_number_characters': {
    status: 422,
    zh: '身份证号只能是数字，最后一位可以是 X。',
    en: 'An ID number has digits only; the last character may be X.',
  },
  'identity.id_number_region': {
    status: 422,
    zh: '身份证号开头的地区代码有误，请核对。',
    en: 'The region at the start of the ID number does not exist; please check it.',
  },
  'identity.id_number_birth_date': {
    status: 422,
    zh: '身份证号中的出生日期有误，请核对。',
    en: 'The birth date in the ID number does not exist; please check it.',
  },
  'identity.id_number_birth_date_implausible': {
    status: 422,
    zh: '身份证号中的出生日期不合理，请核对。',
    en: 'The birth date in the ID number cannot be right; please check it.',
  },
  'identity.id_number_check_digit': {
    status: 422,
    zh: '身份证号最后一位对不上，可能输错了一位，请核对。',
    en: 'The last character of the ID number does not fit; a digit may be mistyped.',
  },
  'identity.phone_invalid': {
    status: 422,
    zh: '手机号有误，应为 11 位大陆手机号。',
    en: 'This is not a mainland mobile number of 11 digits.',
  },
  'identity.credit_code_length': {
    status: 422,
    zh: '统一社会信用代码应为 18 位，请核对。',
    en: 'A unified social credit code has 18 characters; please check it.',
  },
  'identity.credit_code_characters': {
    status: 422,
    zh: '统一社会信用代码只含数字和大写字母（没有 I、O、S、V、Z），请核对。',
    en: 'A unified social credit code has digits and capital letters without I, O, S, V and Z; please check it.',
  },
  'identity.credit_code_region': {
    status: 422,
    zh: '统一社会信用代码第 3 至 8 位应为地区代码，请核对。',
    en: 'Characters 3 to 8 of a unified social credit code are a region; please check them.',
  },
  'identity.credit_code_check_character': {
    status: 422,
    zh: '统一社会信用代码最后一位对不上，可能输错了一位，请核对。',
    en: 'The last character of the credit code does not fit; a character may be mistyped.',
  },
  'identity.name_invalid': {
    status: 422,
    zh: '姓名有误，请按身份证填写（少数民族姓名中间可用“·”）。',
    en: 'Enter the name as it stands on the ID card.',
  },
  'identity.self_verification': {
    status: 403,
    zh: '不能核实自己的身份，请由同事办理。',
    en: 'Nobody verifies their own identity; ask a colleague.',
  },
  'identity.grant_invalid': {
    status: 422,
    zh: '授权的角色或区域有误。',
    en: 'The role or region of this grant does not exist.',
  },
  'identity.password_too_short': {
    status: 422,
    zh: '密码至少要 {least} 个字符。',
    en: 'A password needs at least {least} characters.',
  },
  'identity.password_too_long': {
    status: 422,
    zh: '密码最多 {most} 个字符。',
    en: 'A password has at most {most} characters.',
  },
  'identity.password_too_simple': {
    status: 422,
    zh: '密码太容易被猜到，请换一个更长、更不规则的。',
    en: 'This password is too easy to guess; use a longer, less regular one.',
  },
  'identity.link_invalid': { status: 404, zh: '链接无效，请核对短信中的完整链接。', en: 'This link is not valid.' },
  'identity.link_expired': { status: 410, zh: '链接已过期。', en: 'This link has expired.' },
  'identity.code_wait': {
    status: 429,
    zh: '验证码已发送，请 {seconds} 秒后再获取。',
    en: 'A code was sent; ask again in {seconds} s.',
  },
  'identity.code_enough_today': {
    status: 429,
    zh: '今天已获取 {times} 次验证码，请明天再试或到服务窗口办理。',
    en: 'This number has had {times} codes today; try tomorrow or come to a window.',
  },
  'identity.code_not_sent': {
    status: 424,
    zh: '短信没有发出去，请稍后再试。',
    en: 'The SMS could not be sent; try again later.',
  },
  'identity.code_malformed': { status: 422, zh: '验证码是 6 位数字。', en: 'A code has six digits.' },
  'identity.code_wrong': {
    status: 422,
    zh: '验证码不对，还可以试 {triesLeft} 次。',
    en: 'This code is wrong; {triesLeft} tries are left.',
  },
  'identity.code_void_none': { status: 422, zh: '请先获取验证码。', en: 'Ask for a code first.' },
  'identity.code_void_expired': {
    status: 422,
    zh: '验证码已过期，请重新获取。',
    en: 'This code has expired; ask for another.',
  },
  'identity.code_void_too_many_tries': {
    status: 422,
    zh: '输错次数太多，请重新获取验证码。',
    en: 'Too many wrong tries; ask for another code.',
  },
  'identity.account_suspended': {
    status: 403,
    zh: '账号已停用，请联系公共就业服务中心。',
    en: 'This account is suspended; ask the employment centre.',
  },
  'identity.prove_again': {
    status: 403,
    zh: '这个手机号很久没有使用，请填写身份证号后 6 位，或到服务窗口确认。',
    en: 'This number was silent for long; give the last six characters of the ID number, or come to a window.',
  },
  'identity.tail_wrong': {
    status: 422,
    zh: '身份证号后 6 位不对，还可以试 {triesLeft} 次。',
    en: 'The last six characters of the ID number do not fit; {triesLeft} tries are left.',
  },
  'identity.phone_taken': { status: 409, zh: '这个手机号已属于另一个账号。', en: 'Another account has this number.' },
  'identity.phone_of_another': {
    status: 409,
    zh: '这个手机号登记在另一个人名下；如果是家人共用，请不填手机号登记。',
    en: 'Another person is registered with this number; if they share it, register without a phone.',
  },
  'identity.id_number_taken': {
    status: 409,
    zh: '这个身份证号已属于另一个账号，请到服务窗口办理。',
    en: 'Another account has this ID number; come to a window.',
  },
  'identity.verified_fixed': {
    status: 409,
    zh: '身份已核实，更改请到服务窗口办理。',
    en: 'This identity is verified; changes are made at a window.',
  },
  'identity.other_region': {
    status: 409,
    zh: '这个人由其他地区服务，请其本人在手机上修改居住地，或到原地区办理。',
    en: 'Another region answers for this person, who can change the place of living or go there.',
  },
  'identity.region_invalid': { status: 422, zh: '地区代码有误。', en: 'This region does not exist.' },
  'identity.phone_silent': {
    status: 403,
    zh: '这个号码超过 90 天没有使用，请先用验证码登录一次，或到零工市场窗口确认号码，再来答复。',
    en: 'This number was silent for 90 days: sign in once with a code, or have it confirmed at a desk, before answering.',
  },
  'identity.consent_missing': {
    status: 403,
    zh: '本人还没有同意代办，请先征得并记录同意。',
    en: 'The person has not agreed that staff act for them; ask and record it first.',
  },
  'identity.grant_beyond_own': {
    status: 403,
    zh: '只能在自己的区域内授权，且不能给自己授权。',
    en: 'Roles are given within one’s own region, and never to oneself.',
  },
  'identity.self_suspension': { status: 403, zh: '不能停用自己的账号。', en: 'Nobody suspends their own account.' },
  'identity.sign_in_name_invalid': {
    status: 422,
    zh: '登录名为 3 至 32 个小写字母、数字、点、横线或下划线，以字母开头。',
    en: 'A sign-in name has 3 to 32 lower-case letters, digits, dots, dashes or underscores, and starts with a letter.',
  },
  'identity.sign_in_name_taken': { status: 409, zh: '登录名已被使用。', en: 'This sign-in name is taken.' },
  'identity.supervisor_exists': {
    status: 409,
    zh: '已有主管账号，其他工作人员由主管开设。',
    en: 'There is a supervisor already, who makes all other staff.',
  },
  'identity.password_wrong': { status: 401, zh: '登录名或密码不对。', en: 'Name or password is wrong.' },
  'identity.password_wait': {
    status: 429,
    zh: '尝试次数太多，请 {seconds} 秒后再试。',
    en: 'Too many tries; try again in {seconds} s.',
  },
  'identity.password_unchanged': {
    status: 422,
    zh: '新密码不能与原密码相同。',
    en: 'The new password is the old one.',
  },
  'erasure.seats_held': {
    status: 409,
    zh: '您还有 {count} 个已录用的班次没有结束，请先取消或做完，再注销账号。',
    en: 'You hold {count} seats of work that is not over; cancel or finish it before the account is erased.',
  },
  'erasure.member_elsewhere': {
    status: 409,
    zh: '这个账号还是用工单位的成员或工作人员，请先退出，再注销。',
    en: 'The account is still a member of an employer, or of the staff; leave there before it is erased.',
  },
  'erasure.not_asked': {
    status: 409,
    zh: '没有待生效的注销申请。',
    en: 'No erasure is waiting that could be taken back.',
  },
  'identity.data_exported_often': {
    status: 429,
    zh: '一天最多导出 {times} 次个人信息，请明天再试。',
    en: 'Your data can be had {times} times a day; please try again tomorrow.',
  },
} as const satisfies ProblemCatalogue;

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
} as const satisfies ProblemCatalogue;

import { PROBLEMS } from '@gg/contracts';
import { DomainError, filledSentence } from '@gg/kernel';

/** Why a cell or a row was not taken, in both languages, with a code for clients. */
export interface ImportReason {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** Sentences of the file reader. `{…}` are filled; each says what to write instead where that is not obvious. */
const REASONS = {
  required: ['此栏必填', 'this column must be filled'],
  too_long: ['超过 {max} 个字', 'longer than {max} characters'],
  date_unknown: ['看不懂日期，请写成 2026-11-25', 'not a date; write 2026-11-25'],
  date_without_year: ['日期没有年份，请写成 2026-11-25', 'the date has no year; write 2026-11-25'],
  date_impossible: ['没有这一天', 'there is no such day'],
  dates_reversed: ['日期范围前后颠倒', 'the range of dates is reversed'],
  dates_too_many: ['一行最多写 {max} 个日期', 'at most {max} dates in one row'],
  time_unknown: [
    '看不懂时间，请写成 06:30；跨天写“次日06:00”',
    'not a time; write 06:30, and 次日06:00 for the next day',
  ],
  time_missing: ['请写开始时间和结束时间，或在“工作时间”写 06:30-10:30', 'give start and end, or 06:30-10:30'],
  end_before_start: ['结束时间早于开始时间；跨天请写“次日”', 'ends before it starts; write 次日 for the next day'],
  assembly_after_start: [
    '集合时间晚于开始时间，或早于开始超过 4 小时',
    'people meet after the start, or over 4 hours before it',
  ],
  break_unknown: [
    '请写休息的起止时间，如 12:00-13:00；带薪的加“计薪”',
    'write breaks as 12:00-13:00, with 计薪 where paid',
  ],
  number_unknown: ['不是整数', 'not a whole number'],
  number_out_of_range: ['应在 {min} 到 {max} 之间', 'must be from {min} to {max}'],
  money_unknown: ['看不懂金额，请写成 22 或 22.5', 'not an amount; write 22 or 22.5'],
  money_too_precise: ['金额最多到分', 'an amount has at most two decimals'],
  pay_kind_unknown: ['请写时薪、日薪或计件', 'write 时薪 (hourly), 日薪 (daily) or 计件 (piece)'],
  pay_kinds_differ: ['计薪方式与工资的单位不一致', 'the kind of pay and the unit of the amount differ'],
  piece_incomplete: ['计件要写计件单位和预计产量', 'piece pay needs a unit and the expected output'],
  settlement_unknown: [
    '看不懂结算，请写日结、周结、半月结、月结或“7天”',
    'write 日结, 周结, 半月结, 月结 or a number of days',
  ],
  choice_unknown: ['只能写：{choices}', 'one of: {choices}'],
  trade_unknown: ['没有找到这个工种，请写常用名称或职业编码', 'no such trade; write its usual name or code'],
  certificate_unknown: ['不认识证书“{name}”', 'unknown certificate {name}'],
  region_unknown: ['没有找到这个市、县（区）', 'no such city or county in Guangxi'],
  county_missing: ['请写到县（市、区）', 'name the county or district'],
  coordinates_incomplete: ['经度、纬度要么都写，要么都不写', 'give both longitude and latitude, or neither'],
  coordinates_outside: [
    '坐标不在广西境内；请检查经度和纬度是否写反',
    'not in Guangxi; are longitude and latitude swapped?',
  ],
  coordinates_far: ['坐标离{region}太远', 'too far from {region}'],
  datum_unknown: [
    '只接受 WGS-84 坐标；高德、腾讯、百度地图的坐标有偏移，请改用手机定位的坐标或留空',
    'only WGS-84 coordinates; those of map sites are shifted',
  ],
  phone_unknown: ['不是 11 位手机号', 'not a mobile number of 11 digits'],
  name_unknown: ['姓名有误', 'not a person’s name'],
  contact_incomplete: ['联系人和联系电话要么都写，要么都不写', 'give both name and phone of the contact, or neither'],
  credit_code_wrong: ['统一社会信用代码有误', 'not a valid unified social credit code'],
  intermediary_incomplete: ['写了中介机构，还要写它的许可证号', 'an intermediary needs its licence number'],
  party_without_name: ['写了信用代码，还要写名称', 'a credit code needs the name, too'],
  insurer_missing: ['写了保险，还要写由谁参保或投保', 'insurance needs the one who takes it out'],
  ages_reversed: ['最小年龄大于最大年龄', 'the least age is above the greatest'],
  mode_conflict: [
    '报名由用工单位挑选，不能与抢单同用',
    'with applications the employer picks: not together with claims',
  ],
  formula_without_result: [
    '公式没有计算结果，请复制后“选择性粘贴为数值”',
    'a formula without a result; paste it as a value',
  ],
  formula_failed: ['公式出错：{error}', 'the formula failed: {error}'],
  cell_unknown: ['看不懂这个单元格', 'this cell cannot be read'],
  heading_row: ['整行合并的单元格不是岗位，已跳过', 'a row that is one merged cell is no posting'],
  columns_differ: [
    '这一行的列数与表头不同，可能多了逗号或引号',
    'columns differ from the header; look for a stray comma or quote',
  ],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type ImportReasonCode = keyof typeof REASONS;

type Params = Readonly<Record<string, string | number>>;

/** The reason of a code, with its placeholders filled. */
export function importReason(code: ImportReasonCode, params: Params = {}): ImportReason {
  const [zh, en] = REASONS[code];
  return { code, zh: filledSentence(zh, params, ''), en: filledSentence(en, params, '') };
}

/** A refusal of the domain as a reason: the same code and sentences that a single posting would be refused with. */
export function problemReason(error: unknown): ImportReason {
  const entry = error instanceof DomainError ? PROBLEMS[error.code] : undefined;
  if (!(error instanceof DomainError) || !entry) throw error;
  return {
    code: error.code,
    zh: filledSentence(entry.zh, error.params, ''),
    en: filledSentence(entry.en, error.params, ''),
  };
}

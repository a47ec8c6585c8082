import type { ProblemCatalogue } from './problem-catalogue';

export const postingsProblems = {
  'posting.blocked': {
    status: 422,
    zh: '岗位有 {count} 处不符合规定，改好后才能发布；每一处都写明了依据和改法。',
    en: 'The posting breaks {count} rules and cannot be published; each finding names its basis and the lawful way out.',
  },
  'posting.employer_unverified': {
    status: 409,
    zh: '用工单位还没有通过核验，岗位暂不能公开。',
    en: 'The employer is not verified yet; the posting cannot be public.',
  },
  'posting.legal_employer_foreign': {
    status: 422,
    zh: '用人单位应为本单位；为其他单位招工须由有许可证的人力资源服务机构发布。',
    en: 'The legal employer must be the one who posts; only a licensed agency recruits for others.',
  },
  'posting.intermediary_foreign': {
    status: 422,
    zh: '中介机构应为发布岗位的人力资源服务机构本身。',
    en: 'The intermediary must be the agency that posts.',
  },
  'posting.not_editable': {
    status: 409,
    zh: '只有草稿可以修改；当前状态是{state}。',
    en: 'Only a draft can be changed; this posting is {state}.',
  },
  'posting.changed_meanwhile': {
    status: 409,
    zh: '岗位刚被别人改过，请刷新后再试。',
    en: 'The posting was changed by somebody else just now; reload it.',
  },
  'posting.trade_unknown': { status: 422, zh: '没有这个工种：{code}。', en: 'There is no trade {code}.' },
  'posting.region_unknown': {
    status: 422,
    zh: '没有这个县（市、区）：{code}。',
    en: 'There is no county {code} in Guangxi.',
  },
  'posting.point_outside': {
    status: 422,
    zh: '集合点的坐标不在{region}附近，请检查经度和纬度。',
    en: 'The assembly point is not near {region}; check longitude and latitude.',
  },
  'posting.ages_reversed': {
    status: 422,
    zh: '最小年龄不能大于最大年龄。',
    en: 'The least age is above the greatest.',
  },
  'posting.mode_conflict': {
    status: 422,
    zh: '由用工单位挑选的报名不能与抢单同用。',
    en: 'Applications, where the employer picks, exclude claims.',
  },
  'posting.mode_missing': {
    status: 422,
    zh: '派单、抢单、报名至少选一种。',
    en: 'Choose at least one of dispatch, claim and application.',
  },
  'posting.piece_incomplete': {
    status: 422,
    zh: '计件工资要写明计件单位、预计产量和预计用时。',
    en: 'Piece pay needs its unit, the expected output and the minutes for it.',
  },
  'posting.valid_until_past': {
    status: 422,
    zh: '有效期已经过去。',
    en: 'The validity date has passed.',
  },
  'posting.without_shift': { status: 422, zh: '至少要有一个班次。', en: 'A posting needs at least one shift.' },
  'posting.shifts_too_many': {
    status: 422,
    zh: '一个岗位最多 {max} 个班次。',
    en: 'A posting has at most {max} shifts.',
  },
  'posting.shift_twice': {
    status: 422,
    zh: '第 {shift} 个班次与前面的时间相同。',
    en: 'Shift {shift} has the same times as an earlier one.',
  },
  'posting.shift_in_past': {
    status: 422,
    zh: '第 {shift} 个班次的开始时间已经过去。',
    en: 'Shift {shift} starts in the past.',
  },
  'posting.shift_ahead': {
    status: 422,
    zh: '作为历史导入的岗位还有没结束的班次。',
    en: 'A posting that is imported as past has a shift that is not over.',
  },
  'posting.shift_too_far': {
    status: 422,
    zh: '第 {shift} 个班次在 {days} 天以后，请检查年份。',
    en: 'Shift {shift} is more than {days} days ahead; check the year.',
  },
  'posting.shift_reversed': {
    status: 422,
    zh: '第 {shift} 个班次的结束时间不晚于开始时间。',
    en: 'Shift {shift} does not end after it starts.',
  },
  'posting.shift_too_long': {
    status: 422,
    zh: '第 {shift} 个班次超过 {hours} 小时。',
    en: 'Shift {shift} is longer than {hours} hours.',
  },
  'posting.shift_not_on_minute': {
    status: 422,
    zh: '第 {shift} 个班次的时间要精确到分钟，不带秒。',
    en: 'The times of shift {shift} must be whole minutes.',
  },
  'posting.headcount_out_of_range': {
    status: 422,
    zh: '第 {shift} 个班次的人数应为 1 到 {max}。',
    en: 'The headcount of shift {shift} must be from 1 to {max}.',
  },
  'posting.breaks_too_many': {
    status: 422,
    zh: '第 {shift} 个班次最多写 {max} 次休息。',
    en: 'Shift {shift} has at most {max} breaks.',
  },
  'posting.break_reversed': {
    status: 422,
    zh: '第 {shift} 个班次的休息结束不晚于开始。',
    en: 'A break of shift {shift} does not end after it starts.',
  },
  'posting.break_outside_shift': {
    status: 422,
    zh: '第 {shift} 个班次的休息不在工作时间内。',
    en: 'A break of shift {shift} lies outside of the shift.',
  },
  'posting.breaks_overlap': {
    status: 422,
    zh: '第 {shift} 个班次的休息互相重叠。',
    en: 'Breaks of shift {shift} overlap.',
  },
  'posting.shift_without_paid_time': {
    status: 422,
    zh: '第 {shift} 个班次的计薪时间不足 {minutes} 分钟。',
    en: 'Shift {shift} has less than {minutes} paid minutes.',
  },
  'posting.not_in_review': {
    status: 409,
    zh: '这个岗位不在待审核状态。',
    en: 'This posting is not waiting for review.',
  },
  'posting.not_taken_down': {
    status: 409,
    zh: '只有被下架的岗位可以申诉。',
    en: 'Only a posting that was taken down can be appealed.',
  },
  'posting.appeal_exists': {
    status: 409,
    zh: '这次下架已经申诉过。',
    en: 'This take-down was appealed already.',
  },
  'posting.appeal_late': {
    status: 409,
    zh: '申诉期已过（下架后 {days} 天内可以申诉）。',
    en: 'The time to appeal is over: {days} days from the take-down.',
  },
  'posting.appeal_decided': { status: 409, zh: '这个申诉已经有结果。', en: 'This appeal has been decided.' },
  'posting.appeal_own_act': {
    status: 403,
    zh: '不能处理针对自己下架决定的申诉，请由同事办理。',
    en: 'Nobody decides an appeal against an own act; ask a colleague.',
  },
  'posting.consent_required': {
    status: 422,
    zh: '代办须有该用工单位负责人登记的同意。',
    en: 'Acting for an employer needs the recorded consent of one who may publish for it.',
  },
  'posting.template_name_taken': {
    status: 409,
    zh: '已经有叫“{name}”的模板，请换个名字。',
    en: 'There is a template named {name} already; choose another name.',
  },
  'posting.templates_too_many': {
    status: 409,
    zh: '最多保存 {most} 个模板，请先删除不用的。',
    en: 'At most {most} templates can be kept; remove some first.',
  },
  'posting.link_unknown': {
    status: 404,
    zh: '没有这个短链接对应的岗位，请核对后八位字符。',
    en: 'No posting has this link; check its last eight characters.',
  },
  'posting.import_unreadable': {
    status: 422,
    zh: '无法读取这个文件，请使用 CSV 或 Excel（.xlsx）。',
    en: 'This file cannot be read; use CSV or Excel (.xlsx).',
  },
  'posting.import_old_excel': {
    status: 422,
    zh: '这是旧版 Excel（.xls）或加密的文件，请另存为未加密的 .xlsx。',
    en: 'This is an old (.xls) or encrypted Excel file; save it as plain .xlsx.',
  },
  'posting.import_encoding': {
    status: 422,
    zh: '看不懂文件的编码，请另存为 UTF-8 或 GBK。',
    en: 'The encoding is unknown; save the file as UTF-8 or GBK.',
  },
  'posting.import_too_large': {
    status: 413,
    zh: '文件解开后太大。',
    en: 'The file is too large when unpacked.',
  },
  'posting.import_too_many_rows': {
    status: 422,
    zh: '一个文件最多 {max} 行，请分成几个文件。',
    en: 'A file has at most {max} rows; split it.',
  },
  'posting.import_no_header': {
    status: 422,
    zh: '没有找到表头，请使用示例文件的列名。',
    en: 'There is no header row; use the column names of the example file.',
  },
  'posting.import_columns_missing': {
    status: 422,
    zh: '缺少这些列：{columns}。',
    en: 'These columns are missing: {columns}.',
  },
  'posting.import_column_twice': {
    status: 422,
    zh: '“{column}”这一列出现了两次。',
    en: 'The column {column} stands twice.',
  },
  'posting.import_other_employer': {
    status: 422,
    zh: '这一行属于别的用工单位。',
    en: 'This row belongs to another employer.',
  },
} as const satisfies ProblemCatalogue;

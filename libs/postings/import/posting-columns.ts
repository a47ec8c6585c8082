/** A column of an import file. Headers are compared without spaces, brackets and what stands in brackets. */
export interface PostingColumn {
  readonly key: string;
  readonly zh: string;
  readonly aliases: readonly string[];
  /** A file without it is refused whole. */
  readonly required: boolean;
}

const column = <K extends string>(key: K, zh: string, aliases: string, required = false) =>
  ({ key, zh, aliases: aliases === '' ? [] : aliases.split(' '), required }) as const;

/** Every column the importer knows, in the order of the example file. docs/posting-import.md explains each. */
export const POSTING_COLUMNS = [
  column('reference', '编号', '序号 岗位编号 外部编号 单号'),
  column('employerName', '用工单位', '企业名称 单位名称 招聘单位 公司名称 公司 雇主'),
  column('employerCode', '统一社会信用代码', '信用代码 社会信用代码 用工单位信用代码 税号'),
  column('engagementType', '用工形式', '用工类型 用工性质 工作性质', true),
  column('trade', '工种', '职业 岗位类别 工作类型 职业编码', true),
  column('title', '岗位名称', '岗位 标题 招聘岗位 职位 职位名称', true),
  column('description', '工作内容', '岗位职责 工作描述 岗位描述 职责'),
  column('conditions', '录用条件', '招聘条件 任职要求 岗位要求 要求'),
  column('city', '城市', '市 地市 设区市 所在城市'),
  column('county', '区县', '县区 县 区 县市区 县级 所在区县'),
  column('placeName', '集合地点', '集合点 工作地点 上班地点 地点', true),
  column('address', '详细地址', '地址 集合地址 工作地址 上班地址'),
  column('longitude', '经度', 'lng lon 东经'),
  column('latitude', '纬度', 'lat 北纬'),
  column('datum', '坐标系', '坐标系统 坐标类型'),
  column('dates', '日期', '工作日期 上班日期 用工日期 上工日期', true),
  column('workTime', '工作时间', '上班时间 班次 时段 工作时段'),
  column('startTime', '开始时间', '上班 上工时间 开工时间'),
  column('endTime', '结束时间', '下班 下班时间 收工时间'),
  column('assemblyTime', '集合时间', '报到时间 到岗时间'),
  column('breaks', '休息时间', '休息 中间休息 午休'),
  column('headcount', '人数', '招聘人数 需求人数 用工人数 名额', true),
  column('reserves', '候补', '候补人数 备用人数'),
  column('payKind', '计薪方式', '计薪 薪资类型 工资类型 计酬方式'),
  column('pay', '工资', '薪资 工价 单价 报酬 工资标准 薪酬', true),
  column('pieceUnit', '计件单位', '件数单位'),
  column('expectedOutput', '预计产量', '预计件数 人均产量 产量'),
  column('expectedMinutes', '预计用时分钟', '预计用时 预计分钟'),
  column('settlement', '结算', '结算方式 结算周期 工资结算 发薪方式', true),
  column('insuranceKind', '保险', '保险种类 保险类型 参保险种'),
  column('insurer', '投保单位', '参保单位 承保单位 保险单位'),
  column('legalEmployer', '用人单位', '签约单位 劳动合同单位 合同单位'),
  column('legalEmployerCode', '用人单位信用代码', '签约单位信用代码'),
  column('labourDispatch', '劳务派遣', '是否派遣 派遣'),
  column('actualUser', '实际用工单位', '实际用工方 项目单位'),
  column('actualUserCode', '实际用工单位信用代码', ''),
  column('payer', '发薪单位', '工资支付单位 付款单位 支付单位'),
  column('intermediary', '中介机构', '人力资源服务机构 中介 劳务公司'),
  column('licence', '许可证号', '人力资源服务许可证号 中介许可证号 人力资源服务许可证'),
  column('tools', '工具', '工具装备 自带工具 劳保用品'),
  column('maxKg', '最大搬运重量', '搬运重量 负重 单件重量 最大负重'),
  column('repeatedLoad', '频繁搬运', '连续搬运 是否频繁搬运'),
  column('outdoor', '户外', '室外 是否户外 露天'),
  column('meals', '用餐', '餐食 包餐 伙食 工作餐'),
  column('transport', '交通', '接送 班车 交通方式'),
  column('certificates', '证书', '所需证书 证件要求 资格证'),
  column('minAge', '最小年龄', '年龄下限'),
  column('maxAge', '最大年龄', '年龄上限'),
  column('mode', '招用方式', '录用方式 派单方式 招工方式'),
  column('validUntil', '有效期至', '有效期 截止日期 报名截止 截止时间'),
  column('contactName', '联系人', '现场联系人 负责人 现场负责人'),
  column('contactPhone', '联系电话', '电话 手机 手机号 联系人电话 现场电话'),
] as const satisfies readonly PostingColumn[];

export type ColumnKey = (typeof POSTING_COLUMNS)[number]['key'];

/** The Chinese header of a column, as problems name it. */
export const columnHeader = (key: ColumnKey): string => HEADERS.get(key)!;

const HEADERS: ReadonlyMap<string, string> = new Map(POSTING_COLUMNS.map(({ key, zh }) => [key, zh]));

/** `工资（元，税前）*` → `工资`. */
const normalHeader = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】/g, '')
    .replace(/[\s*:：_/、-]/g, '')
    .toLowerCase();

const BY_HEADER: ReadonlyMap<string, ColumnKey> = new Map(
  POSTING_COLUMNS.flatMap(({ key, zh, aliases }) =>
    [zh, key, ...aliases].map((name) => [normalHeader(name), key] as const),
  ),
);

/** The column that a header names, or undefined. */
export const columnOf = (header: string): ColumnKey | undefined => BY_HEADER.get(normalHeader(header));

import { findPhrases, oneOf, type Phrase, type PhraseHit } from './phrases';

/** What workers are made to give, pay or leave behind before they may work (劳动合同法 9, 84; 就业促进法 41). */
export type FeeKind = 'deposit' | 'fee' | 'papers' | 'pay_first' | 'training_loan';

/** Sums that are never lawful to ask of a worker, whatever they are called. */
const DEPOSITS = oneOf(
  '押金',
  '压金',
  '亚金',
  'yajin',
  'ya金',
  '押jin',
  '保证金',
  '抵押金',
  '抵押款',
  '风险金',
  '风险抵押金',
  '担保金',
  '诚意金',
  '诚信金',
  '履约金',
  '保障金',
  '违约保证金',
);
/** Fees that turn up in false postings; the bare word is enough. */
const FEES = oneOf(
  '服装费',
  '工服费',
  '工装费',
  '制服费',
  '衣服费',
  '马甲费',
  '培训费',
  '学费',
  '岗前培训费',
  '报名费',
  '中介费',
  '介绍费',
  '入职费',
  '建档费',
  '办卡费',
  '资料费',
  '会员费',
  '名额费',
  '占位费',
  '岗位费',
  '内推费',
  '入场费',
  '工牌费',
  '办证费',
  '代办费',
  '推荐费',
  '信息费',
  '排队费',
  '定岗费',
  '上岗费',
  '面试费',
);
/** Words that are a fee only when somebody takes it: 服务费 may as well be what the worker earns. */
const SOFT_FEES = oneOf(
  '体检费',
  '管理费',
  '服务费',
  '手续费',
  '住宿押金',
  '定金',
  '订金',
  '餐费',
  '车费',
  '保险费',
  '工具费',
  '设备费',
  '费用',
  '钱',
  '现金',
);
const PAPERS = oneOf(
  '身份证原件',
  '身份证',
  '证件原件',
  '证件',
  '银行卡',
  '驾驶证',
  '毕业证',
  '学生证',
  '户口本',
  '社保卡',
  '资格证',
);
const ANY_FEE = `(?:${DEPOSITS}|${FEES}|${SOFT_FEES})`;
const TAKES = oneOf(
  '收取',
  '收',
  '缴纳',
  '缴',
  '交纳',
  '交付',
  '上交',
  '交',
  '支付',
  '付',
  '预付',
  '预交',
  '垫付',
  '扣除',
  '扣',
  '自费',
  '出',
  '充值',
  '充',
  '转',
);

/** What denies, before the fee. `(?<!…)` keeps 100元押金 and 特别收押金 from reading as denials. */
const DENIES = oneOf(
  '不',
  '不会',
  '不得',
  '不准',
  '不许',
  '不允许',
  '不能',
  '不要',
  '不用',
  '不必',
  '不需',
  '不需要',
  '不向',
  '未',
  '从不',
  '从未',
  '绝不',
  '决不',
  '坚决不',
  '一律不',
  '概不',
  '无',
  '无需',
  '无须',
  '没有',
  '没',
  '免',
  '免除',
  '免去',
  '全免',
  '零',
  '(?<!\\d)0',
  '(?<!\\d)0元',
  '杜绝',
  '严禁',
  '禁止',
  '拒绝',
  '取消',
  '不存在',
  '切勿',
  '请勿',
  '勿',
  '(?<![特级分])别',
  '谨防',
  '警惕',
  '提防',
  '举报',
);
/** Words that people put between the denial and the fee. */
const BETWEEN = oneOf(
  '收取',
  '收',
  '缴纳',
  '缴',
  '交纳',
  '交付',
  '交',
  '支付',
  '付',
  '预付',
  '垫付',
  '扣押',
  '扣留',
  '抵押',
  '扣',
  '押',
  '要求',
  '索要',
  '索取',
  '提供',
  '任何',
  '一切',
  '各种',
  '各类',
  '其他',
  '其它',
  '形式的?',
  '名义的?',
  '名目的?',
  '以',
  '向',
  '给',
  '对',
  '要',
  '您',
  '你',
  '大家',
  '劳动者',
  '求职者',
  '工人',
  '员工',
  '应聘者',
  '报名者',
  '入职',
  '上岗',
  '报名',
  '面试',
  '的',
  '所有',
  '会',
  '再',
  '先',
  '提前',
  '额外',
  '个人',
  '私下',
  '企业',
  '公司',
  '我们',
  '本公司',
  '平台',
  '单位',
);
const NAMED = `(?:${ANY_FEE}|${PAPERS})`;
/** Further things that the same denial covers: `押金、保证金和服装费`, and a bare name after a comma. */
const ALSO = `(?:(?:[、和或及与跟]|以及|还有)*(?:任何|各种|其他|其它|所有|的)*${NAMED}|,${NAMED}(?=[,、等和或及]|$))*`;
/** A denial is none when a sum follows (`无 押金200`) or a threat (`不交押金不给上岗`). */
const TRULY = '(?!\\d{0,7}[1-9])(?!(?:者|的|就|则)*(?:不能|不给|不可|不予|不安排|不派|无法|勿扰|免谈))';
/** Who pays instead of the worker. */
const EMPLOYER = oneOf(
  '公司',
  '企业',
  '厂里',
  '厂方',
  '工厂',
  '我方',
  '我司',
  '我',
  '业主',
  '东家',
  '客户',
  '单位',
  '用人单位',
  '平台',
  '雇主',
  '甲方',
  '店里',
  '项目部',
);
const EMPLOYER_PAYS = `(?:由|都由|全由|均由|全部由)?${EMPLOYER}(?:全额|全部|统一)?(?:承担|支付|出|报销|负责|补贴|垫付|买单|代缴|缴纳|购买)`;
const PAYABLE = `(?:${FEES}|${SOFT_FEES})`;

const LAWFUL: readonly RegExp[] = [
  new RegExp(`${DENIES}${BETWEEN}{0,8}${NAMED}${ALSO}(?:等|类)?${TRULY}`, 'u'),
  new RegExp(
    `${NAMED}(?:一律|全部|都|均|全)?(?:免|全免|免收|免费|不收|不用交|不用(?!担心|急|愁)|不需要|不要|没有|无|为零|为0|0元|零元|0|取消)(?!\\d{0,7}[1-9])`,
    'u',
  ),
  // Warnings against those who ask: `凡收取押金的都是骗子，请举报`.
  new RegExp(
    `(?:当心|小心|如有|如遇|若有|若遇|遇到|凡是?|凡有)[^,]{0,12}${NAMED}[^,]{0,40},?[^,]{0,8}(?:举报|投诉|骗|拨打|报警|12333|12345|维权)`,
    'u',
  ),
  new RegExp(`${PAYABLE}(?:全部|都|均|全额|一律)?${EMPLOYER_PAYS}`, 'u'),
  new RegExp(`${EMPLOYER_PAYS}${PAYABLE}`, 'u'),
  new RegExp(`${PAYABLE}(?:可|全额|予以|给予)?(?:报销|补贴)`, 'u'),
  new RegExp(`(?:报销|补贴|包|发放|发|给|另付|另给|提供)(?:来回|往返)?(?:${FEES}|车费|餐费|体检费)`, 'u'),
  // Bringing a paper to show it is what the law asks for.
  /(?:携带|带好?|带上|出示|持|凭|查验|核验|核对|登记|上传|提供|复印|准备|拍照)(?:本人)?(?:有效)?(?:的)?(?:二代)?(?:身份证|银行卡|驾驶证|健康证|户口本|社保卡|证件|资格证|学生证)(?:原件|复印件|正反面|号码?|信息|卡号)?(?:登记|入场|报到|上岗)?/u,
  /(?:身份证|银行卡|证件)(?:复印件|号码?|信息|照片|登记|核验|卡号|实名)/u,
];

const FORBIDDEN: readonly Phrase<FeeKind>[] = [
  { kind: 'deposit', pattern: new RegExp(DEPOSITS, 'u') },
  {
    kind: 'deposit',
    pattern:
      /押\d{1,7}(?:元|块|rmb)|押\d{2,4}(?![\d公斤吨车箱件kg天日月号年次单趟米袋包])|押(?:[一二两三五]百|[一二两三]千)(?:元|块)?/u,
  },
  { kind: 'fee', pattern: new RegExp(FEES, 'u') },
  {
    kind: 'fee',
    pattern: new RegExp(
      `(?:${TAKES})(?:取|纳)?(?:一点|少量|部分|相应|相关|必要|\\d{1,7}(?:元|块)?(?:的)?)*(?:体检费|管理费|服务费|手续费|定金|订金|工具费|设备费|保险费)`,
      'u',
    ),
  },
  { kind: 'fee', pattern: /(?:体检费|管理费|手续费|工具费|设备费|定金|订金)(?:自理|自费|自付)?\d{1,7}(?:元|块)/u },
  {
    kind: 'papers',
    pattern: new RegExp(
      `(?:扣押|扣留|扣|质押|抵押|押|压|收走|收缴|上交|交出|留下|代管|统一保管|保管|没收)(?:本人|工人|员工|你的|您的)?(?:${PAPERS})(?!复印|号)`,
      'u',
    ),
  },
  {
    kind: 'papers',
    pattern: new RegExp(
      `(?:${PAPERS})(?:要|需要?|须|必须|统一|先|全部|都|由公司|由单位|由工头|由我们|由班长)*(?:扣押|扣留|抵押|质押|押|上交|交给|交由|留在|留给|暂扣|代管|保管|没收|压在|放在?(?:公司|单位|店里|厂里|班长|工头|中介|我们|我处|前台))`,
      'u',
    ),
  },
  { kind: 'papers', pattern: new RegExp(`交(?:${PAPERS})(?:给|到|至|在)`, 'u') },
  {
    kind: 'pay_first',
    pattern: new RegExp(
      `(?:先|提前|预先|入职前|上岗前|报名时|入职时|到岗前)(?:要|需要?|须|得|统一)?(?:${TAKES})(?:\\d{1,7}(?:元|块)|钱|费|款|一笔|部分费用|费用)`,
      'u',
    ),
  },
  {
    kind: 'pay_first',
    pattern:
      /(?:交|缴|付)(?:了)?(?:钱|费用?|款)(?:才|方|后|完|再)?(?:能|可|给|就)?(?:上岗|入职|上班|安排|派单|干活|开工|进场|领活|开通)/u,
  },
  {
    kind: 'fee',
    pattern:
      /(?<!公司|单位|企业|平台|厂里|老板|雇主)(?:交|收|扣|付)(?:取|纳)?(?:保险|意外险|体检|工具|服装|工服|工衣|培训|报名|管理)\d{1,7}(?:元|块)/u,
  },
  {
    kind: 'fee',
    pattern:
      /(?:体检费|管理费|手续费|工具费|设备费|保险费|定金|订金)(?:先|要|须|需)?(?:交|缴|付)(?:给|到|公司|班长|中介)/u,
  },
  { kind: 'pay_first', pattern: /(?:自费|付费|交费|缴费)(?:培训|学习|上岗|入职|考证|办证|购买?工(?:服|装|具))/u },
  {
    kind: 'pay_first',
    pattern:
      /(?:需|要|须|必须|自行)(?:先)?(?:垫付|垫资|购买|自购)(?:货款|本金|货物|工服|工装|服装|工具包|装备|产品|会员)/u,
  },
  {
    kind: 'training_loan',
    pattern:
      /培训贷|招转培|美容贷|贷款(?:培训|学习|入职|上岗|买车|购车)|(?:分期|贷款)(?:支付|付|缴纳?|交)?(?:学费|培训)|以租代购|先(?:学习?|培训)(?:后|再)(?:上岗|就业)[^,]{0,6}(?:费|贷|分期)/u,
  },
];

/** What a text that `readText` has read asks workers to give. */
export const findFees = (text: string): PhraseHit<FeeKind>[] => findPhrases(text, LAWFUL, FORBIDDEN);

/** A line of business: what such firms are called, where they are, and which jobs they post. */
export interface Business {
  readonly key: string;
  readonly kind: 'organisation' | 'sole_trader';
  readonly code: 'enterprise' | 'individual_business' | 'private_non_enterprise';
  /** `{c}` the city or county in short, `{b}` a made-up name. */
  readonly names: readonly string[];
  /** Share among firms. */
  readonly share: number;
  /** City or county codes where such firms are; everywhere unless given. */
  readonly where?: readonly string[];
  /** Names of sites; `{c}` as above. More than one: firms may have several. */
  readonly sites: readonly string[];
  readonly streets: 'town' | 'industry';
  /** Keys of job templates. */
  readonly jobs: readonly string[];
}

export const BUSINESSES: readonly Business[] = [
  {
    key: 'parcels',
    kind: 'organisation',
    code: 'enterprise',
    names: ['广西{b}供应链管理有限公司', '{c}{b}速运有限公司', '{c}{b}快递服务有限公司'],
    share: 12,
    sites: ['{c}分拨中心', '{c}转运场'],
    streets: 'industry',
    jobs: ['sorting-dawn', 'sorting-night', 'unloading', 'courier-peak'],
  },
  {
    key: 'warehouses',
    kind: 'organisation',
    code: 'enterprise',
    names: ['广西{b}仓储有限公司', '{c}{b}物流有限公司'],
    share: 9,
    sites: ['{c}仓库', '{c}物流园 3 号库'],
    streets: 'industry',
    jobs: ['unloading', 'sorting-dawn', 'parcel-packing'],
  },
  {
    key: 'online-shops',
    kind: 'organisation',
    code: 'enterprise',
    names: ['{c}{b}电子商务有限公司', '{c}{b}食品有限公司'],
    share: 7,
    sites: ['{c}电商产业园', '{c}云仓'],
    streets: 'industry',
    jobs: ['parcel-packing', 'live-selling', 'sorting-dawn'],
  },
  {
    key: 'sugar',
    kind: 'organisation',
    code: 'enterprise',
    names: ['广西{c}{b}糖业有限公司'],
    share: 6,
    where: ['4514', '4513', '4501', '4510', '450222', '451203'],
    sites: ['{c}制糖车间'],
    streets: 'industry',
    jobs: ['sugar-season', 'cane-yard'],
  },
  {
    key: 'fruit',
    kind: 'organisation',
    code: 'enterprise',
    names: ['{c}{b}农业发展有限公司', '{c}{b}果业有限公司'],
    share: 8,
    where: ['450110', '4503', '4510', '4513', '4509', '4511', '4505'],
    sites: ['{c}果品分级中心', '{c}冷链园包装区'],
    streets: 'industry',
    jobs: ['citrus-packing', 'unloading'],
  },
  {
    key: 'ports',
    kind: 'organisation',
    code: 'enterprise',
    names: ['{c}{b}港务服务有限公司'],
    share: 4,
    where: ['4505', '4506', '4507', '4504', '4508'],
    sites: ['{c}码头堆场'],
    streets: 'industry',
    jobs: ['port-tally', 'unloading'],
  },
  {
    key: 'hotels',
    kind: 'organisation',
    code: 'enterprise',
    names: ['{c}{b}酒店管理有限公司', '{c}{b}大酒店有限公司'],
    share: 10,
    sites: ['{b}酒店{c}店', '{b}大酒店'],
    streets: 'town',
    jobs: ['rooms', 'banquet', 'office-cleaning'],
  },
  {
    key: 'restaurants',
    kind: 'sole_trader',
    code: 'individual_business',
    names: ['{c}{b}米粉店', '{c}{b}农家饭店', '{c}{b}螺蛳粉店'],
    share: 10,
    sites: ['{c}店面'],
    streets: 'town',
    jobs: ['kitchen-help'],
  },
  {
    key: 'shops',
    kind: 'organisation',
    code: 'enterprise',
    names: ['{c}{b}商贸有限公司', '广西{b}超市连锁有限公司'],
    share: 6,
    sites: ['{b}超市{c}店'],
    streets: 'town',
    jobs: ['supermarket-shelves'],
  },
  {
    key: 'property',
    kind: 'organisation',
    code: 'enterprise',
    names: ['{c}{b}物业服务有限公司', '{c}{b}环境服务有限公司'],
    share: 9,
    sites: ['{c}{b}广场', '{c}{b}花园'],
    streets: 'town',
    jobs: ['office-cleaning', 'first-cleaning', 'event-guard'],
  },
  {
    key: 'home-service',
    kind: 'organisation',
    code: 'enterprise',
    names: ['{c}{b}家政服务有限公司'],
    share: 6,
    sites: ['{c}服务门店'],
    streets: 'town',
    jobs: ['home-help', 'first-cleaning'],
  },
  {
    key: 'elder-homes',
    kind: 'organisation',
    code: 'private_non_enterprise',
    names: ['{c}{b}养老服务中心', '{c}{b}护理院'],
    share: 5,
    sites: ['{b}养老院'],
    streets: 'town',
    jobs: ['elder-care', 'kitchen-help', 'community-health'],
  },
  {
    key: 'ward-care',
    kind: 'organisation',
    code: 'enterprise',
    names: ['{c}{b}健康管理有限公司'],
    share: 3,
    sites: ['{c}人民医院住院部', '{c}中医院住院部'],
    streets: 'town',
    jobs: ['ward-care', 'community-health'],
  },
  {
    key: 'building',
    kind: 'organisation',
    code: 'enterprise',
    names: ['广西{b}建设工程有限公司', '{c}{b}建筑劳务有限公司'],
    share: 9,
    sites: ['{c}{b}项目部', '{c}安置房二期项目'],
    streets: 'industry',
    jobs: ['bricklaying', 'steel-fixing', 'pipe-fitting', 'welding'],
  },
  {
    key: 'fairs',
    kind: 'organisation',
    code: 'enterprise',
    names: ['{c}{b}会展服务有限公司', '{c}{b}文化传播有限公司'],
    share: 5,
    where: ['4501', '4502', '4503', '4505', '4509'],
    sites: ['{c}会展中心', '{c}体育中心'],
    streets: 'town',
    jobs: ['fair-building', 'event-guard', 'electrician', 'banquet'],
  },
  {
    key: 'clothing',
    kind: 'organisation',
    code: 'enterprise',
    names: ['{c}{b}服饰有限公司', '{c}{b}制衣有限公司'],
    share: 6,
    where: ['4509', '4508', '4504', '4502', '4501'],
    sites: ['{c}车间'],
    streets: 'industry',
    jobs: ['sewing', 'parcel-packing'],
  },
  {
    key: 'riders',
    kind: 'organisation',
    code: 'enterprise',
    names: ['{c}{b}即时配送有限公司'],
    share: 4,
    sites: ['{c}配送站'],
    streets: 'town',
    jobs: ['riding-noon'],
  },
  {
    key: 'metalwork',
    kind: 'sole_trader',
    code: 'individual_business',
    names: ['{c}{b}水电安装部', '{c}{b}金属加工部'],
    share: 5,
    sites: ['{c}门店'],
    streets: 'town',
    jobs: ['pipe-fitting', 'electrician', 'welding'],
  },
];

/** Names of agents (人力资源服务机构). */
export const AGENT_NAMES: readonly string[] = ['广西{b}人力资源有限公司', '{c}{b}人力资源服务有限公司', '{c}{b}劳务服务有限公司'];

/** What firms call themselves, in two halves; the combinations are made up. */
export const BRANDS = {
  first: '桂邕漓左柳榕桐禾丰隆瑞盛恒鑫百合顺和安泰康源',
  second: '捷达禾田丰隆通源和谐顺安康悦园林润泽海川川禾',
} as const;

export const STREETS = {
  town: ['人民东路', '朝阳路', '建设中路', '新民路', '解放路', '友爱南路', '中山北路', '教育路', '民族大道', '文明路', '和平街', '桂中大道'],
  industry: ['工业大道', '园区一路', '创业路', '物流大道', '高新三路', '开发区南路', '银海大道', '沿江工业路', '仓前路', '科园东路'],
} as const;

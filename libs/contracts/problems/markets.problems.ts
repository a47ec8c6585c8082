import type { ProblemCatalogue } from './problem-catalogue';

export const marketsProblems = {
  'market.unknown': {
    status: 422,
    zh: '没有这个零工市场，请在列表里选择。',
    en: 'There is no such market; please choose one from the list.',
  },
  'market.closed': {
    status: 409,
    zh: '这个零工市场已停止运营，请选择附近的其他市场。',
    en: 'This market is closed; please choose another one nearby.',
  },
  'market.open_already': { status: 409, zh: '这个零工市场正在运营。', en: 'This market is in operation already.' },
  'market.name_taken': {
    status: 409,
    zh: '本县（市、区）已有同名的零工市场。',
    en: 'The county has a market of this name already.',
  },
  'market.region_unknown': { status: 422, zh: '请选择广西的县（市、区）。', en: 'Choose a county of Guangxi.' },
  'market.point_far_from_region': {
    status: 422,
    zh: '坐标离所选县（市、区）有 {km} 公里，请核对经纬度。',
    en: 'The point lies {km} km from the chosen county; please check longitude and latitude.',
  },
  'market.hours_invalid': {
    status: 422,
    zh: '开放时间有误：开始须早于结束，不跨零点，也不重叠。',
    en: 'Opening hours must start before they end, stay within their day and not overlap.',
  },
} as const satisfies ProblemCatalogue;

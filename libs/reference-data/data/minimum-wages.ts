import type { MinimumWageRates, WageClass, WageClassification } from '../minimum-wage';
import { childrenOf, REGIONS } from '../regions';

/** The notices on minimum wages (全区最低工资标准) that are held, oldest first. Amounts in fen. */
export const MINIMUM_WAGE_RATES: readonly MinimumWageRates[] = [
  {
    effectiveFrom: '2018-02-01',
    hourlyFen: { 1: 1600, 2: 1400, 3: 1250 },
    monthlyFen: { 1: 168_000, 2: 145_000, 3: 130_000 },
    source: '桂政发〔2018〕6号',
    lastVerified: '2026-11-23',
  },
  {
    effectiveFrom: '2020-03-01',
    hourlyFen: { 1: 1750, 2: 1530, 3: 1400 },
    monthlyFen: { 1: 181_000, 2: 158_000, 3: 143_000 },
    source: '自治区人民政府 2020 年关于调整全区最低工资标准的通知',
    lastVerified: null,
    note: 'The figures agree in two press reports; the notice itself has not been read.',
  },
  {
    effectiveFrom: '2023-11-01',
    hourlyFen: { 1: 2010, 2: 1860, 3: 1700 },
    monthlyFen: { 1: 199_000, 2: 184_000, 3: 169_000 },
    source: '桂政发〔2023〕24号',
    lastVerified: '2026-11-23',
    note: 'The notice of 2023-10-13 was read without its annex of places. A later revision may exist: staff enter it.',
  },
];

/** Cities whose urban districts are 一类 and 二类; every county and county-level city is 三类, Dongxing excepted. */
const FIRST_CLASS_CITIES = ['4501', '4502', '4503', '4504', '4505', '4506', '4507'];
const DONGXING = '450681';

/** 市区 are the districts (区); 县, 自治县 and county-level cities (县级市) stand in the third class. */
function classesByNotice(): Record<string, WageClass> {
  const classes: Record<string, WageClass> = {};
  for (const city of REGIONS.filter(({ level }) => level === 'city')) {
    for (const county of childrenOf(city.code)) {
      const urban = county.name.endsWith('区');
      classes[county.code] = !urban ? 3 : FIRST_CLASS_CITIES.includes(city.code) ? 1 : 2;
    }
  }
  classes[DONGXING] = 1;
  return classes;
}

/**
 * Which place is in which class. The list of 2018 has been read; for the later notices only press reports name the
 * places (2020) or nobody does (2023), so that the old list is carried on and marked as not verified.
 */
export const MINIMUM_WAGE_CLASSES: readonly WageClassification[] = [
  {
    effectiveFrom: '2018-02-01',
    classes: classesByNotice(),
    verified: true,
    source: '桂政发〔2018〕6号',
    lastVerified: '2026-11-23',
    note: 'Places that have become districts since (横县, 荔浦, 平果 are cities, 田阳 and 宜州 districts) are read by their present kind.',
  },
  {
    effectiveFrom: '2020-03-01',
    classes: classesByNotice(),
    verified: false,
    source: '桂政发〔2018〕6号, repeated by press reports on the notice of 2020',
    lastVerified: null,
  },
  {
    effectiveFrom: '2023-11-01',
    classes: classesByNotice(),
    verified: false,
    source: '桂政发〔2018〕6号, carried on',
    lastVerified: null,
  },
];

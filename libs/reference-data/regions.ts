import type { GeoPoint } from '@gg/kernel';
import extract from './data/guangxi-regions.json';

export type RegionLevel = 'province' | 'city' | 'county';

/** An administrative division of Guangxi. */
export interface Region {
  /** `45`, `4501` or `450105`: the code of GB/T 2260, without trailing zeros. */
  readonly code: string;
  readonly name: string;
  readonly level: RegionLevel;
  /** The division that holds it; null for Guangxi itself. */
  readonly parentCode: string | null;
  /**
   * A point to start a map or a default from, good to about a kilometre (see the attribution in the data). Never measure
   * attendance or distance from it when a site has an own point.
   */
  readonly centre: GeoPoint;
}

/** Who made the extract and under which licences; shown on the about page. */
export const REGIONS_ATTRIBUTION: string = extract.attribution;

/** Nanning stands for the whole of Guangxi where a single point is asked for. */
const PROVINCE_CENTRE: GeoPoint = extract.cities[0]!.centre;

const ALL: readonly Region[] = [
  { ...extract.province, level: 'province', parentCode: null, centre: PROVINCE_CENTRE },
  ...extract.cities.map((city): Region => ({ ...city, level: 'city', parentCode: extract.province.code })),
  ...extract.counties.map((county): Region => ({ ...county, level: 'county', parentCode: county.code.slice(0, 4) })),
];

const BY_CODE: ReadonlyMap<string, Region> = new Map(ALL.map((region) => [region.code, region]));

/** Every division: Guangxi, its 14 cities, its 111 county-level units, in the order of their codes within each level. */
export const REGIONS: readonly Region[] = ALL;

/** Whether the text is the code of Guangxi, of one of its cities or of one of its county-level units. */
export const isRegionCode = (code: string): boolean => BY_CODE.has(code);

/** Whether the text is the code of a county-level unit (县级): what a site and an assembly point carry. */
export const isCountyCode = (code: string): boolean => BY_CODE.get(code)?.level === 'county';

export const regionByCode = (code: string): Region | undefined => BY_CODE.get(code);

/** The city (设区市) in which a city or a county-level unit lies; undefined for Guangxi and for unknown codes. */
export const cityOf = (code: string): Region | undefined =>
  BY_CODE.has(code) && code.length >= 4 ? BY_CODE.get(code.slice(0, 4)) : undefined;

/** The divisions directly under one: the cities of Guangxi, the counties of a city. */
export const childrenOf = (code: string): readonly Region[] => ALL.filter((region) => region.parentCode === code);

/**
 * Whether a grant's prefix (45 | 45xx | 45xxxx) covers a region. A prefix that names no division covers nothing, so
 * that a truncated `450` or an empty text never becomes a grant over everything.
 */
export const regionCovers = (prefix: string, code: string): boolean =>
  isRegionCode(prefix) && isRegionCode(code) && code.startsWith(prefix);

/** `南宁市江南区`; a city or Guangxi by its own name. Throws RangeError on a code that does not exist. */
export function regionFullName(code: string): string {
  const region = BY_CODE.get(code);
  if (region === undefined) throw new RangeError(`no such region: ${code}`);
  return region.level === 'county' ? `${cityOf(code)!.name}${region.name}` : region.name;
}

/** Endings that people leave out when they write a place: 南宁 for 南宁市, 融水 for 融水苗族自治县. */
const ENDINGS = /((壮族|瑶族|苗族|侗族|毛南族|仫佬族|各族)+自治县|自治区|壮族自治区|市|区|县)$/;

const shortName = (name: string): string => {
  const short = name.replace(ENDINGS, '');
  return short.length >= 2 ? short : name;
};

/**
 * The divisions that a written place may mean, the most precise first: a code, a full name, a short name, or a county
 * after its city (`南宁江南`, `广西南宁市江南区`). Several when the text does not decide; none when nothing fits.
 */
export function findRegions(text: string): readonly Region[] {
  const wanted = text.replace(/[\s,，、/·-]/g, '').replace(/^广西(壮族自治区)?(?=.)(?!壮族)/, '');
  const byCode = BY_CODE.get(wanted.replace(/^(\d{4})00$/, '$1').replace(/^(\d{2})0000$/, '$1'));
  if (byCode) return [byCode];
  const named = ALL.filter((region) => writtenNames(region).has(wanted));
  return [...named].sort((a, b) => b.code.length - a.code.length || (a.code < b.code ? -1 : 1));
}

function writtenNames(region: Region): ReadonlySet<string> {
  const own = [region.name, shortName(region.name)];
  const city = region.level === 'county' ? cityOf(region.code)! : undefined;
  const cities = city ? [city.name, shortName(city.name)] : [];
  return new Set([...own, ...cities.flatMap((before) => own.map((name) => before + name))]);
}

import type { InsuranceKind } from '@gg/compliance';
import { distanceM, type GeoPoint } from '@gg/kernel';
import {
  childrenOf,
  findCertificate,
  findRegions,
  regionByCode,
  regionFullName,
  type CertificateKind,
} from '@gg/reference-data';
import type { FillingMode } from '../domain/posting-terms';
import { plain, read, unread, type Reading } from './reading';
import type { Cell } from './sheet';

/** Guangxi with its coast and a margin, degrees. */
const BOUNDS = { west: 104.2, east: 112.2, south: 20.5, north: 26.6 } as const;
/** No place of a county lies farther from the county's centre, metres (the widest, 西林 and 南丹, reach some 70 km). */
const FARTHEST_IN_COUNTY_M = 120_000;

const YES = /^(是|有|需要|对|√|✓|y|yes|true|1)$/i;
const NO = /^(否|无|没有|不|不需要|×|x|n|no|false|0)$/i;

export function readYesNo(text: string): Reading<boolean> {
  const word = plain(text);
  if (YES.test(word)) return read(true);
  return NO.test(word) ? read(false) : unread('choice_unknown', { choices: '是、否' });
}

/** A whole number with or without a unit of people or years: `30`, `30人`, `18周岁`. */
export function readWhole(cell: Cell, min: number, max: number): Reading<number> {
  const text = cell.kind === 'number' ? String(cell.value) : cell.kind === 'text' ? plain(cell.text) : '';
  const digits = /^(\d{1,9})(?:人|名|个|位|岁|周岁|分钟|分|件|箱|单|包|车|吨|袋)?$/.exec(text)?.[1];
  if (digits === undefined) return unread('number_unknown');
  const value = Number(digits);
  return value < min || value > max ? unread('number_out_of_range', { min, max }) : read(value);
}

/** `30`, `30kg`, `50斤` (half a kilogram each). Kilograms, rounded up. */
export function readKilograms(cell: Cell, max: number): Reading<number> {
  const text =
    cell.kind === 'number' ? String(cell.value) : cell.kind === 'text' ? plain(cell.text).replaceAll(' ', '') : '';
  const found = /^(\d{1,4}(?:\.\d+)?)(kg|公斤|千克|斤)?$/i.exec(text);
  if (!found) return unread('number_unknown');
  const kg = Math.ceil(Number(found[1]) * (found[2] === '斤' ? 0.5 : 1));
  return kg > max ? unread('number_out_of_range', { min: 0, max }) : read(kg);
}

const INSURANCES: readonly (readonly [RegExp, InsuranceKind])[] = [
  [/工伤/, 'work_injury'],
  [/职业伤害/, 'occupational_injury'],
  [/雇主责任/, 'employer_liability'],
  [/意外/, 'accident'],
  [/^(无|没有|不买|不参保|否)$/, 'none'],
];

/** Which cover is meant; "有" or "已投保" says nothing: insured must say which. */
export function readInsurance(text: string): Reading<InsuranceKind> {
  const found = INSURANCES.find(([pattern]) => pattern.test(plain(text)));
  return found
    ? read(found[1])
    : unread('choice_unknown', { choices: '工伤保险、职业伤害保障、雇主责任险、意外险、无' });
}

/** `派单`, `抢单`, `派单+抢单`, `报名`. */
export function readMode(text: string): Reading<FillingMode> {
  const words = plain(text)
    .split(/[+,、/;和及 ]+/)
    .filter((word) => word !== '');
  const mode = { dispatch: false, claim: false, application: false };
  for (const word of words) {
    if (/^(派单|派工|邀约|系统派单|dispatch)$/i.test(word)) mode.dispatch = true;
    else if (/^(抢单|claim)$/i.test(word)) mode.claim = true;
    else if (/^(报名|报名录用|application)$/i.test(word)) mode.application = true;
    else return unread('choice_unknown', { choices: '派单、抢单、报名' });
  }
  if (words.length === 0) return unread('choice_unknown', { choices: '派单、抢单、报名' });
  return mode.application && mode.claim ? unread('mode_conflict') : read(mode);
}

/** Kinds of certificates: `健康证、叉车证`; none for 无 and 不限. */
export function readCertificates(text: string): Reading<CertificateKind[]> {
  const kinds = new Set<CertificateKind>();
  for (const name of plain(text)
    .split(/[,、;/]+/)
    .map((one) => one.trim())) {
    if (name === '' || /^(无|不限|不需要|没有)$/.test(name)) continue;
    const found = findCertificate(name);
    if (!found) return unread('certificate_unknown', { name: name.slice(0, 20) });
    kinds.add(found.kind);
  }
  return read([...kinds]);
}

/**
 * The county of a place: from the county's own cell, with or without its city, or found in the address when only the
 * city is given.
 */
export function readCounty(city: string, county: string, address: string): Reading<string> {
  if (county === '') return countyOfCity(city, address);
  const written = plain(county);
  const found = city === '' ? findRegions(written) : [...findRegions(plain(city) + written), ...inCity(city, written)];
  const counties = [...new Set(found.filter(({ level }) => level === 'county').map(({ code }) => code))];
  if (counties.length === 1) return read(counties[0]!);
  return unread(counties.length > 1 || found.length > 0 ? 'county_missing' : 'region_unknown');
}

/** A county by its own name, when it lies in the named city. */
function inCity(city: string, county: string) {
  const cities = findRegions(plain(city)).filter(({ level }) => level === 'city');
  return findRegions(county).filter(({ parentCode }) => cities.some(({ code }) => code === parentCode));
}

function countyOfCity(city: string, address: string): Reading<string> {
  if (city === '') return unread('county_missing');
  const regions = findRegions(plain(city));
  // A city's cell may hold the county right away: 南宁市青秀区.
  const counties = regions.filter(({ level }) => level === 'county');
  if (counties.length === 1 && !regions.some(({ level }) => level === 'city')) return read(counties[0]!.code);
  const named = regions.find(({ level }) => level === 'city');
  if (!named) return unread(counties.length > 1 ? 'county_missing' : 'region_unknown');
  const inAddress = childrenOf(named.code).filter(({ name }) => plain(address).includes(name));
  return inAddress.length === 1 ? read(inAddress[0]!.code) : unread('county_missing');
}

/** A point in WGS-84 near its county. */
export function readPoint(longitude: Cell, latitude: Cell, datum: string, countyCode: string): Reading<GeoPoint> {
  if (datum !== '' && !/^(wgs-?84|gps|4326)$/i.test(plain(datum))) return unread('datum_unknown');
  const lng = degreesOf(longitude);
  const lat = degreesOf(latitude);
  if (lng === null || lat === null) return unread('coordinates_outside');
  if (lng < BOUNDS.west || lng > BOUNDS.east || lat < BOUNDS.south || lat > BOUNDS.north)
    return unread('coordinates_outside');
  const centre = regionByCode(countyCode)!.centre;
  if (distanceM(centre, { lng, lat }) > FARTHEST_IN_COUNTY_M) {
    return unread('coordinates_far', { region: regionFullName(countyCode) });
  }
  return read({ lng, lat });
}

function degreesOf(cell: Cell): number | null {
  const text = cell.kind === 'number' ? String(cell.value) : cell.kind === 'text' ? plain(cell.text) : '';
  return /^\d{1,3}(\.\d+)?°?$/.test(text) ? Number(text.replace('°', '')) : null;
}

import { REGIONS, regionFullName } from '@gg/reference-data';
import {
  readCertificates,
  readCounty,
  readInsurance,
  readKilograms,
  readMode,
  readPoint,
  readWhole,
  readYesNo,
} from './read-words';
import type { Cell } from './sheet';

const text = (value: string): Cell => ({ kind: 'text', text: value });
const outcome = <T>(reading: { ok: true; value: T } | { ok: false; reason: { code: string } }): T | string =>
  reading.ok ? reading.value : reading.reason.code;

describe('a county', () => {
  it.each([
    ['南宁市', '青秀区', '', '450103'],
    ['南宁', '青秀', '', '450103'],
    ['', '南宁市青秀区', '', '450103'],
    ['南宁市青秀区', '', '', '450103'],
    ['南宁市', '', '青秀区民族大道136号', '450103'],
    ['桂林市', '阳朔县', '', '450321'],
    ['防城港', '东兴', '', '450681'],
    ['百色市', '靖西市', '', '451081'],
    ['', '450103', '', '450103'],
    ['南宁市', '', '人民路1号', 'county_missing'],
    ['', '', '青秀区', 'county_missing'],
    ['广州市', '天河区', '', 'region_unknown'],
    ['桂林市', '青秀区', '', 'region_unknown'],
    ['亚特兰蒂斯', '', '', 'region_unknown'],
  ])('%s | %s | %s', (city, county, address, expected) => {
    expect(outcome(readCounty(city, county, address))).toBe(expected);
  });

  it('is found for every county of Guangxi by city and name, and by its full name', () => {
    const counties = REGIONS.filter(({ level }) => level === 'county');
    expect(counties.length).toBe(111);
    for (const { code, name, parentCode } of counties) {
      expect(outcome(readCounty(regionFullName(parentCode!), name, ''))).toBe(code);
      expect(outcome(readCounty('', regionFullName(code), ''))).toBe(code);
    }
  });
});

describe('a point', () => {
  const point = (lng: string, lat: string, datum = '') => outcome(readPoint(text(lng), text(lat), datum, '450103'));

  it('lies near its county', () => expect(point('108.4022', '22.8155')).toEqual({ lng: 108.4022, lat: 22.8155 }));
  it.each([
    ['exchanged', '22.8155', '108.4022', '', 'coordinates_outside'],
    ['in Beijing', '116.40', '39.90', '', 'coordinates_outside'],
    ['in another county', '110.29', '25.27', '', 'coordinates_far'],
    ['in words', '东经一百零八度', '22.8', '', 'coordinates_outside'],
    ['of a map site', '108.4022', '22.8155', 'GCJ-02', 'datum_unknown'],
    ['of another map site', '108.4022', '22.8155', '百度', 'datum_unknown'],
  ])('%s is refused', (_what, lng, lat, datum, code) => expect(point(lng, lat, datum)).toBe(code));
  it.each(['WGS84', 'wgs-84', 'GPS'])('of %s is taken', (datum) =>
    expect(point('108.4', '22.8', datum)).toEqual({ lng: 108.4, lat: 22.8 }),
  );
});

it.each<[string, unknown]>([
  ['派单', { dispatch: true, claim: false, application: false }],
  ['派单+抢单', { dispatch: true, claim: true, application: false }],
  ['派单、报名', { dispatch: true, claim: false, application: true }],
  ['抢单和报名', 'mode_conflict'],
  ['随便', 'choice_unknown'],
])('the mode %s', (written, expected) => expect(outcome(readMode(written))).toEqual(expected));

it.each([
  ['工伤保险（按项目）', 'work_injury'],
  ['职业伤害保障', 'occupational_injury'],
  ['雇主责任险', 'employer_liability'],
  ['团体意外险', 'accident'],
  ['无', 'none'],
  ['已投保', 'choice_unknown'],
])('the insurance %s', (written, expected) => expect(outcome(readInsurance(written))).toBe(expected));

it.each<[string, unknown]>([
  ['健康证', ['health']],
  ['健康证、叉车证、健康证明', ['health', 'forklift']],
  ['无', []],
  ['健康证、飞行执照', 'certificate_unknown'],
])('the certificates %s', (written, expected) => expect(outcome(readCertificates(written))).toEqual(expected));

it.each<[string, number | string]>([
  ['30', 30],
  ['30kg', 30],
  ['30公斤', 30],
  ['50斤', 25],
  ['51斤', 26],
  ['999', 'number_out_of_range'],
  ['很重', 'number_unknown'],
])('the load %s', (written, expected) => expect(outcome(readKilograms(text(written), 200))).toBe(expected));

it.each<[Cell, number | string]>([
  [text('30人'), 30],
  [text('18周岁'), 18],
  [{ kind: 'number', value: 30 }, 30],
  [{ kind: 'number', value: 30.5 }, 'number_unknown'],
  [{ kind: 'number', value: -1 }, 'number_unknown'],
  [text('0'), 'number_out_of_range'],
  [text('501'), 'number_out_of_range'],
  [text('若干'), 'number_unknown'],
])('the whole number %p', (cell, expected) => expect(outcome(readWhole(cell, 1, 500))).toBe(expected));

it.each([
  ['是', true],
  ['Y', true],
  ['否', false],
  ['不需要', false],
  ['也许', 'choice_unknown'],
])('the answer %s', (written, expected) => expect(outcome(readYesNo(written))).toBe(expected));

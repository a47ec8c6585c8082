import { regionFilter } from './region-filter';

it.each<[readonly string[], string, readonly string[]]>([
  [[], 'FALSE', []],
  [['4501'], '(a.region_code LIKE ?)', ['4501%']],
  [['4501', '450203'], '(a.region_code LIKE ? OR a.region_code LIKE ?)', ['4501%', '450203%']],
  [['', '%', '4_01', '44'], 'FALSE', []],
  [['', '45'], '(a.region_code LIKE ?)', ['45%']],
])('%j', (prefixes, sql, params) => expect(regionFilter('a.region_code', prefixes)).toEqual({ sql, params }));

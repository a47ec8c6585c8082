import fc from 'fast-check';
import {
  CERTIFICATES,
  certificate,
  childrenOf,
  cityOf,
  findCertificate,
  findRegions,
  findTrade,
  inForceOn,
  isCountyCode,
  isRegionCode,
  isTradeCode,
  LEGAL_NUMBER_TABLE,
  legalNumbersOn,
  MARKET_POLICY_TABLE,
  marketPolicyOn,
  regionByCode,
  regionCovers,
  regionFullName,
  REGIONS,
  TRADES,
  tradeByCode,
} from '.';

describe('regions', () => {
  it('holds Guangxi, 14 cities and 111 county-level units, each once and under its parent', () => {
    const count = (level: string) => REGIONS.filter((region) => region.level === level).length;
    expect([count('province'), count('city'), count('county')]).toEqual([1, 14, 111]);
    expect(new Set(REGIONS.map(({ code }) => code)).size).toBe(126);
    for (const { code, parentCode } of REGIONS) {
      if (parentCode !== null) expect(regionByCode(parentCode)).toBeDefined();
      expect(code.startsWith(parentCode ?? '')).toBe(true);
    }
    expect(childrenOf('45')).toHaveLength(14);
    expect(childrenOf('4501')).toHaveLength(12);
    expect(childrenOf('450105')).toEqual([]);
  });

  it('puts every centre inside Guangxi, and counties within 150 km of their city', () => {
    for (const { centre } of REGIONS) {
      expect(centre.lng).toBeGreaterThan(104.4);
      expect(centre.lng).toBeLessThan(112.1);
      expect(centre.lat).toBeGreaterThan(20.8);
      expect(centre.lat).toBeLessThan(26.4);
    }
  });

  it.each([
    ['450105', '南宁市江南区'],
    ['450681', '防城港市东兴市'],
    ['4513', '来宾市'],
    ['45', '广西壮族自治区'],
  ])('%s is %s', (code, name) => expect(regionFullName(code)).toBe(name));

  it('knows a county’s city', () => {
    expect(cityOf('450105')?.name).toBe('南宁市');
    expect(cityOf('4501')?.name).toBe('南宁市');
    expect(cityOf('45')).toBeUndefined();
    expect(cityOf('440305')).toBeUndefined();
    expect(() => regionFullName('450199')).toThrow(RangeError);
  });

  it.each([
    ['45', '450105', true],
    ['4501', '450105', true],
    ['450105', '450105', true],
    ['450105', '4501', false], // a grant over a county says nothing about its city
    ['4502', '450105', false],
    ['450', '450105', false], // a truncated prefix is no grant
    ['', '450105', false],
    ['45', '440305', false],
    ['45', '450199', false],
  ])('a grant over %p covers %p: %p', (prefix, code, covered) => expect(regionCovers(prefix, code)).toBe(covered));

  it.each([
    ['江南区', ['450105']],
    ['江南', ['450105']],
    ['南宁市江南区', ['450105']],
    ['广西 南宁 江南', ['450105']],
    ['广西壮族自治区南宁市', ['4501']],
    ['南宁', ['4501']],
    ['融水', ['450225']],
    ['450105', ['450105']],
    ['450100', ['4501']],
    ['深圳', []],
    ['', []],
  ])('%p is written for %p', (text, codes) => expect(findRegions(text).map(({ code }) => code)).toEqual(codes));

  it('finds every place by its name and by its name after the city', () => {
    for (const region of REGIONS) {
      expect(findRegions(region.name).map(({ code }) => code)).toContain(region.code);
      if (region.level === 'county') expect(findRegions(regionFullName(region.code))).toEqual([region]);
    }
  });

  it('tells codes from other digits', () => {
    expect(isRegionCode('4501')).toBe(true);
    expect(isCountyCode('4501')).toBe(false);
    expect(isCountyCode('450105')).toBe(true);
    fc.assert(
      fc.property(fc.string(), (text) => expect(isRegionCode(text)).toBe(REGIONS.some(({ code }) => code === text))),
    );
  });
});

describe('trades', () => {
  it('has a code of the classification and unambiguous names for each', () => {
    const names = TRADES.flatMap(({ zh, aliases }) => [zh, ...aliases]);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
    for (const trade of TRADES) {
      expect(trade.code).toMatch(/^\d-\d{2}-\d{2}-\d{2}$/);
      expect(tradeByCode(trade.code)).toBe(trade);
      for (const { kind } of trade.certificates) expect(certificate(kind).kind).toBe(kind);
    }
    expect(TRADES).toHaveLength(22);
    expect(isTradeCode('4-02-05-02')).toBe(false);
  });

  it.each([
    ['分拣', '4-02-06-02', 'alias'],
    ['理货员', '4-02-06-02', 'name'],
    ['急招夜班分拣员（快递）', '4-02-06-02', 'part'],
    ['快递驿站分拣', '4-02-06-02', 'part'],
    ['搬运', '4-02-05-01', 'alias'],
    ['夜间 搬 运 工', '4-02-05-01', 'part'],
    ['酒店宴会服务员10名', '4-03-02-05', 'part'],
    ['外卖打包', '6-31-05-00', 'part'],
    ['４－０２－０６－０２', '4-02-06-02', 'code'],
    ['工种:4-09-08-01 保洁', '4-09-08-01', 'code'],
  ])('%p means %s by %s', (text, code, by) => {
    const found = findTrade(text);
    expect(found && [found.trade.code, found.by]).toEqual([code, by]);
  });

  it.each(['保洁/保安', '保洁和保安', '宇航员', '', '   '])('does not guess at %p', (text) =>
    expect(findTrade(text)).toBeUndefined(),
  );

  it('asks for the papers that law asks for', () => {
    const byLaw = TRADES.filter(({ certificates }) => certificates.some(({ requirement }) => requirement === 'law'));
    expect(byLaw.map(({ zh }) => zh)).toEqual(['餐厅服务员', '客房服务员', '保安员', '电工', '焊工']);
  });
});

describe('certificates', () => {
  it.each([
    ['健康证', 'health'],
    ['电工证', 'special_work_electrical'],
    ['特种作业操作证（电工作业）', 'special_work_electrical'],
    ['c1', 'motor_vehicle_licence'],
    ['health', 'health'],
  ])('%s is %s', (text, kind) => expect(findCertificate(text)?.kind).toBe(kind));

  it('has no name twice', () => {
    const names = CERTIFICATES.flatMap(({ zh, aliases }) => [zh, ...aliases]);
    expect(new Set(names).size).toBe(names.length);
    expect(findCertificate('结婚证')).toBeUndefined();
    expect(() => certificate('wedding')).toThrow(RangeError);
  });
});

describe('numbers', () => {
  it('gives every number of law and of policy for today', () => {
    expect(legalNumbersOn('2026-11-23')).toMatchObject({
      partTimeWeekMinutes: 1440,
      partTimeDayMinutes: 240,
      partTimeSettlementDays: 15,
      overtimeDayMinutes: 180,
      overtimeMonthMinutes: 2160,
      workingAge: 16,
    });
    expect(Object.keys(legalNumbersOn('2026-11-23'))).toHaveLength(
      new Set(LEGAL_NUMBER_TABLE.map(({ key }) => key)).size,
    );
    expect(marketPolicyOn('2026-11-23').restMinutes).toBe(480);
    expect(() => legalNumbersOn('2007-12-31')).toThrow(RangeError);
  });

  it('never gives a policy of the market a source of law', () => {
    for (const { source } of MARKET_POLICY_TABLE) expect(source).toContain('不是法律');
    for (const { source } of LEGAL_NUMBER_TABLE) expect(source).not.toContain('市场规则');
  });
});

it('of two entries that begin on one day the later in the list is in force', () => {
  const entries = [
    { effectiveFrom: '2026-01-01', name: 'shipped' },
    { effectiveFrom: '2026-01-01', name: 'entered' },
    { effectiveFrom: '2027-01-01', name: 'future' },
  ];
  expect(inForceOn(entries, '2026-06-01')?.name).toBe('entered');
  expect(inForceOn(entries, '2027-01-01')?.name).toBe('future');
  expect(inForceOn(entries, '2025-12-31')).toBeUndefined();
});

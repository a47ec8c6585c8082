import fc from 'fast-check';
import { childrenOf, MINIMUM_WAGE_RATES, minimumWageFor, REGIONS, type MinimumWageAdditions } from '.';

const counties = REGIONS.filter(({ level }) => level === 'county').map(({ code }) => code);

describe('the minimum wage of a county', () => {
  it.each([
    ['450105', '2026-11-23', 1, 2010], // 南宁江南区
    ['450110', '2026-11-23', 1, 2010], // 武鸣区 is a district since 2015
    ['450802', '2026-11-23', 2, 1860], // 贵港港北区
    ['450881', '2026-11-23', 3, 1700], // 桂平市, a county-level city
    ['450681', '2026-11-23', 1, 2010], // 东兴市, with 防城港
    ['450123', '2026-11-23', 3, 1700], // 隆安县
    ['450105', '2023-10-31', 1, 1750],
    ['450105', '2023-11-01', 1, 2010],
    ['450105', '2020-03-01', 1, 1750],
    ['450105', '2020-02-29', 1, 1600],
    ['450802', '2018-02-01', 2, 1400],
  ])('%s on %s is of class %d: %d fen an hour', (code, date, wageClass, hourlyFen) => {
    expect(minimumWageFor(code, date)).toMatchObject({ class: wageClass, hourlyFen });
  });

  it('says what is presumed, and what is lowest anywhere', () => {
    expect(minimumWageFor('450105', '2026-11-23')).toMatchObject({
      presumed: true,
      verified: false,
      lowestHourlyFen: 1700,
      revisionDue: true,
      source: '桂政发〔2023〕24号',
    });
    expect(minimumWageFor('450105', '2019-06-01')).toMatchObject({
      presumed: false,
      verified: true,
      revisionDue: false,
    });
    expect(minimumWageFor('450105', '2024-01-01').revisionDue).toBe(false);
  });

  it('puts what staff entered before what was shipped, and believes it only as far as they verified', () => {
    const rates = {
      effectiveFrom: '2026-01-01',
      hourlyFen: { 1: 2240, 2: 2080, 3: 1900 },
      monthlyFen: { 1: 220_000, 2: 204_000, 3: 187_000 },
      source: '示例',
      lastVerified: '2026-02-01',
    } as const;
    const additions: MinimumWageAdditions = { rates: [rates] };
    expect(minimumWageFor('450105', '2026-11-23', additions)).toMatchObject({
      hourlyFen: 2240,
      lowestHourlyFen: 1900,
      presumed: true,
    });
    expect(minimumWageFor('450105', '2025-12-31', additions).hourlyFen).toBe(2010);
    const classes = Object.fromEntries([...counties.map((code) => [code, 2 as const]), ['450105', 1 as const]]);
    const known = {
      ...additions,
      classifications: [
        { effectiveFrom: '2026-01-01', classes, verified: true, source: '示例附件', lastVerified: '2026-02-01' },
      ],
    };
    expect(minimumWageFor('450105', '2026-11-23', known)).toMatchObject({
      presumed: false,
      verified: true,
      revisionDue: false,
    });
    expect(minimumWageFor('450123', '2026-11-23', known)).toMatchObject({ class: 2, hourlyFen: 2080 });
  });

  it('a class list of an older notice does not vouch for newer rates', () => {
    const additions: MinimumWageAdditions = {
      rates: [{ ...MINIMUM_WAGE_RATES[2]!, effectiveFrom: '2027-01-01', lastVerified: '2027-01-02' }],
      classifications: [
        { effectiveFrom: '2026-01-01', classes: { 45: 1 }, verified: true, source: '示例', lastVerified: '2026-02-01' },
      ],
    };
    expect(minimumWageFor('450105', '2026-06-01', additions).presumed).toBe(false);
    expect(minimumWageFor('450105', '2027-06-01', additions).presumed).toBe(true);
  });

  it('holds for every county, and never lies below the lowest', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...counties),
        fc.date({ min: new Date('2018-02-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
        (code, at) => {
          const wage = minimumWageFor(code, at.toISOString().slice(0, 10));
          expect(wage.hourlyFen).toBeGreaterThanOrEqual(wage.lowestHourlyFen);
        },
      ),
    );
    expect(childrenOf('4506').map(({ code }) => minimumWageFor(code, '2026-11-23').class)).toEqual([1, 1, 3, 1]);
  });

  it.each([
    ['4501', '2026-11-23'],
    ['450199', '2026-11-23'],
    ['440305', '2026-11-23'],
    ['450105', '2018-01-31'],
  ])('refuses %s on %s', (code, date) => expect(() => minimumWageFor(code, date)).toThrow(RangeError));
});

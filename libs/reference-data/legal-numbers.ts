import type { LocalDate } from '@gg/kernel';
import type { SourceNote } from './source-note';

/** Numbers of law that rules compare with. Each is dated and sourced in {@link LEGAL_NUMBER_TABLE}. */
export interface LegalNumbers {
  /** 非全日制: most minutes in a law week for one employer. */
  readonly partTimeWeekMinutes: number;
  /** 非全日制: average minutes a day. */
  readonly partTimeDayMinutes: number;
  /** 非全日制: longest settlement cycle, days. */
  readonly partTimeSettlementDays: number;
  /** Wages are paid at least once a month: the longest month, days. */
  readonly wageCycleDays: number;
  /** 标准工时 a day and a week, minutes. */
  readonly standardDayMinutes: number;
  readonly standardWeekMinutes: number;
  /** 延长工作时间: most overtime a day and a month, minutes. */
  readonly overtimeDayMinutes: number;
  readonly overtimeMonthMinutes: number;
  /** At least one day's rest a week: most days worked in a law week. */
  readonly workDaysPerWeek: number;
  /** Below this age nobody may be employed; below `adultAge` a worker is 未成年工. Years. */
  readonly workingAge: number;
  readonly adultAge: number;
  /** 未成年工 and women: a load carried six times an hour or more, and one carried at intervals. Kilograms. */
  readonly repeatedLoadKg: number;
  readonly singleLoadKg: number;
  /** Probation: most days by length of the contract (under 3 months 0, under a year, under 3 years, longer). */
  readonly probationDaysUnderYear: number;
  readonly probationDaysUnderThreeYears: number;
  readonly probationDaysLonger: number;
  /** A written contract is due within so many days of the first working day; insurance registration likewise. */
  readonly writtenContractDays: number;
  readonly insuranceRegistrationDays: number;
}

/** Rules of this market that go beyond the law. They are never called law, and the market may change them. */
export interface MarketPolicyNumbers {
  /** Longest uninterrupted rest that each 24 hours must hold, minutes: below it refused, below the second advised against. */
  readonly restMinutes: number;
  readonly advisedRestMinutes: number;
  /** Longest working time a day on platform work before offers stop, minutes. */
  readonly platformDayMinutes: number;
  /** 未成年工: no work from the first to the second local minute of the day, and no day longer than the third. */
  readonly juvenileNightFromMinute: number;
  readonly juvenileNightToMinute: number;
  readonly juvenileDayMinutes: number;
  /** Settlement outside part-time work, days, above which the posting is warned. */
  readonly settlementDays: number;
  /** Pay above so many times the minimum looks like a lure and is looked at by staff. */
  readonly lureMultiple: number;
  /** A posting is public for at most so many days without being confirmed again. */
  readonly validityDays: number;
}

export interface DatedNumber<K extends string> extends SourceNote {
  readonly key: K;
  readonly value: number;
  readonly effectiveFrom: LocalDate;
}

const SEEN = '2026-11-23';
const law = <K extends keyof LegalNumbers>(
  key: K,
  value: number,
  effectiveFrom: LocalDate,
  source: string,
  lastVerified: LocalDate | null = SEEN,
): DatedNumber<K> => ({ key, value, effectiveFrom, source, lastVerified });

export const LEGAL_NUMBER_TABLE: readonly DatedNumber<keyof LegalNumbers>[] = [
  law('partTimeWeekMinutes', 1440, '2008-01-01', '劳动合同法 第六十八条'),
  law('partTimeDayMinutes', 240, '2008-01-01', '劳动合同法 第六十八条'),
  law('partTimeSettlementDays', 15, '2008-01-01', '劳动合同法 第七十二条'),
  law('wageCycleDays', 31, '1995-01-01', '工资支付暂行规定 第七条'),
  law('standardDayMinutes', 480, '1995-05-01', '国务院关于职工工作时间的规定 第三条'),
  law('standardWeekMinutes', 2400, '1995-05-01', '国务院关于职工工作时间的规定 第三条'),
  law('overtimeDayMinutes', 180, '1995-01-01', '劳动法 第四十一条'),
  law('overtimeMonthMinutes', 2160, '1995-01-01', '劳动法 第四十一条'),
  law('workDaysPerWeek', 6, '1995-01-01', '劳动法 第三十八条'),
  law('workingAge', 16, '1995-01-01', '劳动法 第十五条；禁止使用童工规定 第二条'),
  law('adultAge', 18, '1995-01-01', '劳动法 第五十八条'),
  law('repeatedLoadKg', 20, '1995-01-01', '未成年工特殊保护规定 第三条；女职工劳动保护特别规定 附录一'),
  law('singleLoadKg', 25, '1995-01-01', '未成年工特殊保护规定 第三条；女职工劳动保护特别规定 附录一'),
  law('probationDaysUnderYear', 31, '2008-01-01', '劳动合同法 第十九条'),
  law('probationDaysUnderThreeYears', 62, '2008-01-01', '劳动合同法 第十九条'),
  law('probationDaysLonger', 184, '2008-01-01', '劳动合同法 第十九条'),
  law('writtenContractDays', 31, '2008-01-01', '劳动合同法 第十条'),
  law('insuranceRegistrationDays', 30, '2011-07-01', '社会保险法 第五十八条'),
];

const policy = <K extends keyof MarketPolicyNumbers>(key: K, value: number, note: string): DatedNumber<K> => ({
  key,
  value,
  effectiveFrom: '2020-01-01',
  source: '市场规则（不是法律）',
  lastVerified: null,
  note,
});

export const MARKET_POLICY_TABLE: readonly DatedNumber<keyof MarketPolicyNumbers>[] = [
  policy(
    'restMinutes',
    480,
    'A night’s sleep: two part-time shifts on one day stay possible, a night after a day does not.',
  ),
  policy('advisedRestMinutes', 660, 'Eleven hours are the rest that guidance on shift work advises.'),
  policy(
    'platformDayMinutes',
    720,
    'The 2023 guidelines ask each platform for a limit and name none; ours is twelve hours.',
  ),
  policy('juvenileNightFromMinute', 22 * 60, 'No night work for 16–17-year-olds.'),
  policy('juvenileNightToMinute', 6 * 60, 'No night work for 16–17-year-olds.'),
  policy('juvenileDayMinutes', 480, 'No overtime for 16–17-year-olds.'),
  policy('settlementDays', 15, 'The limit of part-time work, asked of all short work.'),
  policy('lureMultiple', 6, 'Six times the minimum is beyond any hourly rate seen in these trades.'),
  policy('validityDays', 30, 'A posting that nobody confirms for a month is stale.'),
];

/** The numbers of law in force on a local date. Throws RangeError before the youngest of them began (2011-07-01). */
export const legalNumbersOn = remembered((date: LocalDate): LegalNumbers =>
  resolve<LegalNumbers>(LEGAL_NUMBER_TABLE, date),
);

/** The market's own numbers in force on a local date. Throws RangeError before 2020-01-01. */
export const marketPolicyOn = remembered((date: LocalDate): MarketPolicyNumbers =>
  resolve<MarketPolicyNumbers>(MARKET_POLICY_TABLE, date),
);

/** Dates whose numbers are kept: most questions are about today. */
const DATES_KEPT = 32;

function remembered<T extends object>(numbersOn: (date: LocalDate) => T): (date: LocalDate) => Readonly<T> {
  const known = new Map<LocalDate, Readonly<T>>();
  return (date) => {
    let numbers = known.get(date);
    if (numbers === undefined) {
      numbers = Object.freeze(numbersOn(date));
      if (known.size === DATES_KEPT) known.clear();
      known.set(date, numbers);
    }
    return numbers;
  };
}

function resolve<T extends object>(table: readonly DatedNumber<keyof T & string>[], date: LocalDate): T {
  const numbers: Partial<Record<keyof T, number>> = {};
  const since: Partial<Record<keyof T, LocalDate>> = {};
  for (const { key, value, effectiveFrom } of table) {
    if (effectiveFrom > date || effectiveFrom < (since[key] ?? '')) continue;
    numbers[key] = value;
    since[key] = effectiveFrom;
  }
  const missing = table.find(({ key }) => numbers[key] === undefined);
  if (missing) throw new RangeError(`${missing.key} was not in force on ${date}`);
  return numbers as T;
}

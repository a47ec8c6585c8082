import type { Fen, LocalDate } from '@gg/kernel';
import { inForceOn, type EffectiveFrom, type SourceNote } from './source-note';
import { MINIMUM_WAGE_CLASSES, MINIMUM_WAGE_RATES } from './data/minimum-wages';
import { regionByCode } from './regions';

/** 一类, 二类, 三类: the class of a place decides its minimum wage. 1 is the highest. */
export type WageClass = 1 | 2 | 3;

/** The rates of one government notice. */
export interface MinimumWageRates extends EffectiveFrom, SourceNote {
  /** 最低小时工资标准, fen per hour, by class. */
  readonly hourlyFen: Readonly<Record<WageClass, Fen>>;
  /** 最低月工资标准, fen per month, by class. */
  readonly monthlyFen: Readonly<Record<WageClass, Fen>>;
}

/** Which place is in which class, by one notice. */
export interface WageClassification extends EffectiveFrom, SourceNote {
  /** Class by region code; the longest code that covers a place decides. */
  readonly classes: Readonly<Record<string, WageClass>>;
  /** False where the classification is carried over from an older notice and may have changed since. */
  readonly verified: boolean;
}

/** What staff have entered on top of the figures that the release ships; read from the database by the caller. */
export interface MinimumWageAdditions {
  readonly rates?: readonly MinimumWageRates[];
  readonly classifications?: readonly WageClassification[];
}

/** The minimum wage of a county on a date, and how sure we are of it. */
export interface MinimumWage {
  readonly countyCode: string;
  readonly date: LocalDate;
  readonly class: WageClass;
  /** The rate of the class, fen per hour (小时最低工资标准). */
  readonly hourlyFen: Fen;
  /** The rate of the class, fen per month (月最低工资标准). */
  readonly monthlyFen: Fen;
  /** The lowest hourly rate of any class on that date: nowhere in Guangxi is less allowed, whatever the class. */
  readonly lowestHourlyFen: Fen;
  /** Whether both the rates and the place's class have been read in the text that is in force. */
  readonly verified: boolean;
  /** The class is presumed from an older notice: warn below `hourlyFen`, block only below `lowestHourlyFen`. */
  readonly presumed: boolean;
  /**
   * The rates are older than two years. 最低工资规定 art. 10 has them revised at least once every two years (in practice
   * every two to three), so a newer notice may exist that nobody has entered yet.
   */
  readonly revisionDue: boolean;
  readonly source: string;
  readonly lastVerified: LocalDate | null;
}

/**
 * The minimum wage of a county-level unit on a local date. Throws RangeError when the code is not a county of Guangxi or
 * when the date is before the first notice that is held (2018-02-01).
 */
export function minimumWageFor(countyCode: string, date: LocalDate, additions: MinimumWageAdditions = {}): MinimumWage {
  if (regionByCode(countyCode)?.level !== 'county') throw new RangeError(`not a county of Guangxi: ${countyCode}`);
  const rates = inForceOn([...MINIMUM_WAGE_RATES, ...(additions.rates ?? [])], date);
  const classification = inForceOn([...MINIMUM_WAGE_CLASSES, ...(additions.classifications ?? [])], date);
  if (!rates || !classification) throw new RangeError(`no minimum wage is held for ${date}`);
  const wageClass = classOf(countyCode, classification);
  // A class read in an older notice is a presumption once newer rates are in force without a classification of their own.
  const presumed = !classification.verified || classification.effectiveFrom < rates.effectiveFrom;
  return {
    countyCode,
    date,
    class: wageClass,
    hourlyFen: rates.hourlyFen[wageClass],
    monthlyFen: rates.monthlyFen[wageClass],
    lowestHourlyFen: Math.min(...Object.values(rates.hourlyFen)),
    verified: !presumed && rates.lastVerified !== null,
    presumed,
    revisionDue: date >= `${Number(rates.effectiveFrom.slice(0, 4)) + 2}${rates.effectiveFrom.slice(4)}`,
    source: rates.source,
    lastVerified: rates.lastVerified,
  };
}

function classOf(countyCode: string, { classes, source }: WageClassification): WageClass {
  for (const length of [6, 4, 2]) {
    const found = classes[countyCode.slice(0, length)];
    if (found !== undefined) return found;
  }
  throw new RangeError(`${source} puts ${countyCode} in no class`);
}

import type { LocalDate } from '@gg/kernel';
import type { SourceNote } from './source-note';

export type Sex = 'male' | 'female';

/** 国务院关于渐进式延迟法定退休年龄的办法, approved by the NPC Standing Committee on 2024-09-13, in force 2025-01-01. */
export const RETIREMENT_SOURCE: SourceNote = {
  source: '国务院关于渐进式延迟法定退休年龄的办法 第一条、第三条 (2025-01-01)',
  lastVerified: '2026-11-23',
};

/**
 * The dates between which a person reaches the statutory retirement age (法定退休年龄). From birth date and sex alone only
 * these two are known: whether a woman retires as a worker (原 50) or in a managerial post (原 55), and whether somebody
 * retires early or late by choice, must be asked and proved.
 */
export interface RetirementRange {
  /** The earliest date on which a pension may be drawn: up to three years early, never below the old age (art. 3). */
  readonly earliest: LocalDate;
  /** The first date on which the person has certainly passed the statutory age: of the later of a woman's two tracks. */
  readonly latest: LocalDate;
}

export interface RetirementTrack {
  /** The statutory age before 2025, in years. */
  readonly oldYears: number;
  /** One month of delay for each so many months of birth after the first cohort. */
  readonly monthsPerMonth: number;
  readonly maxDelayMonths: number;
}

const MEN: RetirementTrack = { oldYears: 60, monthsPerMonth: 4, maxDelayMonths: 36 };
const WOMEN_55: RetirementTrack = { oldYears: 55, monthsPerMonth: 4, maxDelayMonths: 36 };
const WOMEN_50: RetirementTrack = { oldYears: 50, monthsPerMonth: 2, maxDelayMonths: 60 };

/** January 2025, in months since year 0: whoever would have reached the old age in it is the first to be delayed. */
const REFORM_MONTH = 2025 * 12;

/** 弹性提前退休: at most three years before the delayed age. */
const EARLY_MONTHS = 36;

/** The statutory retirement date and the flexible range for a birth date and sex. Pure calendar arithmetic. */
export function retirementRange(birthDate: LocalDate, sex: Sex): RetirementRange {
  const earliestTrack = sex === 'male' ? MEN : WOMEN_50;
  const latestTrack = sex === 'male' ? MEN : WOMEN_55;
  const early = delayMonths(birthDate, earliestTrack);
  return {
    earliest: addMonths(birthDate, earliestTrack.oldYears * 12 + Math.max(0, early - EARLY_MONTHS)),
    latest: addMonths(birthDate, latestTrack.oldYears * 12 + delayMonths(birthDate, latestTrack)),
  };
}

/** Months by which the statutory age of a track is delayed for a birth date (art. 1): 0 before the first cohort. */
export function delayMonths(birthDate: LocalDate, track: RetirementTrack): number {
  const oldRetirement = monthOf(birthDate) + track.oldYears * 12;
  if (oldRetirement < REFORM_MONTH) return 0;
  const cohort = Math.floor((oldRetirement - REFORM_MONTH) / track.monthsPerMonth) + 1;
  return Math.min(cohort, track.maxDelayMonths);
}

/** The three tracks of the reform, for the table of the console. */
export const RETIREMENT_TRACKS = { men: MEN, women55: WOMEN_55, women50: WOMEN_50 } as const;

/** Months since year 0 of a date's month. */
const monthOf = (date: LocalDate): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;

/** The same day some months later; the last day of a shorter month when there is no such day. */
function addMonths(date: LocalDate, months: number): LocalDate {
  const total = monthOf(date) + months;
  const year = Math.floor(total / 12);
  const month = total % 12;
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const day = Math.min(Number(date.slice(8, 10)), lastDay);
  return `${year}-${String(month + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

import type { MinimumWage } from '@gg/reference-data';
import type { PayOffer, ShiftTimes } from './facts';
import type { Ruling } from './rule';
import { averageDayMinutes } from './shift-hours';
import { yuanEn, yuanZh } from './wording';

/** What a pay offer is worth an hour, rounded down to a fen; null when the offer does not say enough to tell. */
export type PayWorth =
  | { readonly hourlyFen: number; readonly minutes: number; readonly missing: null }
  | { readonly hourlyFen: null; readonly minutes: null; readonly missing: 'expected_minutes' | 'expected_output' };

const given = (value: number | null | undefined): value is number =>
  value !== null && value !== undefined && Number.isFinite(value) && value > 0;

/**
 * The hourly worth of an offer. A day rate is spread over the stated day or over the average shift, whichever is longer:
 * stating four hours for a day of eight would double it.
 */
export function payWorth(pay: PayOffer, shifts: readonly ShiftTimes[]): PayWorth {
  if (pay.kind === 'hourly') return { hourlyFen: Math.floor(pay.amountFen), minutes: 60, missing: null };
  if (!given(pay.expectedMinutes)) return { hourlyFen: null, minutes: null, missing: 'expected_minutes' };
  if (pay.kind === 'daily') {
    const minutes = Math.max(pay.expectedMinutes, averageDayMinutes(shifts));
    return { hourlyFen: Math.floor((pay.amountFen * 60) / minutes), minutes, missing: null };
  }
  if (!given(pay.expectedOutput)) return { hourlyFen: null, minutes: null, missing: 'expected_output' };
  const minutes = pay.expectedMinutes;
  return { hourlyFen: Math.floor((pay.amountFen * pay.expectedOutput * 60) / minutes), minutes, missing: null };
}

/**
 * A wage against the minimum of its place. Where the class of the place is presumed, only what is below the lowest class
 * of all is certainly too little: that blocks, the rest is warned and says why it is not sure.
 */
export function belowMinimum(hourlyFen: number, wage: MinimumWage): Ruling[] {
  const numbers = { hourlyFen, minimumFen: wage.hourlyFen, lowestFen: wage.lowestHourlyFen };
  const is = { zh: `折合每小时 ${yuanZh(hourlyFen)}`, en: `This is ${yuanEn(hourlyFen)} an hour` };
  if (wage.presumed && hourlyFen >= wage.lowestHourlyFen && hourlyFen < wage.hourlyFen) {
    return [
      {
        key: 'below-presumed',
        severity: 'warn',
        numbers,
        sentence: {
          zh: `${is.zh}，低于当地推定的小时最低工资标准 ${yuanZh(wage.hourlyFen)}（推定为第${wage.class}类地区，类别尚未核实；${wage.source}）。`,
          en: `${is.en}, below the presumed local minimum of ${yuanEn(wage.hourlyFen)} (presumed class ${wage.class}, not verified; ${wage.source}).`,
        },
      },
    ];
  }
  const floorFen = wage.presumed ? wage.lowestHourlyFen : wage.hourlyFen;
  if (hourlyFen >= floorFen) return [];
  const place = wage.presumed
    ? { zh: '全区最低一类的小时最低工资标准', en: 'the lowest hourly minimum wage of any class in Guangxi' }
    : { zh: '当地小时最低工资标准', en: 'the local hourly minimum wage' };
  return [
    {
      key: 'below-minimum',
      severity: 'block',
      numbers,
      sentence: {
        zh: `${is.zh}，低于${place.zh} ${yuanZh(floorFen)}（${wage.source}）。`,
        en: `${is.en}, below ${place.en} of ${yuanEn(floorFen)} (${wage.source}).`,
      },
    },
  ];
}

/** A piece or day rate that does not say what it is worth. */
export function unstatedWorth(pay: PayOffer, missing: 'expected_minutes' | 'expected_output'): Ruling {
  const what =
    missing === 'expected_minutes'
      ? {
          zh: pay.kind === 'daily' ? '每天工作多长时间' : '完成这些产量要多长时间',
          en: pay.kind === 'daily' ? 'the hours of a day' : 'the time the output takes',
        }
      : { zh: '一般能完成多少产量', en: 'how much a usual worker finishes' };
  return {
    key: 'unstated',
    severity: 'block',
    sentence: {
      zh: `${pay.kind === 'daily' ? '按天' : '按件'}计酬没有写明${what.zh}，无法判断是否达到小时最低工资。`,
      en: `The ${pay.kind === 'daily' ? 'day' : 'piece'} rate does not state ${what.en}, so nobody can tell whether it reaches the hourly minimum.`,
    },
    wayOut: {
      zh: '写明预计工时和产量，或改为按小时计酬。',
      en: 'State the expected hours and output, or pay by the hour.',
    },
  };
}

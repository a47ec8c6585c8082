import type { EngagementType, InsuranceKind, Loads, Settlement } from '@gg/compliance';
import type { CertificateKind, Hazard } from '@gg/reference-data';

/** Hours of a shift in local minutes of its day; `to` may pass 1440 into the next. */
export interface JobHours {
  readonly from: number;
  readonly to: number;
  /** Breaks, in minutes of the day. Nobody is paid for an unpaid one. */
  readonly breaks?: readonly { readonly at: number; readonly minutes: number; readonly paid?: boolean }[];
}

/** Before tax, in a town of the first wage class; elsewhere it falls with the local minimum wage, never below it. */
export type JobPay =
  | { readonly kind: 'hourly' | 'daily'; readonly hourlyFen: readonly [least: number, most: number] }
  | { readonly kind: 'piece'; readonly unit: string; readonly unitFen: number; readonly perHour: number };

/** A kind of job that firms of a business post again and again. `{…}` in texts is filled in: `{site}`, `{county}`. */
export interface JobTemplate {
  readonly key: string;
  readonly tradeCode: string;
  readonly engagementType: EngagementType;
  readonly titles: readonly string[];
  readonly description: string;
  readonly conditions: string;
  readonly hours: readonly JobHours[];
  /** On how many days running; each is a shift. */
  readonly days: readonly number[];
  readonly headcount: readonly [least: number, most: number];
  readonly pay: JobPay;
  readonly settlement: Settlement;
  readonly insuranceKind: InsuranceKind;
  readonly insurer: string | null;
  readonly minutesBefore: number;
  readonly tools: string;
  readonly meals: string;
  readonly transport: string;
  readonly loads?: Loads;
  readonly hazards?: readonly Hazard[];
  readonly minAge?: number;
  readonly certificates?: readonly CertificateKind[];
  /** Filled by applications of which the employer picks, or also by whoever comes first. Offers in waves unless said. */
  readonly filling?: 'dispatch_and_claim' | 'application';
}

/** `h(6, 30)` is 06:30. */
export const h = (hour: number, minute = 0): number => hour * 60 + minute;

export const DAILY: Settlement = { cycle: 'daily', days: 1 };
export const WEEKLY: Settlement = { cycle: 'weekly', days: 7 };
/** What a labour relation owes, part-time work included. */
export const WORK_INJURY = { insuranceKind: 'work_injury', insurer: '当地社会保险经办机构' } as const;

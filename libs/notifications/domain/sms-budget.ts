/**
 * How much a text matters when a city's money for texts runs low. `seat`: somebody would travel to work that is gone, or stay
 * away from work that is theirs. `soon`: work that starts soon, and what employers must know of it. `plain`: everything else.
 */
export type SmsWorth = 'seat' | 'soon' | 'plain';

/** What a city spends on texts in a local day. */
export interface SmsBudgetPolicy {
  /** Fen that one segment costs. */
  readonly segmentFen: number;
  /** Fen a city and local day. */
  readonly cityDayFen: number;
  /** Of cities that pay another amount, by code. */
  readonly cityDayFenOf: Readonly<Record<string, number>>;
  /** Share of it after which no plain text goes, percent. */
  readonly plainPercent: number;
  /** The same of texts about work that starts soon. */
  readonly soonPercent: number;
}

/** Fen up to which a city may spend on texts of such worth in a day. */
export function spendingLimitFen(cityCode: string, worth: SmsWorth, policy: SmsBudgetPolicy): number {
  const { cityDayFen, cityDayFenOf, plainPercent, soonPercent } = policy;
  const whole = Object.hasOwn(cityDayFenOf, cityCode) ? cityDayFenOf[cityCode]! : cityDayFen;
  const percent = { seat: 100, soon: Math.max(soonPercent, plainPercent), plain: plainPercent }[worth];
  return Math.floor((whole * Math.min(100, percent)) / 100);
}

/** What matters most is paid first. */
export const WORTHS: readonly SmsWorth[] = ['seat', 'soon', 'plain'];

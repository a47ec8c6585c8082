/** An amount in fen (分, 1/100 元): a safe integer. */
export type Fen = number;

/** Checks that an amount is a whole, safe number of fen. Throws RangeError otherwise. */
export function fen(amount: number): Fen {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not a whole number of fen: ${amount}`);
  return amount;
}

/**
 * Pay for a time at an hourly rate, rounded half up to a whole fen, once (never per minute and summed).
 * @param hourlyFen rate in fen per hour
 * @param minutes paid minutes
 */
export function payForMinutes(hourlyFen: Fen, minutes: number): Fen {
  return fen(Math.floor((fen(hourlyFen) * minutes * 2 + 60) / 120));
}

/**
 * The hourly worth of an amount for a time, rounded down to a whole fen, so that a comparison with a minimum wage never
 * flatters. @param totalFen amount in fen @param minutes paid minutes, greater than 0
 */
export function hourlyWorth(totalFen: Fen, minutes: number): Fen {
  if (minutes <= 0) throw new RangeError('no paid time');
  return Math.floor((fen(totalFen) * 60) / minutes);
}

/** `1234` → `12.34`; whole yuan lose the decimals: `22000` → `220`. */
export function formatYuan(amount: Fen): string {
  const sign = amount < 0 ? '-' : '';
  const abs = Math.abs(fen(amount));
  const cents = abs % 100;
  const yuan = Math.floor(abs / 100);
  return sign + (cents === 0 ? `${yuan}` : `${yuan}.${String(cents).padStart(2, '0')}`);
}

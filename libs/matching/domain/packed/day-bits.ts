import type { FreeSpans } from '../compiled-candidate';

export const HALF_HOUR_MS = 1_800_000;
export const HALF_HOURS = 48;

/** The half-hours of a local day as bits: the first 32 and the last 16. */
export interface DayBits {
  readonly low: number;
  readonly high: number;
}

/** Half-hours from one to another, the last not included. */
export function bitsBetween(from: number, to: number): DayBits {
  let low = 0;
  let high = 0;
  for (let i = from; i < to; i++) {
    if (i < 32) low |= 1 << i;
    else high |= 1 << (i - 32);
  }
  return { low: low >>> 0, high };
}

/** Whether a free time begins or ends within a half-hour, so that the bits do not tell it whole. */
export const isOdd = (spans: FreeSpans): boolean =>
  spans.some(([fromMs, toMs]) => fromMs % HALF_HOUR_MS !== 0 || toMs % HALF_HOUR_MS !== 0);

/** Half-hours in which some instant is free: whoever is free throughout a time has the bits of all that it touches. */
export function dayBits(spans: FreeSpans): DayBits {
  let low = 0;
  let high = 0;
  for (const [fromMs, toMs] of spans) {
    const bits = bitsBetween(Math.floor(fromMs / HALF_HOUR_MS), Math.ceil(toMs / HALF_HOUR_MS));
    low |= bits.low;
    high |= bits.high;
  }
  return { low: low >>> 0, high };
}

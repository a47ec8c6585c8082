import type { PayStandard } from './facts';

/**
 * Quarters of a fen a month that an amount of each unit comes to: a month has 21.75 paid days (人社部发〔2025〕2号) of eight
 * hours. Whole numbers, so that two standards are compared without rounding.
 */
const QUARTERS_A_MONTH: Readonly<Record<PayStandard['unit'], number>> = { month: 4, day: 87, hour: 696 };

/** What a standard is worth, in quarters of a fen a month: comparable whatever the unit. */
export const payRank = ({ unit, amountFen }: PayStandard): number => amountFen * QUARTERS_A_MONTH[unit];

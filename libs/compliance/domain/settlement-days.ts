import type { Settlement } from './facts';

/** The length of each cycle in days; a month counts 30 although it may have fewer. */
const CYCLE_DAYS = { daily: 1, per_shift: 1, weekly: 7, monthly: 30 } as const;

/** The longest time between work and payment: the first day of a monthly cycle waits for its end, whatever `days` says. */
export const settlementDays = ({ cycle, days }: Settlement): number => Math.max(days, CYCLE_DAYS[cycle]);

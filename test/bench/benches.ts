import type { Bench } from './frame/bench';

/** Every benchmark, in the order they are listed. */
export const benches: readonly Bench[] = [];

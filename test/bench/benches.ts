import type { Bench } from './frame/bench';
import { httpBench } from './http/http.bench';

/** Every benchmark, in the order they are listed. */
export const benches: readonly Bench[] = [httpBench];

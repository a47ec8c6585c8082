import type { Bench } from './frame/bench';
import { assignBench } from './assign/assign.bench';
import { assignFillBench } from './assign/assign-fill.bench';
import { httpBench } from './http/http.bench';

/** Every benchmark, in the order they are listed. */
export const benches: readonly Bench[] = [assignBench, assignFillBench, httpBench];

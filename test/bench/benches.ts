import { acceptBench } from './accept/accept.bench';
import type { Bench } from './frame/bench';
import { httpBench } from './http/http.bench';

/** Every benchmark, in the order they are listed. */
export const benches: readonly Bench[] = [acceptBench, httpBench];

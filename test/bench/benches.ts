import { acceptBench } from './accept/accept.bench';
import type { Bench } from './frame/bench';
import { assignBench } from './assign/assign.bench';
import { assignFillBench } from './assign/assign-fill.bench';
import { httpBench } from './http/http.bench';
import { postToOfferBench } from './post-to-offer/post-to-offer.bench';
import { pushBench } from './push/push.bench';

/** Every benchmark, in the order they are listed. */
export const benches: readonly Bench[] = [
  assignBench,
  assignFillBench,
  pushBench,
  postToOfferBench,
  acceptBench,
  httpBench,
];

import { acceptBench } from './accept/accept.bench';
import { assignFillBench } from './assign/assign-fill.bench';
import { assignBench } from './assign/assign.bench';
import type { Bench } from './frame/bench';
import { httpBench } from './http/http.bench';
import { matchBench } from './matching/match.bench';
import { matchBootBench } from './matching/match-boot.bench';
import { matchGrowthBench } from './matching/match-growth.bench';
import { matchUpdateBench } from './matching/match-update.bench';
import { postToOfferBench } from './post-to-offer/post-to-offer.bench';
import { pushBench } from './push/push.bench';
import { webBench } from './web/web.bench';

/** Every benchmark, in the order they are listed. */
export const benches: readonly Bench[] = [
  matchBench,
  matchUpdateBench,
  matchGrowthBench,
  matchBootBench,
  assignBench,
  assignFillBench,
  pushBench,
  postToOfferBench,
  acceptBench,
  httpBench,
  webBench,
];

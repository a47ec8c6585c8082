import { Global, Module } from '@nestjs/common';
import { BatchPlanner } from './batch/batch-planner';
import { CountOfferAnswered } from './consumers/count-offer-answered.consumer';
import { CountOffersClosed } from './consumers/count-offers-closed.consumer';
import { CountOffersMade } from './consumers/count-offers-made.consumer';
import { ProjectCalendar } from './consumers/project-calendar.consumer';
import { ProjectParty } from './consumers/project-party.consumer';
import { ProjectWorker } from './consumers/project-worker.consumer';
import { LiveCandidateIndex } from './feed/live-candidate-index';

/** The candidate index with its feed, and the consumers that keep the projection. For the matching service only. */
@Global()
@Module({
  providers: [
    BatchPlanner,
    CountOfferAnswered,
    CountOffersClosed,
    CountOffersMade,
    LiveCandidateIndex,
    ProjectCalendar,
    ProjectParty,
    ProjectWorker,
  ],
  exports: [BatchPlanner, LiveCandidateIndex],
})
export class MatchingModule {}

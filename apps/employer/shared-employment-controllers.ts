import { SharedPairsController } from './shared-pairs.controller';
import { SharedPostingsController } from './shared-postings.controller';

/** Routes of shared employment (共享用工) in the employer service. */
export const sharedEmploymentControllers = [SharedPostingsController, SharedPairsController];

import { RepresentedSharingController } from './represented-sharing.controller';
import { SharedPairsController } from './shared-pairs.controller';
import { SharedPostingsController } from './shared-postings.controller';

/** Routes of shared employment (共享用工) in the centre service, and what staff do in it on behalf of firms. */
export const sharedEmploymentControllers = [
  SharedPostingsController,
  SharedPairsController,
  RepresentedSharingController,
];

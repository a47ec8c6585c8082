import { PartiesController } from './parties.controller';
import { WorkerPapersController } from './worker-papers.controller';
import { WorkerProfileController } from './worker-profile.controller';

/** Routes of the worker service for profiles, papers and parties. */
export const workersControllers = [WorkerProfileController, WorkerPapersController, PartiesController];

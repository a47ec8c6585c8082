import { RepresentedPartiesController } from './represented-parties.controller';
import { RepresentedWorkersController } from './represented-workers.controller';
import { WorkersController } from './workers.controller';

/** Routes of the centre's service for workers and what staff do on their behalf. */
export const workersControllers = [WorkersController, RepresentedWorkersController, RepresentedPartiesController];

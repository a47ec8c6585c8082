import { JobsController } from './jobs.controller';

/** Routes of open work in the worker service. */
export const jobsControllers = [JobsController];

import { PostingsController } from './postings.controller';

/** Routes of postings in the centre service. */
export const postingsControllers = [PostingsController];

import { PostingsController } from './postings.controller';
import { RepresentedPostingsController } from './represented-postings.controller';

/** Routes of postings in the centre service, and what staff do with them on behalf of employers. */
export const postingsControllers = [PostingsController, RepresentedPostingsController];

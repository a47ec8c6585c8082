import { PostingImportsController } from './posting-imports.controller';
import { PostingTemplatesController } from './posting-templates.controller';
import { PostingsController } from './postings.controller';

/** Routes of postings in the employer service; the one with the fixed address comes before the one with an id. */
export const postingsControllers = [PostingImportsController, PostingTemplatesController, PostingsController];

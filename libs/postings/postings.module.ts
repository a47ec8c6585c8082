import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Config } from '@gg/platform';
import { PastPostingWriter } from './bulk/past-posting-writer';
import { ExpireWhenDue } from './consumers/expire-when-due.consumer';
import { FollowFilled } from './consumers/follow-filled.consumer';
import { FollowReopened } from './consumers/follow-reopened.consumer';
import { FollowSeats } from './consumers/follow-seats.consumer';
import { FollowWithdrawal } from './consumers/follow-withdrawal.consumer';
import { ImportTemplates } from './read-models/import-templates';
import { PostingLinks } from './read-models/posting-links';
import { PostingReader } from './read-models/posting-reader';
import { PostingWarnings } from './read-models/posting-warnings';
import { PublicJobsReader } from './read-models/public-jobs.reader';
import { PublicPostingReader } from './read-models/public-posting.reader';
import { ShiftReader } from './read-models/shift-reader';
import { AppealPosting } from './use-cases/appeal-posting.use-case';
import { ChangeDraft } from './use-cases/change-draft.use-case';
import { ClosePosting } from './use-cases/close-posting.use-case';
import { CopyPosting } from './use-cases/copy-posting.use-case';
import { CreatePosting } from './use-cases/create-posting.use-case';
import { ImportPostings } from './use-cases/import-postings.use-case';
import { ImportProgress } from './use-cases/import-progress';
import { PostingAuthor } from './use-cases/posting-author';
import { PostingTemplates } from './use-cases/posting-templates.use-case';
import { PreviewFindings } from './use-cases/preview-findings.use-case';
import { PublishPosting } from './use-cases/publish-posting.use-case';
import { ReviewPosting } from './use-cases/review-posting.use-case';
import { ShowPostingEmployer } from './use-cases/show-posting-employer.use-case';
import { SiteAssemblies } from './use-cases/site-assemblies';
import { SiteContacts } from './use-cases/site-contacts';
import { TakeDownPosting } from './use-cases/take-down-posting.use-case';

const offered = [
  AppealPosting,
  ChangeDraft,
  ClosePosting,
  CopyPosting,
  CreatePosting,
  ImportPostings,
  ImportProgress,
  ImportTemplates,
  PastPostingWriter,
  PostingAuthor,
  PostingLinks,
  PostingReader,
  PostingTemplates,
  PostingWarnings,
  PreviewFindings,
  PublicJobsReader,
  PublicPostingReader,
  PublishPosting,
  ReviewPosting,
  ShowPostingEmployer,
  ShiftReader,
  SiteAssemblies,
  SiteContacts,
  TakeDownPosting,
];

const consumers = [ExpireWhenDue, FollowFilled, FollowReopened, FollowSeats, FollowWithdrawal];

/** Demand: postings and their shifts. The matching service also consumes. */
@Global()
@Module({})
export class PostingsModule {
  static forService(config: Pick<Config, 'service'>): DynamicModule {
    return {
      module: PostingsModule,
      providers: [...offered, ...(config.service === 'matching' ? consumers : [])],
      exports: offered,
    };
  }
}

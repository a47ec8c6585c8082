import { Inject, Injectable } from '@nestjs/common';
import type { Finding } from '@gg/compliance';
import { CLOCK, type Clock, type Id } from '@gg/kernel';
import { Connections, type Caller } from '@gg/platform';
import type { PostingTerms } from '../domain/posting-terms';
import { PostingAuthor } from './posting-author';
import { SiteAssemblies, type DraftInput } from './site-assemblies';
import { judgeTerms, termsOfDraft } from './terms-of-draft';

/** What the rules would say if the draft were published now. */
export interface Preview {
  readonly findings: readonly Finding[];
  readonly blocked: boolean;
  /** Staff would look at it first. */
  readonly review: boolean;
  /** The responsibility card and the papers as they would stand. */
  readonly terms: PostingTerms;
}

/** Judges a draft without writing anything: for findings beside the form while somebody types. */
@Injectable()
export class PreviewFindings {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(PostingAuthor) private readonly author: PostingAuthor,
    @Inject(SiteAssemblies) private readonly sites: SiteAssemblies,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(caller: Caller, { employerId, draft }: { employerId: Id | null; draft: DraftInput }): Promise<Preview> {
    const now = this.clock.now();
    const employer = await this.author.employerFor(this.connections, caller, employerId);
    const assembly = await this.sites.pointOf(this.connections, employer.id, draft.assembly);
    const terms = termsOfDraft({ ...draft, assembly }, employer, now);
    const { findings, blocked, needsReview } = judgeTerms(terms, employer, now);
    return { findings, blocked, review: needsReview || (!blocked && !employer.verified), terms };
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { Finding } from '@gg/compliance';
import { CLOCK, type Clock, type Id } from '@gg/kernel';
import { Connections, type Caller } from '@gg/platform';
import { PostingAuthor } from '@gg/postings';
import type { SharedTerms } from '../domain/shared-terms';
import { checkTerms, judgeTerms } from './judge-terms';

/** What the rules would say if it were published now. */
export interface SharingPreview {
  readonly findings: readonly Finding[];
  readonly blocked: boolean;
  /** Staff would look at it first. */
  readonly review: boolean;
}

/** Judges terms without writing anything: for findings beside the form while somebody types. */
@Injectable()
export class PreviewSharing {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(PostingAuthor) private readonly author: PostingAuthor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(
    caller: Caller,
    { employerId, terms }: { readonly employerId: Id | null; readonly terms: SharedTerms },
  ): Promise<SharingPreview> {
    const now = this.clock.now();
    const employer = await this.author.employerFor(this.connections, caller, employerId);
    checkTerms(terms, now);
    const { findings, blocked, needsReview } = judgeTerms(terms, employer, now);
    return { findings, blocked, review: needsReview || (!blocked && !employer.verified) };
  }
}

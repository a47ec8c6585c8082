import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import { CONFIG, Transactions, type Caller, type Config, type Tx } from '@gg/platform';
import { PostingAuthor, type AuthorFacts } from '@gg/postings';
import { auditShared, storeSharedJudgement } from '../data/shared-records';
import { sharedPostingInScope, type SharedPostingRow } from '../data/shared-postings';
import { decideSharedPublication } from '../domain/judged-sharing';
import { checkTerms, judgeTerms } from './judge-terms';
import { SharedCities } from './shared-cities';
import { moveSharedPosting, scheduleSharedExpiry } from './shared-posting-moves';
import { sharedOutcome, type SharedPostingOutcome } from './shared-posting-outcome';

/**
 * Opens a surplus or a shortage (发布): the rules are asked in the transaction that publishes. What blocks refuses with
 * `shared-posting.blocked` and every finding; what only warns is published with the finding stored; a rule that wants staff
 * to look, or a firm that is not verified yet, puts it in review.
 *
 * Refuses with `resource.not_found`, `shared-posting.not_draft`, `shared-posting.blocked`,
 * `shared-posting.too_many`, `shared-posting.changed_meanwhile`, and its shape.
 */
@Injectable()
export class PublishSharedPosting {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(PostingAuthor) private readonly author: PostingAuthor,
    @Inject(SharedCities) private readonly cities: SharedCities,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @param employerId whom staff act for; null for members */
  async execute(caller: Caller, postingId: Id, employerId: Id | null = null): Promise<SharedPostingOutcome> {
    return this.transactions.run(caller, 'shared-postings.publish', async (tx) => {
      const scope = await this.author.authorScope(tx, caller, employerId);
      const draft = await sharedPostingInScope(tx, postingId, scope);
      const employer = await this.author.employerFor(tx, caller, draft.employerId);
      return this.publish(tx, draft, employer);
    });
  }

  /** The same inside a transaction that has just written the draft. */
  async publish(tx: Tx, draft: SharedPostingRow, employer: AuthorFacts): Promise<SharedPostingOutcome> {
    if (draft.state !== 'draft') throw new DomainError('shared-posting.not_draft', { state: draft.state });
    checkTerms(draft.terms, tx.now);
    await this.cities.hold(tx, draft.cityCode);
    await this.assertFew(tx, draft);
    const judged = judgeTerms(draft.terms, employer, tx.now);
    const { to, because } = decideSharedPublication(judged.findings, employer.verified);
    const posting = await moveSharedPosting(tx, draft, to, { because });
    await storeSharedJudgement(tx, posting, 'publish', judged);
    if (to === 'published') await this.cities.askAllocation(tx, posting.cityCode);
    else askForSharedReview(tx, posting, because);
    scheduleSharedExpiry(tx, posting);
    await auditShared(tx, posting, 'published');
    return sharedOutcome(posting, judged.findings, because);
  }

  private async assertFew(tx: Tx, { employerId, side }: SharedPostingRow): Promise<void> {
    const max = this.config.settings.sharedEmployment.openPerFirm;
    const row = await tx.row<{ open: number }>(
      "SELECT COUNT(*) AS open FROM shared_postings WHERE employer_id = ? AND side = ? AND state IN ('published', 'in_review')",
      [employerId, side],
    );
    if (Number(row!.open) >= max) throw new DomainError('shared-posting.too_many', { max });
  }
}

/** Staff look at it before it is open. */
export function askForSharedReview(tx: Tx, posting: SharedPostingRow, because: readonly string[]): void {
  const { id: postingId, side, employerId, version, cityCode } = posting;
  tx.emit({
    name: 'shared-posting.review-asked.v1',
    aggregateId: postingId,
    aggregateVersion: version,
    cityCode,
    payload: { postingId, side, employerId, ruleIds: [...because] },
  });
}

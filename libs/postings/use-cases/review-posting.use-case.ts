import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import { audit, Transactions, type Caller, type Tx } from '@gg/platform';
import { storeJudgement } from '../data/posting-records';
import { plansOf, postingInScope, shiftsOf, type PostingRow } from '../data/postings';
import { assertNotBlocked } from '../domain/publication';
import { assertShiftsAhead } from '../domain/shift-plan';
import { PostingAuthor } from './posting-author';
import { movePosting, openShifts } from './posting-moves';
import type { PostingOutcome } from './posting-outcome';
import { outcomeOf } from './publish-posting.use-case';
import { judgeTerms } from './terms-of-draft';

export interface ReviewPostingCommand {
  readonly postingId: Id;
  readonly decision: 'approve' | 'reject';
  /** Needed for a rejection: the employer is told. */
  readonly reason: string | null;
}

/**
 * Staff decide on a posting in review: approval publishes it, rejection returns it to its employer as a draft, with the
 * reason. Approval judges again, on the day's facts: staff cannot wave through what a rule blocks.
 *
 * Refuses with `resource.not_found`, `posting.not_in_review`, `posting.employer_unverified`, `posting.blocked`,
 * `posting.shift_in_past`, `posting.changed_meanwhile`.
 */
@Injectable()
export class ReviewPosting {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(PostingAuthor) private readonly author: PostingAuthor,
  ) {}

  async execute(caller: Caller, { postingId, decision, reason }: ReviewPostingCommand): Promise<PostingOutcome> {
    const scope = this.author.scope(caller, 'postings.review');
    return this.transactions.run(caller, 'postings.review', async (tx) => {
      const posting = await postingInScope(tx, postingId, scope);
      if (posting.state !== 'in_review') throw new DomainError('posting.not_in_review');
      const outcome =
        decision === 'approve' ? await this.approve(tx, posting, reason) : await this.reject(tx, posting, reason);
      await audit(tx, {
        action: decision === 'approve' ? 'posting.approved' : 'posting.rejected',
        subjectType: 'posting',
        subjectId: postingId,
        regionCode: posting.regionCode,
        facts: { reason },
      });
      tx.emit({
        name: 'posting.decided.v1',
        aggregateId: postingId,
        aggregateVersion: outcome.version,
        cityCode: posting.cityCode,
        payload: {
          postingId,
          employerId: posting.employerId,
          decision: decision === 'approve' ? 'approved' : 'rejected',
          reason,
        },
      });
      return outcome;
    });
  }

  private async approve(tx: Tx, waiting: PostingRow, reason: string | null): Promise<PostingOutcome> {
    const employer = await this.author.facts(tx, waiting.employerId);
    if (!employer?.verified) throw new DomainError('posting.employer_unverified');
    const shifts = await shiftsOf(tx, [waiting.id]);
    assertShiftsAhead(shifts, tx.now);
    const { facts, findings } = judgeTerms({ ...waiting.terms, shifts: plansOf(shifts) }, employer, tx.now);
    assertNotBlocked(findings);
    const posting = await movePosting(tx, waiting, 'published', { reason });
    await storeJudgement(tx, {
      postingId: posting.id,
      postingVersion: posting.version,
      occasion: 'review',
      facts,
      findings,
    });
    await openShifts(tx, posting, shifts);
    return outcomeOf(posting, shifts, findings);
  }

  private async reject(tx: Tx, waiting: PostingRow, reason: string | null): Promise<PostingOutcome> {
    const posting = await movePosting(tx, waiting, 'draft', { reason });
    return outcomeOf(posting, []);
  }
}

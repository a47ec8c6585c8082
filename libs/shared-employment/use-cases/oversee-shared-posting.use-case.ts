import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import { audit, Transactions, type Caller, type Tx } from '@gg/platform';
import { PostingAuthor } from '@gg/postings';
import { storeSharedJudgement } from '../data/shared-records';
import { sharedPostingInScope, type SharedPostingRow } from '../data/shared-postings';
import { assertNotBlocked } from '../domain/judged-sharing';
import { checkTerms, judgeTerms } from './judge-terms';
import { endPairs } from './pair-moves';
import { SharedCities } from './shared-cities';
import { moveSharedPosting } from './shared-posting-moves';
import { sharedOutcome, type SharedPostingOutcome } from './shared-posting-outcome';

export interface ReviewSharedPostingCommand {
  readonly postingId: Id;
  readonly decision: 'approve' | 'reject';
  /** Needed for a rejection: the firm is told. */
  readonly reason: string | null;
}

/**
 * What staff decide of a surplus or a shortage of their regions: approval opens it, judged again on the day's facts, for
 * staff cannot wave through what a rule blocks; rejection returns it as a draft; a take-down (下架) ends it and its pairs.
 *
 * Refuses with `resource.not_found`, `shared-posting.not_in_review`, `shared-posting.employer_unverified`,
 * `shared-posting.blocked`, `state.transition_refused`, `shared-posting.changed_meanwhile`.
 */
@Injectable()
export class OverseeSharedPosting {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(PostingAuthor) private readonly author: PostingAuthor,
    @Inject(SharedCities) private readonly cities: SharedCities,
  ) {}

  async review(caller: Caller, command: ReviewSharedPostingCommand): Promise<SharedPostingOutcome> {
    const { postingId, decision, reason } = command;
    return this.transactions.run(caller, 'shared-postings.review', async (tx) => {
      const waiting = await this.held(tx, caller, postingId, 'postings.review');
      if (waiting.state !== 'in_review') throw new DomainError('shared-posting.not_in_review');
      const outcome =
        decision === 'approve'
          ? await this.approve(tx, waiting, reason)
          : sharedOutcome(await moveSharedPosting(tx, waiting, 'draft', { reason }));
      await this.decided(tx, waiting, outcome.version, decision === 'approve' ? 'approved' : 'rejected', reason);
      return outcome;
    });
  }

  async takeDown(
    caller: Caller,
    { postingId, reason }: { readonly postingId: Id; readonly reason: string },
  ): Promise<SharedPostingOutcome> {
    return this.transactions.run(caller, 'shared-postings.take-down', async (tx) => {
      const before = await this.held(tx, caller, postingId, 'postings.take_down');
      const posting = await moveSharedPosting(tx, before, 'taken_down', { reason });
      await endPairs(tx, postingId, { to: 'withdrawn', reason: 'posting_taken_down', by: null });
      await this.cities.askAllocation(tx, posting.cityCode);
      await this.decided(tx, posting, posting.version, 'taken_down', reason);
      return sharedOutcome(posting);
    });
  }

  private async held(tx: Tx, caller: Caller, postingId: Id, permission: string): Promise<SharedPostingRow> {
    const scope = this.author.scope(caller, permission);
    await this.cities.hold(tx, (await sharedPostingInScope(tx, postingId, scope)).cityCode);
    return sharedPostingInScope(tx, postingId, scope);
  }

  private async approve(tx: Tx, waiting: SharedPostingRow, reason: string | null): Promise<SharedPostingOutcome> {
    const employer = await this.author.facts(tx, waiting.employerId);
    if (!employer?.verified) throw new DomainError('shared-posting.employer_unverified');
    checkTerms(waiting.terms, tx.now);
    const judged = judgeTerms(waiting.terms, employer, tx.now);
    assertNotBlocked(judged.findings);
    const posting = await moveSharedPosting(tx, waiting, 'published', { reason });
    await storeSharedJudgement(tx, posting, 'review', judged);
    await this.cities.askAllocation(tx, posting.cityCode);
    return sharedOutcome(posting, judged.findings);
  }

  private async decided(
    tx: Tx,
    { id: postingId, side, employerId, regionCode, cityCode }: SharedPostingRow,
    version: number,
    decision: 'approved' | 'rejected' | 'taken_down',
    reason: string | null,
  ): Promise<void> {
    const subject = { subjectType: 'shared_posting', subjectId: postingId, regionCode };
    await audit(tx, { action: `shared_posting.${decision}`, ...subject, facts: { reason } });
    tx.emit({
      name: 'shared-posting.decided.v1',
      aggregateId: postingId,
      aggregateVersion: version,
      cityCode,
      payload: { postingId, side, employerId, decision, reason },
    });
  }
}

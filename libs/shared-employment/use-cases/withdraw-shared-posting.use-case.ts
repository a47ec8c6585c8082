import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '@gg/kernel';
import { Transactions, type Caller } from '@gg/platform';
import { PostingAuthor } from '@gg/postings';
import { auditShared } from '../data/shared-records';
import { sharedPostingInScope } from '../data/shared-postings';
import { endPairs } from './pair-moves';
import { SharedCities } from './shared-cities';
import { firmOf, moveSharedPosting } from './shared-posting-moves';
import { sharedOutcome, type SharedPostingOutcome } from './shared-posting-outcome';

export interface WithdrawSharedPostingCommand {
  readonly postingId: Id;
  readonly reason: string | null;
  /** Whom staff act for; members write for their own. */
  readonly employerId?: Id | null;
}

/**
 * A firm takes its surplus or shortage back; its pairs end with it, talks included. Refuses with `resource.not_found`,
 * `state.transition_refused`, `shared-posting.changed_meanwhile`.
 */
@Injectable()
export class WithdrawSharedPosting {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(PostingAuthor) private readonly author: PostingAuthor,
    @Inject(SharedCities) private readonly cities: SharedCities,
  ) {}

  async execute(
    caller: Caller,
    { postingId, reason, employerId = null }: WithdrawSharedPostingCommand,
  ): Promise<SharedPostingOutcome> {
    return this.transactions.run(caller, 'shared-postings.withdraw', async (tx) => {
      const scope = await this.author.authorScope(tx, caller, employerId);
      await this.cities.hold(tx, (await sharedPostingInScope(tx, postingId, scope)).cityCode);
      const before = await sharedPostingInScope(tx, postingId, scope);
      const posting = await moveSharedPosting(tx, before, 'withdrawn', { reason });
      await endPairs(tx, postingId, { to: 'withdrawn', reason: 'posting_withdrawn', by: firmOf(posting) });
      await this.cities.askAllocation(tx, posting.cityCode);
      await auditShared(tx, posting, 'withdrawn');
      return sharedOutcome(posting);
    });
  }
}

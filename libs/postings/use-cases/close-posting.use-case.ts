import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '@gg/kernel';
import { Transactions, type Caller } from '@gg/platform';
import { auditOnBehalf } from '../data/posting-records';
import { postingInScope } from '../data/postings';
import { PostingAuthor } from './posting-author';
import { closeShifts, movePosting } from './posting-moves';
import type { PostingOutcome } from './posting-outcome';
import { outcomeOf } from './publish-posting.use-case';

export interface ClosePostingCommand {
  readonly postingId: Id;
  readonly reason: string | null;
  /** Whom staff act for; members write for their own. */
  readonly employerId?: Id | null;
}

/**
 * The employer needs nobody more: a public posting is closed, what was booked stands; a draft or one in review is given
 * up. To cancel what is booked, withdraw the shift in bookings. Refuses with `resource.not_found`,
 * `state.transition_refused`, `posting.changed_meanwhile`.
 */
@Injectable()
export class ClosePosting {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(PostingAuthor) private readonly author: PostingAuthor,
  ) {}

  async execute(
    caller: Caller,
    { postingId, reason, employerId = null }: ClosePostingCommand,
  ): Promise<PostingOutcome> {
    return this.transactions.run(caller, 'postings.close', async (tx) => {
      const scope = await this.author.authorScope(tx, caller, employerId);
      const before = await postingInScope(tx, postingId, scope);
      const wasPublic = before.state !== 'draft' && before.state !== 'in_review';
      const posting = await movePosting(tx, before, wasPublic ? 'closed' : 'withdrawn', { reason });
      await closeShifts(tx, posting, 'closed');
      await auditOnBehalf(tx, posting, 'closed');
      return outcomeOf(posting, []);
    });
  }
}

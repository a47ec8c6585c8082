import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '@gg/kernel';
import { audit, Transactions, type Caller } from '@gg/platform';
import { postingInScope } from '../data/postings';
import { PostingAuthor } from './posting-author';
import { closeShifts, movePosting } from './posting-moves';
import type { PostingOutcome } from './posting-outcome';
import { outcomeOf } from './publish-posting.use-case';

export interface TakeDownPostingCommand {
  readonly postingId: Id;
  readonly reason: string;
}

/**
 * Staff take a public posting down (下架), with a reason that its employer is told and may appeal. Nobody new can come;
 * what was booked stands until bookings or a case undo it. Refuses with `resource.not_found`,
 * `state.transition_refused`, `posting.changed_meanwhile`.
 */
@Injectable()
export class TakeDownPosting {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(PostingAuthor) private readonly author: PostingAuthor,
  ) {}

  async execute(caller: Caller, { postingId, reason }: TakeDownPostingCommand): Promise<PostingOutcome> {
    const scope = this.author.scope(caller, 'postings.take_down');
    return this.transactions.run(caller, 'postings.take-down', async (tx) => {
      const before = await postingInScope(tx, postingId, scope);
      const posting = await movePosting(tx, before, 'taken_down', { reason });
      await closeShifts(tx, posting, 'taken_down');
      const { regionCode, cityCode, employerId, version } = posting;
      await audit(tx, {
        action: 'posting.taken_down',
        subjectType: 'posting',
        subjectId: postingId,
        regionCode,
        facts: { reason },
      });
      tx.emit({
        name: 'posting.decided.v1',
        aggregateId: postingId,
        aggregateVersion: version,
        cityCode,
        payload: { postingId, employerId, decision: 'taken_down', reason },
      });
      return outcomeOf(posting, []);
    });
  }
}

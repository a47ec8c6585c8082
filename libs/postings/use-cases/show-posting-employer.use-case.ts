import { Inject, Injectable } from '@nestjs/common';
import { EmployerViews, type EmployerView } from '@gg/employers';
import type { Id } from '@gg/kernel';
import { audit, Transactions, type Caller } from '@gg/platform';
import { postingInScope } from '../data/postings';
import { PostingAuthor } from './posting-author';

/**
 * Staff who review a posting see who is behind it, also when the employer is registered in another region: they judge the
 * one by the other. Read only, and recorded. Refuses with `resource.not_found` for a posting of another region.
 */
@Injectable()
export class ShowPostingEmployer {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(PostingAuthor) private readonly author: PostingAuthor,
    @Inject(EmployerViews) private readonly employers: EmployerViews,
  ) {}

  async execute(caller: Caller, { postingId }: { postingId: Id }): Promise<EmployerView> {
    const scope = this.author.scope(caller, 'postings.review');
    const employerId = await this.transactions.run(caller, 'postings.show-employer', async (tx) => {
      const posting = await postingInScope(tx, postingId, scope);
      await audit(tx, {
        action: 'employer.shown_for_review',
        subjectType: 'employer',
        subjectId: posting.employerId,
        regionCode: posting.regionCode,
        facts: { postingId },
      });
      return posting.employerId;
    });
    return this.employers.own(employerId);
  }
}

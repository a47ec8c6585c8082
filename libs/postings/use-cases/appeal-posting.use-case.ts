import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import { audit, isDuplicate, provenanceOf, Transactions, type Caller, type Tx } from '@gg/platform';
import { appealOf, takenDownBy, type Appeal } from '../data/appeals';
import { auditOnBehalf } from '../data/posting-records';
import { postingInScope, type PostingRow } from '../data/postings';
import { PostingAuthor } from './posting-author';

/** Days after a take-down in which it can be appealed. Market policy: long enough to hear of it, short enough to recall. */
export const APPEAL_DAYS = 15;

export interface AppealPostingCommand {
  readonly postingId: Id;
  readonly statement: string;
  /** Whom staff act for; members write for their own. */
  readonly employerId?: Id | null;
}

export interface DecideAppealCommand {
  readonly postingId: Id;
  readonly uphold: boolean;
  readonly decision: string;
}

/**
 * An employer appeals against a take-down (申诉), and a member of staff who did not take it down decides. Upholding clears
 * the posting, so that its copies go public like any other; the closed shifts stay closed.
 */
@Injectable()
export class AppealPosting {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(PostingAuthor) private readonly author: PostingAuthor,
  ) {}

  /** Refuses with `resource.not_found`, `posting.not_taken_down`, `posting.appeal_late`, `posting.appeal_exists`. */
  async make(caller: Caller, { postingId, statement, employerId = null }: AppealPostingCommand): Promise<Appeal> {
    return this.transactions.run(caller, 'postings.appeal', async (tx) => {
      const scope = await this.author.authorScope(tx, caller, employerId);
      const posting = await postingInScope(tx, postingId, scope);
      if (posting.state !== 'taken_down') throw new DomainError('posting.not_taken_down');
      if (tx.now.getTime() - posting.stateSince.getTime() > APPEAL_DAYS * 86_400_000) {
        throw new DomainError('posting.appeal_late', { days: APPEAL_DAYS });
      }
      await insertAppeal(tx, posting, statement);
      await auditOnBehalf(tx, posting, 'appealed');
      return appealOf(tx, postingId);
    });
  }

  /** Refuses with `resource.not_found`, `posting.appeal_own_act`, `posting.appeal_decided`. */
  async decide(caller: Caller, { postingId, uphold, decision }: DecideAppealCommand): Promise<Appeal> {
    const scope = this.author.scope(caller, 'postings.take_down');
    return this.transactions.run(caller, 'postings.decide-appeal', async (tx) => {
      const posting = await postingInScope(tx, postingId, scope);
      await appealOf(tx, postingId);
      if ((await takenDownBy(tx, postingId)) === caller.accountId) throw new DomainError('posting.appeal_own_act');
      const decided = await tx.changedOne(
        `UPDATE posting_appeals SET state = ?, decision = ?, decided_at = ?, decided_by = ?
          WHERE posting_id = ? AND state = 'made'`,
        [uphold ? 'upheld' : 'dismissed', decision, tx.now, caller.accountId, postingId],
      );
      if (!decided) throw new DomainError('posting.appeal_decided');
      if (uphold) await tx.change('UPDATE postings SET cleared = 1, version = version + 1 WHERE id = ?', [postingId]);
      await this.tell(tx, posting, uphold, decision);
      return appealOf(tx, postingId);
    });
  }

  private async tell(
    tx: Tx,
    { id, employerId, regionCode, cityCode, version }: PostingRow,
    uphold: boolean,
    decision: string,
  ): Promise<void> {
    await audit(tx, {
      action: uphold ? 'posting.appeal_upheld' : 'posting.appeal_dismissed',
      subjectType: 'posting',
      subjectId: id,
      regionCode,
      facts: { decision },
    });
    tx.emit({
      name: 'posting.decided.v1',
      aggregateId: id,
      aggregateVersion: uphold ? version + 1 : version,
      cityCode,
      payload: { postingId: id, employerId, decision: uphold ? 'appeal_upheld' : 'appeal_dismissed', reason: decision },
    });
  }
}

async function insertAppeal(tx: Tx, posting: PostingRow, statement: string): Promise<void> {
  try {
    await tx.insert('posting_appeals', {
      postingId: posting.id,
      employerId: posting.employerId,
      regionCode: posting.regionCode,
      state: 'made',
      statement,
      madeAt: tx.now,
      decision: null,
      decidedAt: null,
      decidedBy: null,
      ...provenanceOf(tx.caller),
    });
  } catch (error) {
    if (isDuplicate(error)) throw new DomainError('posting.appeal_exists');
    throw error;
  }
}

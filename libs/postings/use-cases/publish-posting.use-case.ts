import { Inject, Injectable } from '@nestjs/common';
import type { Finding } from '@gg/compliance';
import { DomainError, type Id } from '@gg/kernel';
import { Transactions, type Caller, type Tx } from '@gg/platform';
import { auditOnBehalf, storeJudgement } from '../data/posting-records';
import { plansOf, postingById, postingInScope, shiftsOf, type PostingRow, type ShiftRow } from '../data/postings';
import type { PostingTerms } from '../domain/posting-terms';
import { decidePublication } from '../domain/publication';
import { assertShiftsAhead } from '../domain/shift-plan';
import { PostingAuthor, type AuthorFacts } from './posting-author';
import { movePosting, openShifts, scheduleExpiry } from './posting-moves';
import type { PostingOutcome } from './posting-outcome';
import { judgeTerms } from './terms-of-draft';

/**
 * Makes a draft public (发布): the rules are asked again, in the transaction that publishes. What blocks refuses with
 * `posting.blocked` and every finding; what only warns is published with the finding stored. A rule that wants staff to
 * look, an employer who is not verified yet, or a copy of what was taken down puts it in review instead.
 *
 * Refuses with `resource.not_found`, `posting.not_editable`, `posting.blocked`, `posting.shift_in_past`,
 * `posting.valid_until_past`, `posting.changed_meanwhile`.
 */
@Injectable()
export class PublishPosting {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(PostingAuthor) private readonly author: PostingAuthor,
  ) {}

  /** @param employerId whom staff act for; null for members */
  async execute(
    caller: Caller,
    { postingId }: { postingId: Id },
    employerId: Id | null = null,
  ): Promise<PostingOutcome> {
    return this.transactions.run(caller, 'postings.publish', async (tx) => {
      const scope = await this.author.authorScope(tx, caller, employerId);
      const posting = await postingInScope(tx, postingId, scope);
      const employer = await this.author.employerFor(tx, caller, posting.employerId);
      const shifts = await shiftsOf(tx, [posting.id]);
      return this.publish(tx, posting, { ...posting.terms, shifts: plansOf(shifts) }, shifts, employer);
    });
  }

  /** The same inside a transaction that has just written the draft. */
  async publish(
    tx: Tx,
    draft: PostingRow,
    terms: PostingTerms,
    shifts: readonly ShiftRow[],
    employer: AuthorFacts,
  ): Promise<PostingOutcome> {
    if (draft.state !== 'draft') throw new DomainError('posting.not_editable', { state: draft.state });
    assertShiftsAhead(terms.shifts, tx.now);
    if (draft.expiresAt <= tx.now) throw new DomainError('posting.valid_until_past');
    const { facts, findings } = judgeTerms(terms, employer, tx.now);
    const decision = decidePublication({
      findings,
      employerVerified: employer.verified,
      copiedFromTakenDown: await isTainted(tx, draft.copiedFrom),
    });
    const because = decision.to === 'in_review' ? decision.because : [];
    const posting = await movePosting(tx, draft, decision.to, { because });
    await storeJudgement(tx, {
      postingId: posting.id,
      postingVersion: posting.version,
      occasion: 'publish',
      facts,
      findings,
    });
    if (decision.to === 'published') await openShifts(tx, posting, shifts);
    else askForReview(tx, posting, terms, because);
    await auditOnBehalf(tx, posting, 'published', { state: posting.state });
    return outcomeOf(posting, shifts, findings, because);
  }
}

export const outcomeOf = (
  { id, state, version }: PostingRow,
  shifts: readonly ShiftRow[],
  findings: readonly Finding[] = [],
  because: readonly string[] = [],
): PostingOutcome => ({ postingId: id, state, version, shiftIds: shifts.map((shift) => shift.id), findings, because });

/** Staff look at it before it is public; when its last shift begins unseen, there is nothing left to decide. */
function askForReview(tx: Tx, posting: PostingRow, terms: PostingTerms, because: readonly string[]): void {
  tx.emit({
    name: 'posting.review-asked.v1',
    aggregateId: posting.id,
    aggregateVersion: posting.version,
    cityCode: posting.cityCode,
    payload: { postingId: posting.id, employerId: posting.employerId, ruleIds: [...because] },
  });
  const lastStart = terms.shifts.reduce((last, { start }) => (start > last ? start : last), new Date(0));
  scheduleExpiry(tx, posting, lastStart < posting.expiresAt ? lastStart : posting.expiresAt);
}

/** Whether a posting was copied from one that staff took down and no appeal has cleared. */
async function isTainted(tx: Tx, copiedFrom: Id | null): Promise<boolean> {
  const source = copiedFrom === null ? null : await postingById(tx, copiedFrom);
  return source !== null && source.state === 'taken_down' && !source.cleared;
}

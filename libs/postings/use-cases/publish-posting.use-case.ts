import { Inject, Injectable } from '@nestjs/common';
import type { Finding } from '@gg/compliance';
import { DomainError, type Id } from '@gg/kernel';
import { Transactions, type Caller, type Tx } from '@gg/platform';
import { auditOnBehalf, storeJudgement, type Judgement } from '../data/posting-records';
import { plansOf, postingById, postingInScope, shiftsOf, type PostingRow, type ShiftRow } from '../data/postings';
import type { PostingTerms } from '../domain/posting-terms';
import { decidePublication, type Publication } from '../domain/publication';
import { assertShiftsAhead } from '../domain/shift-plan';
import { insertPosting, type PostingOrigin } from './insert-posting';
import { PostingAuthor, type AuthorFacts } from './posting-author';
import { movePosting, openShifts, scheduleExpiry, tellOpened } from './posting-moves';
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

  /** Writes a new posting in the transaction at hand, and publishes it at once when asked to. */
  async write(
    tx: Tx,
    id: Id,
    terms: PostingTerms,
    employer: AuthorFacts,
    origin: PostingOrigin,
    publish: boolean,
  ): Promise<PostingOutcome> {
    if (!publish) {
      const { posting, shifts } = await insertPosting(tx, id, terms, employer, origin);
      return outcomeOf(posting, shifts);
    }
    const judged = await judge(tx, terms, employer, origin.copiedFrom);
    const { posting, shifts } = await insertPosting(tx, id, terms, employer, origin, judged.decision);
    if (judged.decision.to === 'published') tellOpened(tx, posting, shifts);
    return record(tx, posting, terms, shifts, judged);
  }

  private async publish(
    tx: Tx,
    draft: PostingRow,
    terms: PostingTerms,
    shifts: readonly ShiftRow[],
    employer: AuthorFacts,
  ): Promise<PostingOutcome> {
    if (draft.state !== 'draft') throw new DomainError('posting.not_editable', { state: draft.state });
    assertShiftsAhead(terms.shifts, tx.now);
    if (draft.expiresAt <= tx.now) throw new DomainError('posting.valid_until_past');
    const judged = await judge(tx, terms, employer, draft.copiedFrom);
    const posting = await movePosting(tx, draft, judged.decision.to, { because: becauseOf(judged) });
    if (judged.decision.to === 'published') await openShifts(tx, posting, shifts);
    return record(tx, posting, terms, shifts, judged);
  }
}

/** What the rules say of terms, and where the posting goes by it. */
interface Judged extends Pick<Judgement, 'facts' | 'findings'> {
  readonly decision: Publication;
}

async function judge(tx: Tx, terms: PostingTerms, employer: AuthorFacts, copiedFrom: Id | null): Promise<Judged> {
  const { facts, findings } = judgeTerms(terms, employer, tx.now);
  const decision = decidePublication({
    findings,
    employerVerified: employer.verified,
    copiedFromTakenDown: await isTainted(tx, copiedFrom),
  });
  return { facts, findings, decision };
}

const becauseOf = ({ decision }: Judged): readonly string[] => (decision.to === 'in_review' ? decision.because : []);

/** Keeps the judgement of a posting that went where it says, and asks staff where they look at it first. */
async function record(
  tx: Tx,
  posting: PostingRow,
  terms: PostingTerms,
  shifts: readonly ShiftRow[],
  judged: Judged,
): Promise<PostingOutcome> {
  const { facts, findings } = judged;
  const because = becauseOf(judged);
  await storeJudgement(tx, {
    postingId: posting.id,
    postingVersion: posting.version,
    occasion: 'publish',
    facts,
    findings,
  });
  if (judged.decision.to === 'in_review') askForReview(tx, posting, terms, because);
  await auditOnBehalf(tx, posting, 'published', { state: posting.state });
  return outcomeOf(posting, shifts, findings, because);
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

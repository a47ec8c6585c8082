import { localDate } from '@gg/kernel';
import type { SharedPairRow } from '../data/shared-pairs';
import type { SharedPostingRow } from '../data/shared-postings';
import { answerableUntil, judgePair, type PairJudgement, type PairPolicy } from '../domain/pair-conditions';
import type { SharedTerms } from '../domain/shared-terms';
import { openPosting } from './open-posting';

/** The two postings of a pair. */
export interface PairPostings {
  readonly surplus: SharedPostingRow;
  readonly shortage: SharedPostingRow;
}

/** @param rows its postings among others */
export const postingsOf = (
  { surplusId, shortageId }: Pick<SharedPairRow, 'surplusId' | 'shortageId'>,
  rows: ReadonlyMap<string, SharedPostingRow>,
): PairPostings => ({ surplus: rows.get(surplusId)!, shortage: rows.get(shortageId)! });

/** Whether a pair still meets its conditions, for the heads that it has: terms change, and days pass. */
export const judgeStanding = (
  { heads }: Pick<SharedPairRow, 'heads'>,
  { surplus, shortage }: PairPostings,
  policy: PairPolicy,
  now: Date,
): PairJudgement =>
  judgePair({ ...openPosting(surplus), freeHeads: heads }, { ...openPosting(shortage), freeHeads: heads }, policy, {
    today: localDate(now),
    barred: false,
  });

/** Until when firms that are told now answer: never longer than enough common days are left. */
export function answerDue(
  lender: SharedTerms,
  borrower: SharedTerms,
  policy: PairPolicy & { readonly answerDays: number },
  now: Date,
): Date {
  const full = new Date(now.getTime() + policy.answerDays * 86_400_000);
  const last = answerableUntil(lender, borrower, policy);
  return last < full ? last : full;
}

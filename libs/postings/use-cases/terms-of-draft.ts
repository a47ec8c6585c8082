import { judgePosting, workConditionsOf, type PostingFacts, type Verdict, type WorkConditions } from '@gg/compliance';
import { DomainError, localDate } from '@gg/kernel';
import { regionByCode, regionFullName, tradeByCode } from '@gg/reference-data';
import { completeDraft, type PostingEmployer } from '../domain/complete-draft';
import { judgedContent } from '../domain/judged-content';
import type { PostingDraft, PostingTerms } from '../domain/posting-terms';
import { assertShiftPlans, assertShiftsAhead } from '../domain/shift-plan';

/**
 * The terms of a draft: shape checked, gaps filled, trade and region known. Throws `posting.*` codes.
 * @param now shifts that have begun by then are refused
 */
export function termsOfDraft(draft: PostingDraft, employer: PostingEmployer, now: Date): PostingTerms {
  // The horizon first: hours are counted by local dates, which end with the year 9999.
  assertShiftsAhead(draft.shifts, now);
  assertShiftPlans(draft.shifts);
  if (draft.validUntil !== null && draft.validUntil <= now) throw new DomainError('posting.valid_until_past');
  const trade = tradeByCode(draft.tradeCode);
  if (!trade) throw new DomainError('posting.trade_unknown', { code: draft.tradeCode });
  const code = draft.assembly.regionCode;
  const region = regionByCode(code);
  if (region?.level !== 'county') throw new DomainError('posting.region_unknown', { code });
  return completeDraft(draft, employer, { trade, region: { name: regionFullName(code), centre: region.centre } });
}

/** What the rules say of the terms on the day. */
export const judgeTerms = (terms: PostingTerms, employer: PostingEmployer, now: Date): Verdict<PostingFacts> =>
  judgePosting(judgedContent(terms, employer.kind), localDate(now));

/** Dangers and place of the work by its form and its words. */
export const workOf = (terms: PostingTerms, employer: PostingEmployer): WorkConditions =>
  workConditionsOf(judgedContent(terms, employer.kind));

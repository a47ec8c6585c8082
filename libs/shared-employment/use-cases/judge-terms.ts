import { judgeSharing, type SharingFacts, type Verdict } from '@gg/compliance';
import { DomainError, localDate } from '@gg/kernel';
import { regionByCode, regionFullName, tradeByCode } from '@gg/reference-data';
import { assertTerms } from '../domain/assert-terms';
import { judgedSharing } from '../domain/judged-sharing';
import type { SharedTerms } from '../domain/shared-terms';
import type { AuthorFacts } from '@gg/postings';

/** Checks shape, trades and county of terms as they are saved. Throws `shared-posting.*`. */
export function checkTerms(terms: SharedTerms, now: Date): void {
  for (const code of terms.tradeCodes) {
    if (!tradeByCode(code)) throw new DomainError('shared-posting.trade_unknown', { code });
  }
  const code = terms.place.regionCode;
  const region = regionByCode(code);
  if (region?.level !== 'county') throw new DomainError('shared-posting.region_unknown', { code });
  assertTerms(terms, { name: regionFullName(code), centre: region.centre }, localDate(now));
}

/** What the rules say of terms on the day. */
export const judgeTerms = (terms: SharedTerms, employer: Pick<AuthorFacts, 'kind'>, now: Date): Verdict<SharingFacts> =>
  judgeSharing(judgedSharing(terms, employer.kind), localDate(now));

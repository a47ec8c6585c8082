import { addDays, dayNumber, distanceM, DomainError, instantOf, type GeoPoint, type LocalDate } from '@gg/kernel';
import { SHARED_BOUNDS, type SharedTerms } from './shared-terms';

/** What is known of the county of a place. */
export interface KnownRegion {
  readonly name: string;
  readonly centre: GeoPoint;
}

/** No place of a county lies farther from the county's centre, metres: beyond it the axes are exchanged or the county is wrong. */
const FARTHEST_IN_COUNTY_M = 120_000;

/** Days of a term, its first and last among them. */
export const daysOf = ({ from, to }: { readonly from: LocalDate; readonly to: LocalDate }): number =>
  dayNumber(to) - dayNumber(from) + 1;

/** When a posting stops being open by itself: after its validity, at the latest after the last day of its term. */
export function expiryOf({ to, validUntil }: Pick<SharedTerms, 'to' | 'validUntil'>): Date {
  const last = validUntil !== null && validUntil < to ? validUntil : to;
  return instantOf(addDays(last, 1), 0);
}

/**
 * Checks the shape of terms whenever they are saved. Throws `shared-posting.*` codes.
 * @param today local date; a term that is over, or too far ahead, is refused
 */
export function assertTerms(terms: SharedTerms, region: KnownRegion, today: LocalDate): void {
  const { from, to, place, headcount, leastGroup, leastDays, declaration, side, settlesThroughLender } = terms;
  if (to < from) throw new DomainError('shared-posting.term_reversed');
  if (daysOf(terms) > SHARED_BOUNDS.days) {
    throw new DomainError('shared-posting.term_too_long', { days: SHARED_BOUNDS.days });
  }
  if (to < today) throw new DomainError('shared-posting.term_past');
  if (terms.validUntil !== null && terms.validUntil < today) throw new DomainError('shared-posting.term_past');
  if (from > addDays(today, SHARED_BOUNDS.daysAhead)) {
    throw new DomainError('shared-posting.term_too_far', { days: SHARED_BOUNDS.daysAhead });
  }
  if (leastGroup > headcount) throw new DomainError('shared-posting.group_too_large', { headcount });
  if (leastDays > daysOf(terms)) throw new DomainError('shared-posting.least_days_too_many', { days: daysOf(terms) });
  if ((side === 'surplus') !== (declaration !== null) || (side === 'shortage') !== (settlesThroughLender !== null)) {
    throw new DomainError('shared-posting.side_mixed');
  }
  if (distanceM(place.point, region.centre) > FARTHEST_IN_COUNTY_M) {
    throw new DomainError('shared-posting.point_outside', { region: region.name });
  }
}

/** A skill as it is compared: width, case and blanks make no difference. */
export const plainSkill = (skill: string): string => skill.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

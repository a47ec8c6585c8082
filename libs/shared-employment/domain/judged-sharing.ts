import type { EmployerKind, Finding, SharingContent } from '@gg/compliance';
import { DomainError } from '@gg/kernel';
import type { SharedTerms } from './shared-terms';

/** The terms as the rules want them. */
export function judgedSharing(terms: SharedTerms, employerKind: EmployerKind): SharingContent {
  const { side, title, description, notes, tradeCodes, headcount, from, to, place, pay, feeFen } = terms;
  return {
    engagementType: 'shared',
    side,
    employerKind,
    title,
    description,
    // Every free text counts: a fee asked for among the skills is asked for.
    notes: [notes, ...terms.skills].filter((part) => part !== '').join('\n'),
    tradeCodes,
    headcount,
    from,
    to,
    regionCode: place.regionCode,
    placeText: place.address === '' ? null : place.address,
    pay,
    feeFen,
    settlesThroughLender: terms.settlesThroughLender,
    declaration: terms.declaration,
  };
}

export type SharedPublication =
  | { readonly to: 'published'; readonly because: readonly string[] }
  /** Staff look at it first, for these reasons. */
  | { readonly to: 'in_review'; readonly because: readonly string[] };

/** Throws `shared-posting.blocked` with the findings when a rule blocks, whoever publishes. */
export function assertNotBlocked(findings: readonly Finding[]): void {
  const count = findings.filter(({ severity }) => severity === 'block').length;
  if (count > 0) throw new DomainError('shared-posting.blocked', { count }, { findings });
}

/** Where a posting goes when it is to be open. Throws `shared-posting.blocked`. */
export function decideSharedPublication(findings: readonly Finding[], employerVerified: boolean): SharedPublication {
  assertNotBlocked(findings);
  const because = [
    ...(employerVerified ? [] : ['employer.unverified']),
    ...new Set(findings.filter(({ review }) => review).map(({ ruleId }) => ruleId)),
  ];
  return { to: because.length === 0 ? 'published' : 'in_review', because };
}

import type { Finding } from '@gg/compliance';
import { DomainError } from '@gg/kernel';

/** Why a posting waits for staff although nothing blocks it: ids of rules, or one of the reasons of this room. */
export const REVIEW_REASONS = ['employer.unverified', 'posting.taken-down-before'] as const;

/** What decides where a posting goes when it is to be published. */
export interface PublicationFacts {
  readonly findings: readonly Finding[];
  readonly employerVerified: boolean;
  /** It was copied from one that staff took down, and no appeal has cleared it. */
  readonly copiedFromTakenDown: boolean;
}

export type Publication =
  | { readonly to: 'published' }
  /** Staff look at it first, for these reasons. */
  | { readonly to: 'in_review'; readonly because: readonly string[] };

/** Throws `posting.blocked` with the findings when a rule blocks, whoever publishes. */
export function assertNotBlocked(findings: readonly Finding[]): void {
  const count = findings.filter(({ severity }) => severity === 'block').length;
  if (count > 0) throw new DomainError('posting.blocked', { count }, { findings });
}

/** Where a posting goes. Throws `posting.blocked`. */
export function decidePublication(facts: PublicationFacts): Publication {
  assertNotBlocked(facts.findings);
  const because = [
    ...(facts.employerVerified ? [] : ['employer.unverified']),
    ...(facts.copiedFromTakenDown ? ['posting.taken-down-before'] : []),
    ...new Set(facts.findings.filter(({ review }) => review).map(({ ruleId }) => ruleId)),
  ];
  return because.length === 0 ? { to: 'published' } : { to: 'in_review', because };
}

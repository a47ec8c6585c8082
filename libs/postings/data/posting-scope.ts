import type { Id } from '@gg/kernel';
import type { SqlValue } from '@gg/platform';

/** Whose postings a caller reaches: an employer's own, or those of staff's regions. */
export type PostingScope =
  | { readonly kind: 'employer'; readonly employerId: Id }
  | { readonly kind: 'regions'; readonly prefixes: readonly string[] };

/** The scope as a condition on the columns `employer_id` and `region_code`. No region reaches nothing. */
export function scopeCondition(scope: PostingScope): { readonly sql: string; readonly params: readonly SqlValue[] } {
  if (scope.kind === 'employer') return { sql: 'employer_id = ?', params: [scope.employerId] };
  if (scope.prefixes.length === 0) return { sql: 'FALSE', params: [] };
  return {
    sql: `(${scope.prefixes.map(() => "region_code LIKE CONCAT(?, '%')").join(' OR ')})`,
    params: scope.prefixes,
  };
}

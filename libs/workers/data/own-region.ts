import { regionFilter } from '@gg/identity';
import type { SqlValue } from '@gg/platform';

/** The region of a person who has not said where they live: reached by staff of all Guangxi only. */
export const NO_REGION = '45';

/**
 * The part of a WHERE clause that keeps staff to their regions; everything for `null`, a person's own rows.
 * @param column name of the region column, as written in the query
 */
export function ownRegion(
  column: string,
  prefixes: readonly string[] | null,
): { readonly sql: string; readonly params: readonly SqlValue[] } {
  return prefixes === null ? { sql: 'TRUE', params: [] } : regionFilter(column, prefixes);
}

import { regionFilter } from '@gg/identity';
import type { SqlValue } from '@gg/platform';

/** The part of a WHERE clause that keeps staff to their regions; everything for `null`, a member's own employer. */
export const ownRegion = (
  column: string,
  prefixes: readonly string[] | null,
): { readonly sql: string; readonly params: readonly SqlValue[] } =>
  prefixes === null ? { sql: 'TRUE', params: [] } : regionFilter(column, prefixes);

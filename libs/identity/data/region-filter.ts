import { isRegionPrefix } from '../domain/grants';

/** A condition for a WHERE clause and its parameters. */
export interface SqlCondition {
  readonly sql: string;
  readonly params: readonly string[];
}

/**
 * Restricts a query to the regions over which staff hold a permission: another region's row is not found.
 * @param column name of the column with the region code, as written in the query
 * @param prefixes as a reach has them; none, or a malformed one: nothing is found
 */
export function regionFilter(column: string, prefixes: readonly string[]): SqlCondition {
  const sound = prefixes.filter(isRegionPrefix);
  if (sound.length === 0) return { sql: 'FALSE', params: [] };
  return { sql: `(${sound.map(() => `${column} LIKE ?`).join(' OR ')})`, params: sound.map((prefix) => `${prefix}%`) };
}

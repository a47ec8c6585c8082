import { camel, snake } from './snake-naming';

/** What can stand for a `?`. Arrays are written as lists, for `IN (?)`. */
export type SqlValue = string | number | bigint | boolean | Date | Buffer | null | readonly SqlValue[];

/** Answer of a statement that changes rows. */
export interface Changed {
  readonly affectedRows: number;
}

const names = new Map<string, string>();

/** Rows as mysql2 gives them, with camelCase properties. */
export function camelRows<T>(rows: readonly Record<string, unknown>[]): T[] {
  return rows.map((row) => {
    const out: Record<string, unknown> = {};
    for (const key in row) {
      let name = names.get(key);
      if (name === undefined) names.set(key, (name = camel(key)));
      out[name] = row[key];
    }
    return out as T;
  });
}

/** Rows one INSERT carries at most: bigger statements were measured to be slower. */
const ROWS_PER_INSERT = 1_000;

/**
 * Multi-row INSERT statements for objects with camelCase properties; all rows need the properties of the first.
 * Objects and arrays are written as JSON.
 * @param suffix e.g. `ON DUPLICATE KEY UPDATE …`
 */
export function insertStatements(
  table: string,
  rows: readonly object[],
  suffix = '',
): { sql: string; params: SqlValue[] }[] {
  const first = rows[0];
  if (!first) return [];
  const keys = Object.keys(first);
  const columns = keys.map((key) => `\`${snake(key)}\``).join(', ');
  const row = `(${keys.map(() => '?').join(', ')})`;
  const statements = [];
  for (let from = 0; from < rows.length; from += ROWS_PER_INSERT) {
    const part = rows.slice(from, from + ROWS_PER_INSERT);
    statements.push({
      sql: `INSERT INTO \`${table}\` (${columns}) VALUES ${part.map(() => row).join(', ')} ${suffix}`.trimEnd(),
      params: part.flatMap((one) => keys.map((key) => stored((one as Record<string, unknown>)[key]))),
    });
  }
  return statements;
}

function stored(value: unknown): SqlValue {
  if (value === undefined || value === null) return null;
  if (value instanceof Date || Buffer.isBuffer(value)) return value;
  if (typeof value === 'object') return JSON.stringify(value);
  return value as SqlValue;
}

/** The MariaDB error number of an error, or undefined: 1062 duplicate key, 1213 deadlock, … */
export function errorNumber(error: unknown): number | undefined {
  const { errno, driverError } = (error ?? {}) as { errno?: unknown; driverError?: { errno?: unknown } };
  const number = errno ?? driverError?.errno;
  return typeof number === 'number' ? number : undefined;
}

/** Whether a unique key refused a row; with a name, whether it was that key. */
export function isDuplicate(error: unknown, key?: string): boolean {
  return errorNumber(error) === 1062 && (key === undefined || String((error as Error).message).includes(key));
}

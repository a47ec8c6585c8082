import type { SqlValue } from '@gg/platform';

/** Anything that answers a query: a transaction, or the connections for a plain read. */
export interface Reader {
  rows<T>(sql: string, params?: readonly SqlValue[]): Promise<T[]>;
}

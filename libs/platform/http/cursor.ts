import { DomainError } from '@gg/kernel';
import { z } from 'zod';

/** One page of a list. `next` is null on the last page. */
export interface Page<T> {
  readonly items: T[];
  readonly next: string | null;
}

/** Query parameters of every list. @param max most rows a page may have */
export const pageQuery = (max: number) =>
  z.object({
    after: z.string().max(200).optional().describe('the `next` of the page before'),
    limit: z.coerce.number().int().min(1).max(max).default(Math.min(50, max)),
  });

/** A cursor is the sort key and id of the last row; opaque to clients. */
export const encodeCursor = (parts: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url');

/** Throws `request.invalid` for a cursor that this system did not make. */
export function decodeCursor<T extends readonly z.ZodType[]>(
  cursor: string | undefined,
  shape: readonly [...T],
): { [K in keyof T]: z.output<T[K]> } | null {
  if (cursor === undefined) return null;
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return z.tuple(shape as never).parse(parts) as never;
  } catch {
    throw new DomainError('request.invalid', {}, { issues: [{ path: 'after', message: 'unknown cursor' }] });
  }
}

/** Cuts `limit + 1` rows to a page. */
export function pageOf<T>(rows: readonly T[], limit: number, key: (row: T) => readonly (string | number)[]): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? encodeCursor(key(last)) : null };
}

import { importReason, type ImportReason, type ImportReasonCode } from './import-reason';

/** What came of reading a cell. */
export type Reading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: ImportReason };

export const read = <T>(value: T): Reading<T> => ({ ok: true, value });

export const unread = (code: ImportReasonCode, params?: Readonly<Record<string, string | number>>): Reading<never> => ({
  ok: false,
  reason: importReason(code, params),
});

/** Full-width letters, digits and marks as half-width ones, runs of blanks as one. */
export const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, ' ').trim();

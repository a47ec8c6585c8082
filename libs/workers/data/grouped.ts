import { groupedBy, type Id } from '@gg/kernel';

/** Rows by the worker they belong to, each group in the order of the rows. */
export const grouped = <T extends { readonly workerId: Id }>(rows: readonly T[]): Map<Id, T[]> =>
  groupedBy(rows, ({ workerId }) => workerId);

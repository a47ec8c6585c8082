import type { Id } from '@gg/kernel';

/** Rows by the worker they belong to, each group in the order of the rows. */
export function grouped<T extends { readonly workerId: Id }>(rows: readonly T[]): Map<Id, T[]> {
  const groups = new Map<Id, T[]>();
  for (const row of rows) {
    const group = groups.get(row.workerId);
    if (group) group.push(row);
    else groups.set(row.workerId, [row]);
  }
  return groups;
}

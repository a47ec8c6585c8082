import { newId, type Id } from '@gg/kernel';
import { provenanceOf, type Tx } from '@gg/platform';

export interface Change {
  readonly subject: 'offer' | 'application' | 'booking' | 'seats';
  readonly subjectId: Id;
  readonly from: string | null;
  readonly to: string;
  readonly reason?: string | null;
}

/** Appends changes to the record of who, for whom, when and why. */
export async function record(tx: Tx, changes: readonly Change[]): Promise<void> {
  await tx.insert('booking_records', recordRows(tx, changes));
}

/** The rows of changes, in the name of the transaction's caller. */
export function recordRows(tx: Tx, changes: readonly Change[]) {
  const provenance = provenanceOf(tx.caller);
  return changes.map(({ subject, subjectId, from, to, reason }) => ({
    id: newId(),
    subject,
    subjectId,
    fromState: from,
    toState: to,
    reason: reason ?? null,
    at: tx.now,
    ...provenance,
  }));
}

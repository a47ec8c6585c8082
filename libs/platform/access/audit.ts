import { newId } from '@gg/kernel';
import type { Tx } from '../database/transactions';

export interface AuditEntry {
  /** `employer.verified`, `offer.accepted_on_behalf` … */
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly regionCode?: string | null;
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** Appends to the audit trail in the transaction of the act itself: no act without its record, no record without its act. */
export async function audit(tx: Tx, entry: AuditEntry): Promise<void> {
  const { caller } = tx;
  await tx.insert('audit_records', {
    id: newId(),
    at: tx.now,
    action: entry.action,
    subjectType: entry.subjectType,
    subjectId: entry.subjectId,
    actorId: caller.accountId,
    onBehalfOf: caller.onBehalfOf,
    consentId: caller.consentId,
    channel: caller.channel,
    regionCode: entry.regionCode ?? null,
    trace: caller.trace,
    facts: entry.facts ?? null,
  });
}

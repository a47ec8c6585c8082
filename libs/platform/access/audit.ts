import { newId } from '@gg/kernel';
import type { Tx } from '../database/transactions';
import type { Caller } from './caller';

export interface AuditEntry {
  /** `employer.verified`, `offer.accepted_on_behalf` … */
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  /** Where it belongs; without one an act of staff belongs to the region that they answer for. */
  readonly regionCode?: string | null;
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** Appends to the audit trail in the transaction of the act itself: no act without its record, no record without its act. */
export const audit = (tx: Tx, entry: AuditEntry): Promise<void> => auditAll(tx, [entry]);

/** The same for one act that concerns several, in one statement. */
export async function auditAll(tx: Tx, entries: readonly AuditEntry[]): Promise<void> {
  const { caller } = tx;
  await tx.insert(
    'audit_records',
    entries.map((entry) => ({
      id: newId(),
      at: tx.now,
      action: entry.action,
      subjectType: entry.subjectType,
      subjectId: entry.subjectId,
      actorId: caller.accountId,
      onBehalfOf: caller.onBehalfOf,
      consentId: caller.consentId,
      channel: caller.channel,
      regionCode: entry.regionCode ?? regionOf(caller),
      trace: caller.trace,
      facts: entry.facts ?? null,
    })),
  );
}

/** The narrowest of the regions of a member of staff; null for everybody else. */
function regionOf({ kind, grants }: Caller): string | null {
  if (kind !== 'staff') return null;
  const prefixes = grants.flatMap(({ regionPrefix }) => regionPrefix ?? []);
  return prefixes.sort((a, b) => b.length - a.length)[0] ?? null;
}

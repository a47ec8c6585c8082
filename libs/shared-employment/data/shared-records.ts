import { writeFacts, type Finding, type SharingFacts } from '@gg/compliance';
import { localDate, newId } from '@gg/kernel';
import { audit, provenanceOf, type Tx } from '@gg/platform';
import type { SharedPostingState } from '../domain/shared-posting-lifecycle';
import type { SharedPostingRow } from './shared-postings';

export interface SharedTransition {
  readonly posting: Pick<SharedPostingRow, 'id' | 'version' | 'state'>;
  /** Null for a new one. */
  readonly from: SharedPostingState | null;
  readonly reason?: string | null;
  /** Ids of rules and reasons behind it. */
  readonly because?: readonly string[];
}

/** Appends what became of a posting. @param posting as it is now */
export async function recordSharedTransition(
  tx: Tx,
  { posting, from, reason, because }: SharedTransition,
): Promise<void> {
  await tx.insert('shared_posting_transitions', {
    id: newId(),
    postingId: posting.id,
    fromState: from,
    toState: posting.state,
    postingVersion: posting.version,
    at: tx.now,
    reason: reason ?? null,
    because: JSON.stringify(because ?? []),
    ...provenanceOf(tx.caller),
  });
}

/** Puts on the audit trail what staff do to a posting in a firm's name; nothing where a member does it alone. */
export async function auditShared(
  tx: Tx,
  { id, regionCode }: Pick<SharedPostingRow, 'id' | 'regionCode'>,
  act: 'written' | 'changed' | 'published' | 'withdrawn',
): Promise<void> {
  if (tx.caller.kind !== 'staff') return;
  await audit(tx, {
    action: `shared_posting.${act}_on_behalf`,
    subjectType: 'shared_posting',
    subjectId: id,
    regionCode,
  });
}

/** Stores what the rules said, and of what, so that it can be shown later and replayed. */
export async function storeSharedJudgement(
  tx: Tx,
  posting: Pick<SharedPostingRow, 'id' | 'version'>,
  occasion: 'publish' | 'change' | 'review',
  { facts, findings }: { readonly facts: SharingFacts; readonly findings: readonly Finding[] },
): Promise<void> {
  await tx.insert('shared_judgements', {
    id: newId(),
    postingId: posting.id,
    postingVersion: posting.version,
    at: tx.now,
    lawDate: localDate(tx.now),
    occasion,
    facts: writeFacts(facts),
    findings: JSON.stringify(findings),
  });
}

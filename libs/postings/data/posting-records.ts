import type { Finding } from '@gg/compliance';
import { localDate, newId, type Id } from '@gg/kernel';
import { audit, provenanceOf, type Tx } from '@gg/platform';
import type { PostingRow } from './postings';
import { POSTING_LIFECYCLE, type PostingState } from '../domain/posting-lifecycle';

export interface Transition {
  readonly postingId: Id;
  readonly from: PostingState | null;
  readonly to: PostingState;
  readonly reason?: string | null;
  /** Ids of rules and reasons behind it. */
  readonly because?: readonly string[];
}

/** Appends changes of state, in their order, each of which the lifecycle must allow. */
export async function recordTransitions(tx: Tx, transitions: readonly Transition[]): Promise<void> {
  for (const { from, to } of transitions) if (from !== null) POSTING_LIFECYCLE.assert(from, to);
  await tx.insert(
    'posting_transitions',
    transitions.map(({ postingId, from, to, reason, because }) => ({
      id: newId(),
      postingId,
      fromState: from,
      toState: to,
      at: tx.now,
      reason: reason ?? null,
      because: JSON.stringify(because ?? []),
      ...provenanceOf(tx.caller),
    })),
  );
}

/** Puts on the audit trail what staff do to a posting in an employer's name; nothing where a member does it alone. */
export async function auditOnBehalf(
  tx: Tx,
  { id, regionCode }: Pick<PostingRow, 'id' | 'regionCode'>,
  act: 'written' | 'changed' | 'published' | 'closed' | 'appealed',
  facts: Readonly<Record<string, string>> = {},
): Promise<void> {
  if (tx.caller.kind !== 'staff') return;
  await audit(tx, { action: `posting.${act}_on_behalf`, subjectType: 'posting', subjectId: id, regionCode, facts });
}

export interface Judgement {
  readonly postingId: Id;
  readonly postingVersion: number;
  readonly occasion: 'publish' | 'review';
  readonly facts: unknown;
  readonly findings: readonly Finding[];
}

/** Stores what the rules said, and of what, so that it can be shown later and replayed. */
export async function storeJudgement(
  tx: Tx,
  { postingId, postingVersion, occasion, facts, findings }: Judgement,
): Promise<Id> {
  const id = newId();
  await tx.insert('posting_judgements', {
    id,
    postingId,
    postingVersion,
    at: tx.now,
    lawDate: localDate(tx.now),
    occasion,
    facts: JSON.stringify(facts),
  });
  await tx.insert(
    'posting_findings',
    findings.map((finding, place) => ({
      judgementId: id,
      place,
      ruleId: finding.ruleId,
      ruleVersion: finding.ruleVersion,
      severity: finding.severity,
      review: finding.review,
      finding: JSON.stringify(finding),
    })),
  );
  return id;
}

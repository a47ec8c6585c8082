import type { Finding } from '@gg/compliance';
import type { Id } from '@gg/kernel';
import type { SharedPostingRow } from '../data/shared-postings';
import type { SharedPostingState } from '../domain/shared-posting-lifecycle';

/** What became of a surplus or a shortage. Plain data: it is stored beside the idempotency key and replayed. */
export interface SharedPostingOutcome {
  readonly postingId: Id;
  readonly state: SharedPostingState;
  readonly version: number;
  /** What the rules said, gravest first; empty where they were not asked. */
  readonly findings: readonly Finding[];
  /** Why staff look at it first: ids of rules and reasons; empty unless it is in review. */
  readonly because: readonly string[];
}

export const sharedOutcome = (
  { id, state, version }: SharedPostingRow,
  findings: readonly Finding[] = [],
  because: readonly string[] = [],
): SharedPostingOutcome => ({ postingId: id, state, version, findings, because });

import type { Finding } from '@gg/compliance';
import type { Id } from '@gg/kernel';
import type { PostingState } from '../domain/posting-lifecycle';

/** What became of a posting. Plain data: it is stored beside the idempotency key and replayed. */
export interface PostingOutcome {
  readonly postingId: Id;
  readonly state: PostingState;
  readonly version: number;
  readonly shiftIds: readonly Id[];
  /** What the rules said, gravest first; empty for a draft that was not judged. */
  readonly findings: readonly Finding[];
  /** Why staff look at it first: ids of rules and reasons; empty unless it is in review. */
  readonly because: readonly string[];
}

import type { Id } from '@gg/kernel';
import type { Tx } from '@gg/platform';

/** What became of planning a batch. */
export interface PlannedBatch {
  readonly batchId: Id;
  /** Whose it is: an employer's, or the centre's over a region. */
  readonly employerId: Id | null;
  readonly regionCode: string | null;
  readonly outcome: 'ready' | 'failed';
  readonly seats: number;
  readonly filled: number;
  readonly expiresAt: Date | null;
}

/** Tells that a preview is there, or that there will be none: planning takes seconds, and nobody has to look for it meanwhile. */
export function tellPlanned(tx: Tx, { expiresAt, ...planned }: PlannedBatch): void {
  tx.emit({
    name: 'batch.planned.v1',
    aggregateId: planned.batchId,
    aggregateVersion: 1,
    payload: { ...planned, expiresAt: expiresAt?.toISOString() ?? null },
  });
}

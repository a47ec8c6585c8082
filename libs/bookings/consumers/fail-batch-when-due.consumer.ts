import { Injectable } from '@nestjs/common';
import { Consumer, type EffectConsumer, type EventOf, type Tx } from '@gg/platform';
import { batchRow } from '../data/batches';
import { tellPlanned } from '../use-cases/batch-news';

/** A batch that is still not planned when it should be has failed, whatever became of the processes that tried. */
@Injectable()
@Consumer('bookings.fail-batch-when-due', 'batch.plan-due.v1')
export class FailBatchWhenDue implements EffectConsumer<'batch.plan-due.v1'> {
  async handle({ payload: { batchId } }: EventOf<'batch.plan-due.v1'>, tx: Tx): Promise<void> {
    const failed = await tx.changedOne(
      `UPDATE batch_assignments SET state = 'failed', changed_at = ?, stage = NULL, filled = 0 WHERE id = ? AND state = 'asked'`,
      [tx.now, batchId],
    );
    const batch = failed ? await batchRow(tx, batchId) : null;
    if (!batch) return;
    await tx.change('DELETE FROM batch_shifts WHERE batch_id = ?', [batchId]);
    const { employerId, regionCode } = batch;
    tellPlanned(tx, { batchId, employerId, regionCode, outcome: 'failed', seats: 0, filled: 0, expiresAt: null });
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@gg/kernel';
import { Consumer, type Delivery, type EventOf, type OutsideConsumer, type Tx } from '@gg/platform';
import { NoticeWriter } from '../channels/notice-writer';
import { Recipients } from '../channels/recipients';
import { remindUntil, type NewNotice } from '../domain/notice';

/** A batch is planned, or could not be: the employer's members look at the preview while it can be confirmed. */
@Injectable()
@Consumer('notifications.notify-batch-planned', 'batch.planned.v1')
export class NotifyBatchPlanned implements OutsideConsumer<'batch.planned.v1', NewNotice[]> {
  constructor(
    @Inject(Recipients) private readonly recipients: Recipients,
    @Inject(NoticeWriter) private readonly writer: NoticeWriter,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  perform({ payload }: EventOf<'batch.planned.v1'>): Promise<NewNotice[]> {
    const { batchId, employerId, outcome, seats, filled, expiresAt } = payload;
    return this.recipients.employer(employerId, {
      kind: 'batch.planned',
      subjectId: batchId,
      data: { batchId, employerId, outcome, seats, filled, expiresAt },
      // A preview that can no longer be confirmed is no news.
      expiresAt: expiresAt ?? remindUntil(this.clock.now()),
    });
  }

  async confirm(notices: NewNotice[], event: EventOf<'batch.planned.v1'>, tx: Tx, delivery: Delivery): Promise<void> {
    await this.writer.write(tx, event, delivery, { consumer: 'notifications.notify-batch-planned', notices });
  }
}

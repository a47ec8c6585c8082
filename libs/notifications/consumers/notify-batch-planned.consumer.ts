import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@gg/kernel';
import { Consumer, type Delivery, type EventOf, type OutsideConsumer, type Tx } from '@gg/platform';
import { NoticeWriter } from '../channels/notice-writer';
import { Recipients } from '../channels/recipients';
import { remindUntil, type NewNotice } from '../domain/notice';

/** A batch is planned, or could not be: its employer's members, or its region's staff, look at the preview while it can be confirmed. */
@Injectable()
@Consumer('notifications.notify-batch-planned', 'batch.planned.v1')
export class NotifyBatchPlanned implements OutsideConsumer<'batch.planned.v1', NewNotice[]> {
  constructor(
    @Inject(Recipients) private readonly recipients: Recipients,
    @Inject(NoticeWriter) private readonly writer: NoticeWriter,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  perform({ payload }: EventOf<'batch.planned.v1'>): Promise<NewNotice[]> {
    const { batchId, employerId, regionCode = null, outcome, seats, filled, expiresAt } = payload;
    const message = {
      kind: 'batch.planned',
      subjectId: batchId,
      data: { batchId, employerId, regionCode, outcome, seats, filled, expiresAt },
      // A preview that can no longer be confirmed is no news.
      expiresAt: expiresAt ?? remindUntil(this.clock.now()),
    } as const;
    return employerId === null
      ? this.recipients.staff(regionCode!, 'batches.plan', message)
      : this.recipients.employer(employerId, message);
  }

  async confirm(notices: NewNotice[], event: EventOf<'batch.planned.v1'>, tx: Tx, delivery: Delivery): Promise<void> {
    await this.writer.write(tx, event, delivery, { consumer: 'notifications.notify-batch-planned', notices });
  }
}

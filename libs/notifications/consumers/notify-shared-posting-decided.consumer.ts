import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@gg/kernel';
import { Consumer, type Delivery, type EventOf, type OutsideConsumer, type Tx } from '@gg/platform';
import { NoticeWriter } from '../channels/notice-writer';
import { Recipients } from '../channels/recipients';
import { remindUntil, type NewNotice } from '../domain/notice';

/** Staff decided about a surplus or a shortage: its firm hears what and why. */
@Injectable()
@Consumer('notifications.notify-shared-posting-decided', 'shared-posting.decided.v1')
export class NotifySharedPostingDecided implements OutsideConsumer<'shared-posting.decided.v1', NewNotice[]> {
  constructor(
    @Inject(Recipients) private readonly recipients: Recipients,
    @Inject(NoticeWriter) private readonly writer: NoticeWriter,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  perform({ payload }: EventOf<'shared-posting.decided.v1'>): Promise<NewNotice[]> {
    const { postingId, side, employerId, decision, reason } = payload;
    return this.recipients.firmInTalks(employerId, {
      kind: 'shared_posting.decided',
      subjectId: postingId,
      data: { postingId, side, decision, reason },
      expiresAt: remindUntil(this.clock.now()),
    });
  }

  async confirm(
    notices: NewNotice[],
    event: EventOf<'shared-posting.decided.v1'>,
    tx: Tx,
    delivery: Delivery,
  ): Promise<void> {
    await this.writer.write(tx, event, delivery, { consumer: 'notifications.notify-shared-posting-decided', notices });
  }
}

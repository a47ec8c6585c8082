import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@gg/kernel';
import { Consumer, type Delivery, type EventOf, type OutsideConsumer, type Tx } from '@gg/platform';
import { NoticeWriter } from '../channels/notice-writer';
import { Recipients } from '../channels/recipients';
import { remindUntil, type NewNotice } from '../domain/notice';

/** Staff decided about a posting, or about an appeal against their decision: its employer hears what and why. */
@Injectable()
@Consumer('notifications.notify-posting-decided', 'posting.decided.v1')
export class NotifyPostingDecided implements OutsideConsumer<'posting.decided.v1', NewNotice[]> {
  constructor(
    @Inject(Recipients) private readonly recipients: Recipients,
    @Inject(NoticeWriter) private readonly writer: NoticeWriter,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  perform({ payload }: EventOf<'posting.decided.v1'>): Promise<NewNotice[]> {
    const { postingId, employerId, decision, reason } = payload;
    return this.recipients.employer(employerId, {
      kind: 'posting.decided',
      subjectId: postingId,
      data: { postingId, decision, reason },
      expiresAt: remindUntil(this.clock.now()),
    });
  }

  async confirm(notices: NewNotice[], event: EventOf<'posting.decided.v1'>, tx: Tx, delivery: Delivery): Promise<void> {
    await this.writer.write(tx, event, delivery, { consumer: 'notifications.notify-posting-decided', notices });
  }
}

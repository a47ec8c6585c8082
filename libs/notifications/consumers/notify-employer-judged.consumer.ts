import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@gg/kernel';
import { Consumer, type Delivery, type EventOf, type OutsideConsumer, type Tx } from '@gg/platform';
import { NoticeWriter } from '../channels/notice-writer';
import { Recipients } from '../channels/recipients';
import { remindUntil, type NewNotice } from '../domain/notice';

/** Staff have verified an employer, or refused it: its members hear it, with the reason. */
@Injectable()
@Consumer('notifications.notify-employer-judged', 'employer.judged.v1')
export class NotifyEmployerJudged implements OutsideConsumer<'employer.judged.v1', NewNotice[]> {
  constructor(
    @Inject(Recipients) private readonly recipients: Recipients,
    @Inject(NoticeWriter) private readonly writer: NoticeWriter,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  perform({ payload }: EventOf<'employer.judged.v1'>): Promise<NewNotice[]> {
    const { employerId, verdict, reason } = payload;
    return this.recipients.employer(employerId, {
      kind: 'employer.judged',
      subjectId: employerId,
      data: { employerId, verdict, reason },
      expiresAt: remindUntil(this.clock.now()),
    });
  }

  async confirm(notices: NewNotice[], event: EventOf<'employer.judged.v1'>, tx: Tx, delivery: Delivery): Promise<void> {
    await this.writer.write(tx, event, delivery, { consumer: 'notifications.notify-employer-judged', notices });
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@gg/kernel';
import { Consumer, type Delivery, type EventOf, type OutsideConsumer, type Tx } from '@gg/platform';
import { NoticeWriter } from '../channels/notice-writer';
import { Recipients, toWorkers } from '../channels/recipients';
import { remindUntil, type NewNotice } from '../domain/notice';

/** An application moved: the side that did not move it is told. */
@Injectable()
@Consumer('notifications.notify-application-changed', 'application.changed.v1')
export class NotifyApplicationChanged implements OutsideConsumer<'application.changed.v1', NewNotice[]> {
  constructor(
    @Inject(Recipients) private readonly recipients: Recipients,
    @Inject(NoticeWriter) private readonly writer: NoticeWriter,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async perform({ payload }: EventOf<'application.changed.v1'>): Promise<NewNotice[]> {
    const { applicationId, shiftId, employerId, workerId, state } = payload;
    const message = {
      kind: 'application.changed' as const,
      subjectId: applicationId,
      data: { applicationId, shiftId, workerId, state },
      expiresAt: remindUntil(this.clock.now()),
    };
    const byWorker = state === 'made' || state === 'withdrawn';
    return byWorker ? this.recipients.employer(employerId, message) : toWorkers([workerId], message);
  }

  async confirm(
    notices: NewNotice[],
    event: EventOf<'application.changed.v1'>,
    tx: Tx,
    delivery: Delivery,
  ): Promise<void> {
    await this.writer.write(tx, event, delivery, { consumer: 'notifications.notify-application-changed', notices });
  }
}

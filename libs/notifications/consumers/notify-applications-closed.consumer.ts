import { Inject, Injectable } from '@nestjs/common';
import { Consumer, type Delivery, type EffectConsumer, type EventOf, type Tx } from '@gg/platform';
import { NoticeWriter } from '../channels/notice-writer';
import { toWorkers } from '../channels/recipients';
import { remindUntil } from '../domain/notice';

/** A shift takes nobody more: all who applied and were not chosen are told, and why. */
@Injectable()
@Consumer('notifications.notify-applications-closed', 'applications.closed.v1')
export class NotifyApplicationsClosed implements EffectConsumer<'applications.closed.v1'> {
  constructor(@Inject(NoticeWriter) private readonly writer: NoticeWriter) {}

  async handle(event: EventOf<'applications.closed.v1'>, tx: Tx, delivery: Delivery): Promise<void> {
    const { shiftId, reason, applications } = event.payload;
    await this.writer.write(tx, event, delivery, {
      consumer: 'notifications.notify-applications-closed',
      notices: applications.flatMap(({ applicationId, workerId }) =>
        toWorkers([workerId], {
          kind: 'application.changed',
          subjectId: applicationId,
          data: { applicationId, shiftId, workerId, state: 'not_chosen', reason },
          expiresAt: remindUntil(tx.now),
        }),
      ),
    });
  }
}

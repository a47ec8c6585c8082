import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@gg/kernel';
import { Consumer, type Delivery, type EventOf, type OutsideConsumer, type Tx } from '@gg/platform';
import { NoticeWriter } from '../channels/notice-writer';
import { Recipients } from '../channels/recipients';
import { remindUntil, type NewNotice } from '../domain/notice';

/** Nobody is left who could be asked: the employer is told which condition failed how often. */
@Injectable()
@Consumer('notifications.notify-shift-exhausted', 'shift.exhausted.v1')
export class NotifyShiftExhausted implements OutsideConsumer<'shift.exhausted.v1', NewNotice[]> {
  constructor(
    @Inject(Recipients) private readonly recipients: Recipients,
    @Inject(NoticeWriter) private readonly writer: NoticeWriter,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  perform({ payload }: EventOf<'shift.exhausted.v1'>): Promise<NewNotice[]> {
    const { shiftId, employerId, filled, headcount, reason, failed } = payload;
    return this.recipients.employer(employerId, {
      kind: 'shift.exhausted',
      subjectId: shiftId,
      data: { shiftId, filled, headcount, reason, failed },
      expiresAt: remindUntil(this.clock.now()),
    });
  }

  async confirm(notices: NewNotice[], event: EventOf<'shift.exhausted.v1'>, tx: Tx, delivery: Delivery): Promise<void> {
    await this.writer.write(tx, event, delivery, { consumer: 'notifications.notify-shift-exhausted', notices });
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@gg/kernel';
import { Consumer, type Delivery, type EventOf, type OutsideConsumer, type Tx } from '@gg/platform';
import { NoticeWriter } from '../channels/notice-writer';
import { Recipients } from '../channels/recipients';
import { remindUntil, type NewNotice } from '../domain/notice';

/** The last seat was taken: the employer is told. */
@Injectable()
@Consumer('notifications.notify-shift-filled', 'shift.filled.v1')
export class NotifyShiftFilled implements OutsideConsumer<'shift.filled.v1', NewNotice[]> {
  constructor(
    @Inject(Recipients) private readonly recipients: Recipients,
    @Inject(NoticeWriter) private readonly writer: NoticeWriter,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  perform({ payload }: EventOf<'shift.filled.v1'>): Promise<NewNotice[]> {
    const { shiftId, employerId, headcount } = payload;
    return this.recipients.employer(employerId, {
      kind: 'shift.filled',
      subjectId: shiftId,
      data: { shiftId, headcount },
      expiresAt: remindUntil(this.clock.now()),
    });
  }

  async confirm(notices: NewNotice[], event: EventOf<'shift.filled.v1'>, tx: Tx, delivery: Delivery): Promise<void> {
    await this.writer.write(tx, event, delivery, { consumer: 'notifications.notify-shift-filled', notices });
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@gg/kernel';
import { Consumer, type Delivery, type EventOf, type OutsideConsumer, type Tx } from '@gg/platform';
import { NoticeWriter } from '../channels/notice-writer';
import { Recipients } from '../channels/recipients';
import { remindUntil, type NewNotice } from '../domain/notice';

/** A shift was withdrawn: all who look after it are told. Who had an offer or a seat hears of that. */
@Injectable()
@Consumer('notifications.notify-shift-withdrawn', 'shift.withdrawn.v1')
export class NotifyShiftWithdrawn implements OutsideConsumer<'shift.withdrawn.v1', NewNotice[]> {
  constructor(
    @Inject(Recipients) private readonly recipients: Recipients,
    @Inject(NoticeWriter) private readonly writer: NoticeWriter,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  perform({ payload }: EventOf<'shift.withdrawn.v1'>): Promise<NewNotice[]> {
    const { shiftId, employerId, reason } = payload;
    return this.recipients.employer(employerId, {
      kind: 'shift.withdrawn',
      subjectId: shiftId,
      data: { shiftId, reason },
      expiresAt: remindUntil(this.clock.now()),
    });
  }

  async confirm(notices: NewNotice[], event: EventOf<'shift.withdrawn.v1'>, tx: Tx, delivery: Delivery): Promise<void> {
    await this.writer.write(tx, event, delivery, { consumer: 'notifications.notify-shift-withdrawn', notices });
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '@gg/kernel';
import { Connections, Consumer, type Delivery, type EventOf, type OutsideConsumer, type Tx } from '@gg/platform';
import { ShiftReader } from '@gg/postings';
import { NoticeWriter } from '../channels/notice-writer';
import { Recipients } from '../channels/recipients';
import { remindUntil, type NewNotice } from '../domain/notice';

/**
 * Nobody is left who could be asked: the employer is told which condition failed how often, and by text where no page has it
 * when the start is near.
 */
@Injectable()
@Consumer('notifications.notify-shift-exhausted', 'shift.exhausted.v1')
export class NotifyShiftExhausted implements OutsideConsumer<'shift.exhausted.v1', NewNotice[]> {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(ShiftReader) private readonly shifts: ShiftReader,
    @Inject(Recipients) private readonly recipients: Recipients,
    @Inject(NoticeWriter) private readonly writer: NoticeWriter,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async perform({ payload }: EventOf<'shift.exhausted.v1'>): Promise<NewNotice[]> {
    const { shiftId, employerId, filled, headcount, reason, failed } = payload;
    const shift = (await this.shifts.details(this.connections, [shiftId])).get(shiftId);
    return this.recipients.employerOfMissing(employerId, {
      kind: 'shift.exhausted',
      subjectId: shiftId,
      data: { shiftId, start: shift?.start.toISOString() ?? null, filled, headcount, reason, failed },
      expiresAt: remindUntil(this.clock.now()),
    });
  }

  async confirm(notices: NewNotice[], event: EventOf<'shift.exhausted.v1'>, tx: Tx, delivery: Delivery): Promise<void> {
    const start = notices[0]?.data['start'];
    await this.writer.write(tx, event, delivery, {
      consumer: 'notifications.notify-shift-exhausted',
      notices,
      ...(typeof start === 'string' ? { start } : {}),
    });
  }
}

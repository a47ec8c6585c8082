import { Injectable } from '@nestjs/common';
import { Consumer, type EffectConsumer, type EventOf, type Tx } from '@gg/platform';
import { seatsOf } from '../data/seats';
import { closeApplications } from '../use-cases/close-applications';

/** A shift starts: whoever still waits is told that it will not be. A look that comes too early does nothing. */
@Injectable()
@Consumer('bookings.close-applications-when-shift-starts', 'shift.start-due.v1')
export class CloseApplicationsWhenShiftStarts implements EffectConsumer<'shift.start-due.v1'> {
  async handle({ payload: { shiftId } }: EventOf<'shift.start-due.v1'>, tx: Tx): Promise<void> {
    const seats = await seatsOf(tx, shiftId);
    if (seats && seats.startsAt <= tx.now) await closeApplications(tx, { shiftId, reason: 'shift_started' });
  }
}

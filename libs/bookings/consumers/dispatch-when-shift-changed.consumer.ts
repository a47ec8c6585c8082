import { Injectable } from '@nestjs/common';
import { Consumer, type EffectConsumer, type EventOf, type Tx } from '@gg/platform';
import { closeAllOffers } from '../use-cases/close-offers';
import { reopen } from '../use-cases/cancel-booking.use-case';

/** What candidates are asked for changed: offers of the old terms end, and people are asked anew. */
@Injectable()
@Consumer('bookings.dispatch-when-shift-changed', 'shift.changed.v1')
export class DispatchWhenShiftChanged implements EffectConsumer<'shift.changed.v1'> {
  async handle({ payload }: EventOf<'shift.changed.v1'>, tx: Tx): Promise<void> {
    if (!payload.materially) return;
    await closeAllOffers(tx, { shiftId: payload.shiftId, state: 'withdrawn', reason: 'shift_changed' });
    reopen(tx, payload.shiftId, 'changed');
  }
}

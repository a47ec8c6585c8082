import { Inject, Injectable } from '@nestjs/common';
import { Consumer, systemCaller, type Delivery, type EventOf, type OutsideConsumer } from '@gg/platform';
import { DispatchShift } from '../use-cases/dispatch-shift.use-case';

/**
 * Something may have changed for a shift's seats: plan, and do what the plan says. The plan has transactions of its own
 * and may run any number of times, so this consumer only has to run it at least once.
 */
@Injectable()
@Consumer('bookings.dispatch-when-due', 'shift.dispatch-due.v1')
export class DispatchWhenDue implements OutsideConsumer<'shift.dispatch-due.v1', void> {
  constructor(@Inject(DispatchShift) private readonly dispatch: DispatchShift) {}

  perform(event: EventOf<'shift.dispatch-due.v1'>, { dueAt }: Delivery): Promise<void> {
    return this.dispatch.execute(systemCaller(event.trace), event.payload.shiftId, dueAt);
  }

  async confirm(): Promise<void> {}
}

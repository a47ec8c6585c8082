import { Inject, Injectable } from '@nestjs/common';
import {
  CONFIG,
  Connections,
  Consumer,
  systemCaller,
  Transactions,
  type Config,
  type EventOf,
  type OutsideConsumer,
} from '@gg/platform';
import { ShiftReader } from '@gg/postings';
import { DispatchShift } from '../use-cases/dispatch-shift.use-case';
import { endSeats } from '../use-cases/end-seats';
import { openSeats } from '../use-cases/open-seats';

/**
 * A shift became public: its seats open, and the first waves go out. Two transactions in one delivery, each safe to
 * repeat, so that the first offer does not wait for another turn of the queue.
 */
@Injectable()
@Consumer('bookings.dispatch-when-shift-posted', 'shift.posted.v1')
export class DispatchWhenShiftPosted implements OutsideConsumer<'shift.posted.v1', void> {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(ShiftReader) private readonly shifts: ShiftReader,
    @Inject(DispatchShift) private readonly dispatch: DispatchShift,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async perform(event: EventOf<'shift.posted.v1'>): Promise<void> {
    const { shiftId } = event.payload;
    const shift = (await this.shifts.details(this.connections, [shiftId])).get(shiftId);
    if (!shift) throw new Error(`posted shift ${shiftId} has no details`);
    const caller = systemCaller(event.trace);
    const { reconfirmation } = this.config.settings;
    const opening = { dispatches: shift.mode.dispatch, applications: shift.mode.application, reconfirmation };
    const isOpen = await this.transactions.run(caller, 'bookings.open-seats', async (tx) => {
      await openSeats(tx, event, shift.cityCode, opening);
      // Written first, read afterwards: either the shift is seen to be closed here, or these seats by whoever closes it.
      const now = (await this.shifts.details(tx, [shiftId])).get(shiftId);
      if (now?.state === 'open') return true;
      await endSeats(tx, shiftId, 'closed');
      return false;
    });
    if (isOpen && shift.mode.dispatch) await this.dispatch.execute(caller, shiftId);
  }

  async confirm(): Promise<void> {}
}

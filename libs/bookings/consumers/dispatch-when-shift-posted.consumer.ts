import { Inject, Injectable } from '@nestjs/common';
import {
  CONFIG,
  Connections,
  Consumer,
  type Config,
  type Delivery,
  type EventOf,
  type OutsideConsumer,
  type Tx,
} from '@gg/platform';
import { ShiftReader, type ShiftDetails } from '@gg/postings';
import type { PlannedDispatch } from '../use-cases/dispatch-planner';
import { DispatchShift } from '../use-cases/dispatch-shift.use-case';
import { endSeats } from '../use-cases/end-seats';
import { openingSeats, openSeats } from '../use-cases/open-seats';
import { WaveWriter } from '../use-cases/wave-writer';

type ShiftPosted = EventOf<'shift.posted.v1'>;

/** A shift that became public, and whom to ask first; null: it fills by claims or applications only. */
interface Opening {
  readonly shift: ShiftDetails;
  readonly planned: PlannedDispatch | null;
}

/**
 * A shift became public: its seats open, and the first waves go out, in one transaction, so that the first offer waits for one
 * commit. Planned before it, for seats as they will be; where that no longer holds the seats open all the same, and the shift
 * is looked at again at once.
 */
@Injectable()
@Consumer('bookings.dispatch-when-shift-posted', 'shift.posted.v1')
export class DispatchWhenShiftPosted implements OutsideConsumer<'shift.posted.v1', Opening> {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(ShiftReader) private readonly shifts: ShiftReader,
    @Inject(DispatchShift) private readonly dispatch: DispatchShift,
    @Inject(WaveWriter) private readonly writer: WaveWriter,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async perform(event: ShiftPosted, { dueAt }: Delivery): Promise<Opening> {
    const { shiftId } = event.payload;
    const shift = (await this.shifts.details(this.connections, [shiftId])).get(shiftId);
    if (!shift) throw new Error(`posted shift ${shiftId} has no details`);
    const asks = shift.mode.dispatch && shift.state === 'open' && shift.postingState === 'published';
    const seats = openingSeats(event, shift.cityCode);
    return { shift, planned: asks ? await this.dispatch.planOpening(shift, seats, dueAt) : null };
  }

  async confirm({ shift, planned }: Opening, event: ShiftPosted, tx: Tx): Promise<void> {
    const { shiftId, mode, cityCode, version } = shift;
    const not = planned && (await this.writer.guard(tx, planned));
    const { reconfirmation } = this.config.settings;
    const opened = await openSeats(tx, event, cityCode, {
      dispatches: mode.dispatch,
      applications: mode.application,
      reconfirmation,
    });
    // Written first, read afterwards: either the shift is seen to be closed here, or these seats by whoever closes it.
    const now = (await this.shifts.details(tx, [shiftId])).get(shiftId);
    if (now?.state !== 'open') {
      await endSeats(tx, shiftId, 'closed');
      return;
    }
    if (!mode.dispatch) return;
    const asPlanned = opened && planned !== null && now.version === version && now.postingState === 'published';
    if (asPlanned) await this.writer.write(tx, planned, not!);
    if (!asPlanned || not!.size > 0) this.writer.lookAgain(tx, shiftId, tx.now);
  }
}

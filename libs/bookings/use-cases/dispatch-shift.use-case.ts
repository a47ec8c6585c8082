import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock, type Id } from '@gg/kernel';
import { LiveCandidateIndex } from '@gg/matching';
import { Connections, Transactions, type Caller } from '@gg/platform';
import { ShiftReader, type ShiftDetails } from '@gg/postings';
import { dispatchRow, openingRow } from '../data/dispatches';
import { seatsOf, type Seats } from '../data/seats';
import { DispatchPlanner, type Look, type PlannedDispatch } from './dispatch-planner';
import { DispatchTurns } from './dispatch-turns';
import { PlannedElsewhere, WaveWriter } from './wave-writer';

/** Plans that may be made again in one run, because people got other offers or work meanwhile. */
const MAX_REPLANS = 4;

/** Somebody of the plan has got too many other offers, or a seat at that time, since the index heard of them. */
class NotToBeAsked extends Error {
  constructor(readonly workerIds: readonly Id[]) {
    super('some of the plan have too many offers, or work at that time');
  }
}

/**
 * Looks at a shift's seats and does what the plan says: the next waves of offers, nothing until later, or an end with its
 * reason (派单). Runs wherever the candidate index is. Safe to run at any time, twice, or on two replicas at once: a plan
 * is written only if none was written since its state was read, and a wave's number is unique.
 */
@Injectable()
export class DispatchShift {
  private readonly turns = new DispatchTurns();
  /** The latest instant that those who wait for a look know to have come, by shift. */
  private readonly heard = new Map<Id, Date>();

  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LiveCandidateIndex) private readonly live: LiveCandidateIndex,
    @Inject(ShiftReader) private readonly shifts: ShiftReader,
    @Inject(DispatchPlanner) private readonly planner: DispatchPlanner,
    @Inject(WaveWriter) private readonly writer: WaveWriter,
  ) {}

  /**
   * Resolves when a look that began after this call is over; those who ask at once share one.
   * @param notBefore when the look was due: it plans for no earlier instant, though this machine's clock may be behind
   */
  execute(caller: Caller, shiftId: Id, notBefore: Date = new Date(0)): Promise<void> {
    const heard = this.heard.get(shiftId);
    if (!heard || heard < notBefore) this.heard.set(shiftId, notBefore);
    return this.turns.take(shiftId, () => this.look(caller, shiftId));
  }

  /**
   * Plans for seats that are about to be opened, so that they and their first waves are written in one transaction.
   * @param seats as they will be
   */
  async planOpening(shift: ShiftDetails, seats: Seats, notBefore: Date): Promise<PlannedDispatch> {
    const look = await this.lookAt(notBefore, new Set());
    return this.planner.planOpening({ seats, row: openingRow(shift.shiftId), shift }, look);
  }

  private async look(caller: Caller, shiftId: Id): Promise<void> {
    const notBefore = this.heard.get(shiftId) ?? new Date(0);
    this.heard.delete(shiftId);
    const leaveOut = new Set<Id>();
    for (let attempt = 1; ; attempt++) {
      const look = await this.lookAt(notBefore, leaveOut);
      try {
        await this.planAndWrite(caller, shiftId, look, attempt > MAX_REPLANS);
        return;
      } catch (error) {
        if (error instanceof NotToBeAsked) for (const workerId of error.workerIds) leaveOut.add(workerId);
        else if (!(error instanceof PlannedElsewhere)) throw error;
        if (attempt > 3 * MAX_REPLANS) throw error;
      }
    }
  }

  private async lookAt(notBefore: Date, leaveOut: ReadonlySet<Id>): Promise<Look> {
    const index = await this.live.whenWhole();
    const now = this.clock.now();
    return { index, now: now < notBefore ? notBefore : now, leaveOut };
  }

  /** @param trim the last resort: whoever is not to be asked is cut out of the plan instead of another plan being made */
  private async planAndWrite(caller: Caller, shiftId: Id, look: Look, trim: boolean): Promise<void> {
    const [seats, row, details] = await Promise.all([
      seatsOf(this.connections, shiftId),
      dispatchRow(this.connections, shiftId),
      this.shifts.details(this.connections, [shiftId]),
    ]);
    const shift = details.get(shiftId);
    if (!seats || !row || !shift || row.state === 'stopped') return;
    // What is no longer public asks nobody, although word of it may still be on its way to the seats.
    if (shift.state !== 'open' || shift.postingState !== 'published') return;
    const planned = await this.planner.plan({ seats, row, shift }, look);
    await this.transactions.run(
      caller,
      'bookings.dispatch-shift',
      async (tx) => {
        const not = await this.writer.guard(tx, planned);
        if (not.size > 0 && !trim) throw new NotToBeAsked([...not]);
        await this.writer.write(tx, planned, not);
      },
      look.now,
    );
  }
}

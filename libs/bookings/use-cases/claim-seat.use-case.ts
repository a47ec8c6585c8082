import { Inject, Injectable } from '@nestjs/common';
import { RegularsReader } from '@gg/employers';
import { DomainError, type Id } from '@gg/kernel';
import { Connections, Transactions, type Caller } from '@gg/platform';
import { ShiftReader, type ShiftDetails } from '@gg/postings';
import { BoardPublisher } from '../read-models/board-publisher';
import { dispatchRow } from '../data/dispatches';
import { guardWorkers } from '../data/worker-guards';
import { answeringWorker } from './answering-worker';
import { SeatTaker } from './seat-taker';

export interface ClaimedSeat {
  readonly shiftId: Id;
  readonly bookingId: Id;
}

/**
 * A worker takes an open seat at once (抢单), under the same checks as an offer and what matching would have asked of the
 * posting's own. Open where the posting allows it; where it is dispatched as well, once wave 1, the first after the
 * regulars' wave 0, has gone out or the search has ended. While the search rests at night, whoever is awake may, unless there
 * are regulars, who would sleep through their turn. Refuses with `shift.not_claimable`, `shift.claims_not_open`, and
 * as an acceptance does.
 */
@Injectable()
export class ClaimSeat {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Connections) private readonly connections: Connections,
    @Inject(ShiftReader) private readonly shifts: ShiftReader,
    @Inject(RegularsReader) private readonly regulars: RegularsReader,
    @Inject(SeatTaker) private readonly seatTaker: SeatTaker,
    @Inject(BoardPublisher) private readonly board: BoardPublisher,
  ) {}

  execute(caller: Caller, command: { shiftId: Id }): Promise<ClaimedSeat> {
    return this.transactions.replaying(caller, () => this.claim(caller, command));
  }

  private async claim(caller: Caller, { shiftId }: { shiftId: Id }): Promise<ClaimedSeat> {
    const workerId = answeringWorker(caller);
    const shift = (await this.shifts.details(this.connections, [shiftId])).get(shiftId);
    if (!shift) throw new DomainError('resource.not_found');
    if (!shift.mode.claim) throw new DomainError('shift.not_claimable');
    if (shift.mode.dispatch && !(await this.mayClaim(shift))) throw new DomainError('shift.claims_not_open');
    const prepared = await this.seatTaker.prepare([shift], [workerId]);
    return this.transactions.run(caller, 'bookings.claim-seat', async (tx) => {
      await guardWorkers(tx, [workerId]);
      const { bookings, seats } = await this.seatTaker.take(
        tx,
        { shift, workerIds: [workerId], partyId: null, minimum: 1, offer: null, how: 'claim' },
        prepared,
      );
      this.board.publishAfterCommit(tx, seats);
      return { shiftId, bookingId: bookings[0]?.bookingId ?? '' };
    });
  }

  private async mayClaim({ shiftId, employerId }: ShiftDetails): Promise<boolean> {
    const dispatch = await dispatchRow(this.connections, shiftId);
    // `waves` is the number of the next one: 2 once wave 1 has gone out, whether or not regulars were asked before it.
    if (dispatch === null || dispatch.waves >= 2 || dispatch.state !== 'running') return dispatch !== null;
    if (dispatch.reason !== 'quiet_hours') return false;
    return (await this.regulars.regularWorkerIds(this.connections, employerId)).length === 0;
  }
}

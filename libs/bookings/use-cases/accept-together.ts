import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '@gg/kernel';
import { provenanceOf, Transactions, type Caller, type Tx } from '@gg/platform';
import type { ShiftDetails } from '@gg/postings';
import { recordRows } from '../data/booking-records';
import type { Offer } from '../data/offers';
import { guardWorkers } from '../data/worker-guards';
import { BoardPublisher } from '../read-models/board-publisher';
import type { AcceptedOffer } from './accept-offer.use-case';
import { AcceptTurns } from './accept-turns';
import { SeatTaker, type Prepared, type SingleAccept } from './seat-taker';

/** A single's acceptance, with everything looked up that no guard protects. */
export interface Acceptance {
  readonly caller: Caller;
  readonly offer: Offer;
  readonly shift: ShiftDetails;
  readonly prepared: Prepared;
}

/** Acceptances of one transaction at most: a few dozen milliseconds in which nobody else gets at these rows. */
const MOST = 50;

/**
 * Acceptances of one shift that wait for each other in this process are made in one transaction: its seat row is written,
 * and the commit waited for, once for all of them. All their guards come first, in order; each is judged for itself; the
 * seats come last. Whoever is not seated so — somebody has to be told why not, a key was used before, something failed —
 * goes on alone, as if nobody else had been there.
 */
@Injectable()
export class AcceptTogether {
  private readonly turns: AcceptTurns<Acceptance, AcceptedOffer>;

  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(SeatTaker) private readonly seatTaker: SeatTaker,
    @Inject(BoardPublisher) private readonly board: BoardPublisher,
  ) {
    this.turns = new AcceptTurns((waiting) => this.accept(waiting), MOST);
  }

  /** @param alone makes the acceptance by itself, with its refusals */
  take(acceptance: Acceptance, alone: () => Promise<AcceptedOffer>): Promise<AcceptedOffer> {
    return this.turns.take(acceptance.shift.shiftId, acceptance, alone);
  }

  /** @returns for each the answer, undefined for those who go on alone. Throws when none of it was written. */
  async accept(waiting: readonly Acceptance[]): Promise<(AcceptedOffer | undefined)[]> {
    // Looked up a moment apart, they may have read different terms: each version by itself would be no batch.
    const { shift } = waiting.at(-1)!;
    const callers = waiting.map(({ caller }) => caller);
    return this.transactions.together(callers, 'bookings.accept-offers', async (tx, members) => {
      const asking = waiting.flatMap(({ caller, offer, prepared }): SingleAccept[] => {
        const member = members.find((one) => one.caller === caller);
        if (!member || offer.materialVersion !== shift.materialVersion) return [];
        return [{ tx: member, workerId: offer.workerId, offerId: offer.id, prepared }];
      });
      // Of two taps of one worker the second hears what the first came to.
      const once = asking.filter((one, at) => asking.findIndex(({ workerId }) => workerId === one.workerId) === at);
      if (once.length === 0) return new Map();
      await guardWorkers(
        tx,
        once.map(({ workerId }) => workerId),
      );
      const taken = await this.seatTaker.takeEach(tx, shift, once, (one) => markAccepted(one.tx, one.offerId));
      if (!taken) return new Map();
      await this.tell(tx, shift, [...taken.seated.keys()]);
      this.board.publishAfterCommit(tx, taken.seats);
      return new Map(
        [...taken.seated].map(([{ tx: member, offerId, workerId }, bookingId]) => [
          member,
          {
            offerId,
            shiftId: shift.shiftId,
            state: 'accepted' as const,
            bookings: [{ bookingId, workerId }],
            leftOut: [],
          },
        ]),
      );
    });
  }

  private async tell(tx: Tx, shift: ShiftDetails, accepted: readonly SingleAccept[]): Promise<void> {
    await tx.insert(
      'booking_records',
      accepted.flatMap((one) => recordRows(one.tx, [accepting(one.offerId)])),
    );
    await tx.change('UPDATE worker_calendars SET accepts = accepts + 1 WHERE worker_id IN (?)', [
      accepted.map(({ workerId }) => workerId).sort(),
    ]);
    for (const { tx: member, offerId, workerId } of accepted) {
      tellAccepted(member, shift, { id: offerId, workerId, partyId: null }, [workerId]);
    }
  }
}

/** The change of an offer that is accepted, for the record. */
export const accepting = (offerId: Id) =>
  ({ subject: 'offer', subjectId: offerId, from: 'open', to: 'accepted' }) as const;

/** The first answer of an offer wins: open and not expired, or nothing. */
export function markAccepted(tx: Tx, offerId: Id): Promise<boolean> {
  const { actorId, onBehalfOf, channel, consentId } = provenanceOf(tx.caller);
  return tx.changedOne(
    `UPDATE offers SET state = 'accepted', closed_at = ?, actor_id = ?, on_behalf_of = ?, channel = ?, consent_id = ?
      WHERE id = ? AND state = 'open' AND expires_at > ?`,
    [tx.now, actorId, onBehalfOf, channel, consentId, offerId, tx.now],
  );
}

/** Tells that an offer was accepted. @param offered everybody it was for */
export function tellAccepted(
  tx: Tx,
  { shiftId, employerId, cityCode }: ShiftDetails,
  { id: offerId, workerId, partyId }: Pick<Offer, 'id' | 'workerId' | 'partyId'>,
  offered: readonly Id[],
): void {
  tx.emit({
    name: 'offer.answered.v1',
    aggregateId: offerId,
    aggregateVersion: 2,
    cityCode,
    payload: {
      offerId,
      shiftId,
      employerId,
      workerId,
      partyId,
      memberIds: [...offered],
      answer: 'accepted',
      reason: null,
    },
  });
}

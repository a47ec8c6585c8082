import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '@gg/kernel';
import { Consumer, type EffectConsumer, type EventOf, type Tx } from '@gg/platform';
import { PartyReader } from '@gg/workers';
import { offerMembers, openOffersAt, type OpenOffer } from '../data/offers';
import { busyIn } from '../data/schedule';
import { comingOf } from '../domain/party-coming';
import { BoardPublisher } from '../read-models/board-publisher';
import { reopen } from '../use-cases/cancel-booking.use-case';
import { closeOffers } from '../use-cases/close-offers';

/** Looked back so far for open offers: none lives that long. */
const LOOK_BACK_MS = 86_400_000;

/**
 * A worker took a seat: their other open offers for that time can no longer be accepted, and the shifts that counted on them
 * look for somebody else at once. So does an open offer of the very shift on which they took a seat by themselves. A party's
 * offer stays while as many members as it comes with at least are free: they may still be seated, and who is busy is left out.
 */
@Injectable()
@Consumer('bookings.withdraw-offers-when-booking-made', 'booking.made.v1')
export class WithdrawOffersWhenBookingMade implements EffectConsumer<'booking.made.v1'> {
  constructor(
    @Inject(PartyReader) private readonly parties: PartyReader,
    @Inject(BoardPublisher) private readonly board: BoardPublisher,
  ) {}

  async handle({ payload }: EventOf<'booking.made.v1'>, tx: Tx): Promise<void> {
    const time = { start: new Date(payload.start), end: new Date(payload.end) };
    const since = new Date(tx.now.getTime() - LOOK_BACK_MS);
    const inVain = new Map<Id, Id[]>();
    for (const offer of await openOffersAt(tx, payload.workerId, time, since)) {
      if (await this.mayBeAccepted(tx, offer)) continue;
      inVain.set(offer.shiftId, [...(inVain.get(offer.shiftId) ?? []), offer.offerId]);
    }
    for (const [shiftId, offerIds] of inVain) {
      const closing = { shiftId, state: 'withdrawn' as const, reason: 'worker_booked' };
      if ((await closeOffers(tx, closing, offerIds)) === 0) continue;
      reopen(tx, shiftId, 'worker_booked');
      this.board.refreshAfterCommit(tx, shiftId);
    }
  }

  /** Whether enough of those who would come are free; the seat may have been given back meanwhile. */
  private async mayBeAccepted(tx: Tx, { offerId, partyId, shift }: OpenOffer): Promise<boolean> {
    const offered = await offerMembers(tx, offerId);
    const party = partyId === null ? null : await this.parties.party(tx, partyId);
    // A party for which nobody speaks just now is not this consumer's affair.
    const coming = party ? comingOf(party, offered) : { workerIds: offered, minimum: 1 };
    if (!coming) return true;
    const busy = new Set(await busyIn(tx, coming.workerIds, shift));
    return coming.workerIds.filter((id) => !busy.has(id)).length >= coming.minimum;
  }
}

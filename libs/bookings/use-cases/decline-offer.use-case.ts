import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import { Connections, provenanceOf, Transactions, type Caller } from '@gg/platform';
import { record } from '../data/booking-records';
import { offerMembers, offerOf } from '../data/offers';
import type { DeclineReason } from '../domain/lifecycles';
import { BoardPublisher } from '../read-models/board-publisher';
import { answeringWorker } from './answering-worker';
import { OfferAnswerers } from './offer-answerers';

export interface DeclineOfferCommand {
  readonly offerId: Id;
  readonly reason: DeclineReason;
}

export interface DeclinedOffer {
  readonly offerId: Id;
  readonly state: 'declined';
}

/**
 * A worker, or whoever may answer for a party, does not take an offer. Costs nothing; the next wave may go at once.
 * Declining twice answers the same. Refuses with `resource.not_found`, `party.not_active`, `offer.closed`.
 */
@Injectable()
export class DeclineOffer {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Connections) private readonly connections: Connections,
    @Inject(OfferAnswerers) private readonly answerers: OfferAnswerers,
    @Inject(BoardPublisher) private readonly board: BoardPublisher,
  ) {}

  execute(caller: Caller, command: DeclineOfferCommand): Promise<DeclinedOffer> {
    return this.transactions.replaying(caller, () => this.decline(caller, command));
  }

  private async decline(caller: Caller, { offerId, reason }: DeclineOfferCommand): Promise<DeclinedOffer> {
    const { offer } = await this.answerers.offerFor(answeringWorker(caller), offerId);
    const offered = offer.partyId ? await offerMembers(this.connections, offerId) : [offer.workerId];
    return this.transactions.run(caller, 'bookings.decline-offer', async (tx) => {
      const { actorId, onBehalfOf, channel, consentId } = provenanceOf(caller);
      const declined = await tx.changedOne(
        `UPDATE offers SET state = 'declined', closed_at = ?, close_reason = ?, actor_id = ?, on_behalf_of = ?,
                channel = ?, consent_id = ?
          WHERE id = ? AND state = 'open'`,
        [tx.now, reason, actorId, onBehalfOf, channel, consentId, offerId],
      );
      if (!declined) {
        const now = await offerOf(tx, offerId);
        if (now?.state === 'declined') return { offerId, state: 'declined' as const };
        throw new DomainError('offer.closed', { state: now?.state ?? '' });
      }
      await record(tx, [{ subject: 'offer', subjectId: offerId, from: 'open', to: 'declined', reason }]);
      tx.emit({
        name: 'offer.answered.v1',
        aggregateId: offerId,
        aggregateVersion: 2,
        payload: {
          offerId,
          shiftId: offer.shiftId,
          employerId: offer.employerId,
          workerId: offer.workerId,
          partyId: offer.partyId,
          memberIds: offered,
          answer: 'declined',
          reason,
        },
      });
      tx.emit({
        name: 'shift.dispatch-due.v1',
        aggregateId: offer.shiftId,
        aggregateVersion: 0,
        payload: { shiftId: offer.shiftId, why: 'declined' },
      });
      this.board.refreshAfterCommit(tx, offer.shiftId);
      return { offerId, state: 'declined' as const };
    });
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import { Connections, provenanceOf, Transactions, type Caller } from '@gg/platform';
import { PartyReader } from '@gg/workers';
import { record } from '../data/booking-records';
import { offerMembers, offerOf } from '../data/offers';
import type { DeclineReason } from '../domain/lifecycles';
import { BoardPublisher } from '../read-models/board-publisher';
import { answeringWorker } from './answering-worker';

export interface DeclineOfferCommand {
  readonly offerId: Id;
  readonly reason: DeclineReason;
}

/**
 * A worker, or whoever may answer for a party, does not take an offer. Costs nothing; the next wave may go at once.
 * Declining twice answers the same. Refuses with `resource.not_found`, `offer.closed`.
 */
@Injectable()
export class DeclineOffer {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Connections) private readonly connections: Connections,
    @Inject(PartyReader) private readonly parties: PartyReader,
    @Inject(BoardPublisher) private readonly board: BoardPublisher,
  ) {}

  async execute(caller: Caller, { offerId, reason }: DeclineOfferCommand): Promise<{ offerId: Id; state: 'declined' }> {
    const workerId = answeringWorker(caller);
    const offer = await offerOf(this.connections, offerId);
    if (!offer) throw new DomainError('resource.not_found');
    if (offer.workerId !== workerId) {
      const party = offer.partyId ? await this.parties.party(this.connections, offer.partyId) : null;
      if (!party?.answererIds.includes(workerId)) throw new DomainError('resource.not_found');
    }
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

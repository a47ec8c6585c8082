import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import { Connections, provenanceOf, Transactions, type Caller, type Tx } from '@gg/platform';
import { ShiftReader, type ShiftDetails } from '@gg/postings';
import { PartyGuard, PartyReader } from '@gg/workers';
import { BoardPublisher } from '../read-models/board-publisher';
import { record } from '../data/booking-records';
import { offerMembers, offerOf, type Offer } from '../data/offers';
import { seatsOf } from '../data/seats';
import { guardWorkers } from '../data/worker-guards';
import { answeringWorker } from './answering-worker';
import { SeatTaker } from './seat-taker';

export interface AcceptOfferCommand {
  readonly offerId: Id;
}

/** Who was seated by an acceptance, and who of a party was not. */
export interface AcceptedOffer {
  readonly offerId: Id;
  readonly shiftId: Id;
  readonly state: 'accepted';
  readonly bookings: readonly { readonly bookingId: Id; readonly workerId: Id }[];
  readonly leftOut: readonly { readonly workerId: Id; readonly code: string }[];
}

/** Who would come by an offer, as read before the transaction. */
interface Coming {
  readonly workerIds: Id[];
  readonly minimum: number;
  readonly partyVersion: number;
}

/** A party whose members change that often while one taps once is not accepted for. */
const MAX_PARTY_READS = 3;

/** Somebody joined, left or revoked between the look and the write. */
class PartyMoved extends DomainError {
  constructor() {
    super('party.moved');
  }
}

/**
 * A worker, or a party's leader or named answerer, takes the seats of an offer (接单). Exactly one worker a seat, nobody
 * in two places at once, no law broken. Accepting again what one has accepted answers the same.
 *
 * Refuses with `resource.not_found`, `offer.closed`, `offer.expired`, `shift.*`, `booking.*`, `party.*`, `worker.*`.
 */
@Injectable()
export class AcceptOffer {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Connections) private readonly connections: Connections,
    @Inject(ShiftReader) private readonly shifts: ShiftReader,
    @Inject(PartyReader) private readonly parties: PartyReader,
    @Inject(PartyGuard) private readonly partyGuard: PartyGuard,
    @Inject(SeatTaker) private readonly seatTaker: SeatTaker,
    @Inject(BoardPublisher) private readonly board: BoardPublisher,
  ) {}

  async execute(caller: Caller, command: AcceptOfferCommand): Promise<AcceptedOffer> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.accept(caller, command);
      } catch (error) {
        if (!(error instanceof PartyMoved) || attempt >= MAX_PARTY_READS) throw error;
      }
    }
  }

  private async accept(caller: Caller, { offerId }: AcceptOfferCommand): Promise<AcceptedOffer> {
    const answerer = answeringWorker(caller);
    const offer = await this.offerFor(answerer, offerId);
    const shift = await this.shiftOf(offer);
    const members = await this.membersOf(offer, answerer);
    if (offer.state === 'open') await this.refuseEarly(offer);
    const prepared = await this.seatTaker.prepare(shift, members.workerIds);
    const offered = offer.partyId ? await offerMembers(this.connections, offerId) : [offer.workerId];
    return this.transactions.run(caller, 'bookings.accept-offer', async (tx) => {
      await guardWorkers(tx, members.workerIds);
      if (offer.partyId && !(await this.partyGuard.hold(tx, offer.partyId, members.partyVersion))) throw new PartyMoved();
      if (!(await markAccepted(tx, offerId))) return this.answeredBefore(tx, offerId);
      const taken = await this.seatTaker.take(
        tx,
        { shift, workerIds: members.workerIds, minimum: members.minimum, partyId: offer.partyId, offerId, how: 'offer' },
        prepared,
      );
      await record(tx, [{ subject: 'offer', subjectId: offerId, from: 'open', to: 'accepted' }]);
      await tx.change('UPDATE worker_calendars SET accepts = accepts + 1 WHERE worker_id = ?', [offer.workerId]);
      tx.emit({
        name: 'offer.answered.v1',
        aggregateId: offerId,
        aggregateVersion: 2,
        cityCode: shift.cityCode,
        payload: {
          offerId,
          shiftId: shift.shiftId,
          employerId: shift.employerId,
          workerId: offer.workerId,
          partyId: offer.partyId,
          memberIds: offered,
          answer: 'accepted',
          reason: null,
        },
      });
      this.board.publishAfterCommit(tx, taken.seats);
      return { offerId, shiftId: shift.shiftId, state: 'accepted', bookings: taken.bookings, leftOut: taken.leftOut };
    });
  }

  /** An offer of one's own, or of a party one may answer for. */
  private async offerFor(workerId: Id, offerId: Id): Promise<Offer> {
    const offer = await offerOf(this.connections, offerId);
    if (!offer) throw new DomainError('resource.not_found');
    if (offer.workerId === workerId) return offer;
    const party = offer.partyId ? await this.parties.party(this.connections, offer.partyId) : null;
    if (!party?.answererIds.includes(workerId)) throw new DomainError('resource.not_found');
    return offer;
  }

  private async shiftOf(offer: Offer): Promise<ShiftDetails> {
    const shift = (await this.shifts.details(this.connections, [offer.shiftId])).get(offer.shiftId);
    if (!shift) throw new DomainError('resource.not_found');
    if (shift.materialVersion !== offer.materialVersion) throw new DomainError('offer.shift_changed');
    return shift;
  }

  /** Members whose consent stands now; one who revoked since the offer does not come. */
  private async membersOf(offer: Offer, answerer: Id): Promise<Coming> {
    if (!offer.partyId) return { workerIds: [offer.workerId], minimum: 1, partyVersion: 0 };
    const party = await this.parties.party(this.connections, offer.partyId);
    if (!party?.active || (party.leaderId !== answerer && !party.answererIds.includes(answerer))) {
      throw new DomainError('party.not_active');
    }
    const consenting = new Set(party.members.filter((member) => member.consented).map((member) => member.workerId));
    const rest = [...consenting].filter((id) => id !== party.leaderId).sort();
    const workerIds = consenting.has(party.leaderId) ? [party.leaderId, ...rest] : rest;
    return { workerIds, minimum: party.minimum, partyVersion: party.version };
  }

  /** Most of those who come too late are told so without a transaction. */
  private async refuseEarly(offer: Offer): Promise<void> {
    const seats = await seatsOf(this.connections, offer.shiftId);
    if (!seats || seats.state !== 'open') throw new DomainError('shift.not_open');
    if (seats.filled >= seats.headcount) throw new DomainError('shift.full');
  }

  private async answeredBefore(tx: Tx, offerId: Id): Promise<AcceptedOffer> {
    const offer = await offerOf(tx, offerId);
    if (offer?.state !== 'accepted') {
      throw new DomainError(offer?.state === 'open' ? 'offer.expired' : 'offer.closed', { state: offer?.state ?? '' });
    }
    const bookings = await tx.rows<{ bookingId: Id; workerId: Id }>(
      'SELECT id AS booking_id, worker_id FROM bookings WHERE offer_id = ? ORDER BY id',
      [offerId],
    );
    return { offerId, shiftId: offer.shiftId, state: 'accepted', bookings, leftOut: [] };
  }
}

/** The first answer of an offer wins: open and not expired, or nothing. */
function markAccepted(tx: Tx, offerId: Id): Promise<boolean> {
  const { actorId, onBehalfOf, channel, consentId } = provenanceOf(tx.caller);
  return tx.changedOne(
    `UPDATE offers SET state = 'accepted', closed_at = ?, actor_id = ?, on_behalf_of = ?, channel = ?, consent_id = ?
      WHERE id = ? AND state = 'open' AND expires_at > ?`,
    [tx.now, actorId, onBehalfOf, channel, consentId, offerId, tx.now],
  );
}

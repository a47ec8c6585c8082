import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import { Connections, Transactions, type Caller, type Tx } from '@gg/platform';
import { ShiftReader } from '@gg/postings';
import { PartyGuard, type PartyFacts } from '@gg/workers';
import { record } from '../data/booking-records';
import { offeredSeats } from '../data/offered-seats';
import { offerMembers, offerOf, type Offer } from '../data/offers';
import { seatsOf } from '../data/seats';
import { guardWorkers } from '../data/worker-guards';
import { comingOf, type Coming } from '../domain/party-coming';
import { BoardPublisher } from '../read-models/board-publisher';
import { accepting, AcceptTogether, markAccepted, tellAccepted } from './accept-together';
import { answeringWorker } from './answering-worker';
import { OfferAnswerers } from './offer-answerers';
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
interface ComingNow extends Coming {
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
 * in two places at once, no law broken. Accepting again what one has accepted answers the same while a seat is held by it.
 *
 * Refuses with `resource.not_found`, `offer.closed`, `offer.expired`, `shift.*`, `booking.*`, `party.*`, `worker.*`.
 */
@Injectable()
export class AcceptOffer {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Connections) private readonly connections: Connections,
    @Inject(ShiftReader) private readonly shifts: ShiftReader,
    @Inject(OfferAnswerers) private readonly answerers: OfferAnswerers,
    @Inject(PartyGuard) private readonly partyGuard: PartyGuard,
    @Inject(SeatTaker) private readonly seatTaker: SeatTaker,
    @Inject(AcceptTogether) private readonly together: AcceptTogether,
    @Inject(BoardPublisher) private readonly board: BoardPublisher,
  ) {}

  execute(caller: Caller, command: AcceptOfferCommand): Promise<AcceptedOffer> {
    return this.transactions.replaying(caller, async () => {
      for (let attempt = 1; ; attempt++) {
        try {
          return await this.accept(caller, command);
        } catch (error) {
          if (!(error instanceof PartyMoved) || attempt >= MAX_PARTY_READS) throw error;
        }
      }
    });
  }

  private async accept(caller: Caller, { offerId }: AcceptOfferCommand): Promise<AcceptedOffer> {
    const { offer, party } = await this.answerers.offerFor(answeringWorker(caller), offerId);
    const alone = (): Promise<AcceptedOffer> => this.acceptAlone(caller, offer, party);
    const mayShare = offer.partyId === null && offer.state === 'open';
    return mayShare ? this.together.take({ caller, offer }, alone) : alone();
  }

  private async acceptAlone(caller: Caller, offer: Offer, party: PartyFacts | null): Promise<AcceptedOffer> {
    const offerId = offer.id;
    const shift = (await this.shifts.details(this.connections, [offer.shiftId])).get(offer.shiftId);
    if (!shift) throw new DomainError('resource.not_found');
    const changed = shift.materialVersion !== offer.materialVersion;
    if (changed && offer.state !== 'accepted') throw new DomainError('offer.shift_changed');
    if (offer.state !== 'open') {
      return this.transactions.run(caller, 'bookings.accept-offer', (tx) => this.answeredBefore(tx, offerId));
    }
    await this.refuseEarly(offer);
    const offered = offer.partyId ? await offerMembers(this.connections, offerId) : [offer.workerId];
    const coming = whoComes(offer, offered, party);
    const prepared = await this.seatTaker.prepare([shift], coming.workerIds);
    return this.transactions.run(caller, 'bookings.accept-offer', async (tx) => {
      // The one who was asked is counted below, whether or not he comes: his row in its turn, before every shift's.
      await guardWorkers(tx, [...coming.workerIds, offer.workerId]);
      if (party && !(await this.partyGuard.hold(tx, party.partyId, coming.partyVersion))) throw new PartyMoved();
      if (!(await markAccepted(tx, offerId))) return this.answeredBefore(tx, offerId);
      await record(tx, [accepting(offerId)]);
      await tx.change('UPDATE worker_calendars SET accepts = accepts + 1 WHERE worker_id = ?', [offer.workerId]);
      const { workerIds, minimum } = coming;
      const { partyId } = offer;
      const taken = await this.seatTaker.take(
        tx,
        { shift, workerIds, minimum, partyId, offer, how: 'offer' },
        prepared,
      );
      tellAccepted(tx, shift, offer, offered);
      this.board.publishAfterCommit(tx, taken.seats);
      return { offerId, shiftId: shift.shiftId, state: 'accepted', bookings: taken.bookings, leftOut: taken.leftOut };
    });
  }

  /** Most of those who come too late are told so without a transaction. */
  private async refuseEarly(offer: Offer): Promise<void> {
    const seats = await seatsOf(this.connections, offer.shiftId);
    const open = seats?.state === 'open';
    if (open && seats.filled < seats.headcount) return;
    // The seat that is gone may be the one that the other of two taps has just taken.
    if ((await offerOf(this.connections, offer.id))?.state === 'accepted') return;
    throw new DomainError(open ? 'shift.full' : 'shift.not_open');
  }

  /** The same answer again, for as long as somebody holds a seat by it; a seat that is gone is not promised anew. */
  private async answeredBefore(tx: Tx, offerId: Id): Promise<AcceptedOffer> {
    const offer = await offerOf(tx, offerId);
    if (offer?.state !== 'accepted') {
      throw new DomainError(offer?.state === 'open' ? 'offer.expired' : 'offer.closed', { state: offer?.state ?? '' });
    }
    const seats = (await offeredSeats(tx, [offer])).get(offerId) ?? [];
    const bookings = seats.filter((seat) => seat.held).map(({ bookingId, workerId }) => ({ bookingId, workerId }));
    if (bookings.length === 0) throw new DomainError('booking.not_live');
    return { offerId, shiftId: offer.shiftId, state: 'accepted', bookings, leftOut: [] };
  }
}

/** A single comes alone; of a party come those it was offered to. Throws `party.not_active`. */
function whoComes(offer: Offer, offered: readonly Id[], party: PartyFacts | null): ComingNow {
  if (!party) return { workerIds: [offer.workerId], minimum: 1, partyVersion: 0 };
  const coming = comingOf(party, offered);
  if (!coming) throw new DomainError('party.not_active');
  return { ...coming, partyVersion: party.version };
}

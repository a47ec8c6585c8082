import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import { Connections, provenanceOf, Transactions, type Caller, type Tx } from '@gg/platform';
import { ShiftReader, type ShiftDetails } from '@gg/postings';
import { recordRows } from '../data/booking-records';
import { offersOf, type Offer } from '../data/offers';
import { seatsOfEach, type Seats } from '../data/seats';
import { guardWorkers } from '../data/worker-guards';
import { BoardPublisher } from '../read-models/board-publisher';
import type { AcceptedOffer } from './accept-offer.use-case';
import { AcceptTurns } from './accept-turns';
import { SeatTaker, type SingleAccept } from './seat-taker';

/** A single's acceptance of an offer that was open a moment ago. */
export interface Acceptance {
  readonly caller: Caller;
  readonly offer: Offer;
}

/** Acceptances of one transaction at most: a few dozen milliseconds in which nobody else gets at these rows. */
const MOST = 50;
/** Transactions of acceptances at once: while one waits for its commit the others work. */
const AT_ONCE = 4;
/**
 * Alone in a turn so long: many times what an acceptance takes, and less than the first of a dozen waits for a row that a process
 * holds which hangs.
 */
const ALONE_MS = 1_000;

/**
 * Acceptances that wait for each other in this process are made in one transaction: what they need is looked up, a shift's
 * seat row written, and the commit waited for, once for all of them. All their guards come first, in order; each is judged
 * for itself; the seats come last, in order. Whoever finds no seat left is told so. Whoever else is not seated so — somebody
 * has to be told why not, a key was used before, something failed — goes on alone, as if nobody else had been there.
 */
@Injectable()
export class AcceptTogether {
  private readonly turns: AcceptTurns<Acceptance, AcceptedOffer>;

  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Connections) private readonly connections: Connections,
    @Inject(ShiftReader) private readonly shifts: ShiftReader,
    @Inject(SeatTaker) private readonly seatTaker: SeatTaker,
    @Inject(BoardPublisher) private readonly board: BoardPublisher,
  ) {
    this.turns = new AcceptTurns((waiting) => this.accept(waiting), {
      most: MOST,
      atOnce: AT_ONCE,
      aloneMs: ALONE_MS,
    });
  }

  /** @param alone makes the acceptance by itself, with its refusals */
  take(acceptance: Acceptance, alone: () => Promise<AcceptedOffer>): Promise<AcceptedOffer> {
    return this.turns.take(acceptance.offer.shiftId, acceptance, alone);
  }

  /**
   * @returns for each the answer, or that the shift is full; undefined for those who go on alone. Throws when none of it was
   *   written.
   */
  async accept(waiting: readonly Acceptance[]): Promise<(AcceptedOffer | DomainError | undefined)[]> {
    const shiftIds = [...new Set(waiting.map(({ offer }) => offer.shiftId))];
    const [shifts, seats] = await Promise.all([
      this.shifts.details(this.connections, shiftIds),
      seatsOfEach(this.connections, shiftIds),
    ]);
    // What was offered on other terms is answered by itself, and so is what is not to be had any more.
    const asItIs = waiting.filter(
      ({ offer }) =>
        shifts.get(offer.shiftId)?.materialVersion === offer.materialVersion &&
        seats.get(offer.shiftId)?.state === 'open',
    );
    const hopeful = asItIs.filter(({ offer }) => !isFull(seats.get(offer.shiftId)));
    const seated = hopeful.length > 0 ? await this.seat(shifts, hopeful) : new Map<Acceptance, AcceptedOffer>();
    const left = asItIs.filter((one) => !seated.has(one));
    // Where nobody could be seated what was read a moment ago still holds.
    const full = await this.full(left, hopeful.length > 0 ? null : seats);
    return waiting.map((one) => seated.get(one) ?? (full.has(one) ? new DomainError('shift.full') : undefined));
  }

  private async seat(
    shifts: ReadonlyMap<Id, ShiftDetails>,
    waiting: readonly Acceptance[],
  ): Promise<ReadonlyMap<Acceptance, AcceptedOffer>> {
    // Of two taps of one worker the second hears what the first came to.
    const workers = new Set<Id>();
    const once = waiting.filter(({ offer }) => !workers.has(offer.workerId) && workers.add(offer.workerId));
    const prepared = await this.seatTaker.prepare(
      [...shifts.values()],
      once.map(({ offer }) => offer.workerId),
    );
    const asked = new Map(once.map((one) => [one.caller, one.offer]));
    const answers = await this.transactions.together<AcceptedOffer>(
      [...asked.keys()],
      'bookings.accept-offers',
      async (tx, members) => {
        const asking = members.map((member): SingleAccept => {
          const offer = asked.get(member.caller)!;
          return { tx: member, workerId: offer.workerId, offer, shift: shifts.get(offer.shiftId)! };
        });
        if (asking.length === 0) return new Map();
        await guardWorkers(
          tx,
          asking.map(({ workerId }) => workerId),
        );
        const claim = (one: SingleAccept): Promise<boolean> => markAccepted(one.tx, one.offer.id);
        const taken = await this.seatTaker.takeEach(tx, asking, prepared, claim);
        if (taken.seated.size === 0) return new Map();
        await this.tell(tx, [...taken.seated.keys()]);
        for (const seats of taken.seats) this.board.publishAfterCommit(tx, seats);
        return new Map(
          [...taken.seated].map(
            ([
              {
                tx: member,
                offer: { id: offerId },
                workerId,
                shift: { shiftId },
              },
              bookingId,
            ]) => [member, { offerId, shiftId, state: 'accepted', bookings: [{ bookingId, workerId }], leftOut: [] }],
          ),
        );
      },
    );
    return new Map(once.flatMap((one, at) => (answers[at] ? [[one, answers[at]] as const] : [])));
  }

  /** Those for whom no seat is left on their shift. Whose offer was answered meanwhile hear alone what it came to. */
  private async full(
    left: readonly Acceptance[],
    known: ReadonlyMap<Id, Seats> | null,
  ): Promise<ReadonlySet<Acceptance>> {
    if (left.length === 0) return new Set();
    const [seats, offers] = await Promise.all([
      known ?? seatsOfEach(this.connections, [...new Set(left.map(({ offer }) => offer.shiftId))]),
      offersOf(
        this.connections,
        left.map(({ offer }) => offer.id),
      ),
    ]);
    const open = new Set(offers.filter(({ state }) => state === 'open').map(({ id }) => id));
    return new Set(left.filter(({ offer }) => isFull(seats.get(offer.shiftId)) && open.has(offer.id)));
  }

  private async tell(tx: Tx, accepted: readonly SingleAccept[]): Promise<void> {
    await tx.insert(
      'booking_records',
      accepted.flatMap((one) => recordRows(one.tx, [accepting(one.offer.id)])),
    );
    await tx.change('UPDATE worker_calendars SET accepts = accepts + 1 WHERE worker_id IN (?)', [
      accepted.map(({ workerId }) => workerId).sort(),
    ]);
    for (const { tx: member, offer, workerId, shift } of accepted) {
      tellAccepted(member, shift, { id: offer.id, workerId, partyId: null }, [workerId]);
    }
  }
}

const isFull = (seats: Seats | undefined): boolean => seats?.state === 'open' && seats.filled >= seats.headcount;

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

import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, type Clock, type Id } from '@gg/kernel';
import { Connections, pageOf, type Page } from '@gg/platform';
import { ShiftReader, type ShiftDetails } from '@gg/postings';
import { offeredSeats } from '../data/offered-seats';
import { offersOf, type Offer } from '../data/offers';
import type { OfferedSeat } from '../domain/offer-standing';

/** An offer with the shift it is for and what came of it. */
export interface OfferView {
  readonly offer: Offer;
  readonly shift: ShiftDetails;
  readonly memberIds: readonly Id[];
  /** Seats that it brought, the latest of each worker last; none unless it was accepted. */
  readonly seats: readonly OfferedSeat[];
}

/** Offers as their workers see them. */
@Injectable()
export class OfferReader {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(ShiftReader) private readonly shifts: ShiftReader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Offers by id, for those who carry them to people; no owner is asked. */
  async offers(offerIds: readonly Id[]): Promise<Map<Id, Offer>> {
    return new Map((await offersOf(this.connections, offerIds)).map((offer) => [offer.id, offer]));
  }

  /** Offers with their shifts, by id; for those who carry them to people. */
  async views(offerIds: readonly Id[]): Promise<Map<Id, OfferView>> {
    const views = await this.withShifts(await offersOf(this.connections, offerIds));
    return new Map(views.map((view) => [view.offer.id, view]));
  }

  /** A worker's offers, newest first; with `open`, only those that can still be answered. */
  async ofWorker(
    workerId: Id,
    open: boolean,
    limit: number,
    after: readonly [string, string] | null,
  ): Promise<Page<OfferView>> {
    // The page is found in the worker's own rows, and only its offers are read whole: they are wide.
    const rows = await this.connections.rows<{ id: Id; madeAt: Date }>(
      `SELECT o.id, o.made_at FROM offer_members m JOIN offers o ON o.id = m.offer_id
        WHERE m.worker_id = ?
          ${open ? "AND o.state = 'open' AND o.expires_at > ?" : ''}
          ${after ? 'AND (o.made_at, o.id) < (?, ?)' : ''}
        ORDER BY o.made_at DESC, o.id DESC LIMIT ?`,
      [workerId, ...(open ? [this.clock.now()] : []), ...(after ? [new Date(after[0]), after[1]] : []), limit + 1],
    );
    const page = pageOf(rows, limit, (row) => [row.madeAt.toISOString(), row.id]);
    const views = await this.views(page.items.map((row) => row.id));
    return { items: page.items.flatMap((row) => views.get(row.id) ?? []), next: page.next };
  }

  /** One offer of a worker, or of a party the worker is in. Throws `resource.not_found`. */
  async ownView(workerId: Id, offerId: Id): Promise<OfferView> {
    const view = (await this.views([offerId])).get(offerId);
    if (!view || (view.offer.workerId !== workerId && !view.memberIds.includes(workerId))) {
      throw new DomainError('resource.not_found');
    }
    return view;
  }

  private async withShifts(offers: readonly Offer[]): Promise<OfferView[]> {
    if (offers.length === 0) return [];
    const [shifts, members, seats] = await Promise.all([
      this.shifts.details(this.connections, [...new Set(offers.map((offer) => offer.shiftId))]),
      this.connections.rows<{ offerId: Id; workerId: Id }>(
        'SELECT offer_id, worker_id FROM offer_members WHERE offer_id IN (?)',
        [offers.map((offer) => offer.id)],
      ),
      offeredSeats(
        this.connections,
        offers.filter((offer) => offer.state === 'accepted'),
      ),
    ]);
    return offers.flatMap((offer) => {
      const shift = shifts.get(offer.shiftId);
      const memberIds = members.filter((member) => member.offerId === offer.id).map((member) => member.workerId);
      return shift ? [{ offer, shift, memberIds, seats: seats.get(offer.id) ?? [] }] : [];
    });
  }
}

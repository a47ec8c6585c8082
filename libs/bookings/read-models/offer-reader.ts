import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import { Connections, pageOf, type Page } from '@gg/platform';
import { ShiftReader, type ShiftDetails } from '@gg/postings';
import { offersOf, type Offer } from '../data/offers';

/** An offer with the shift it is for. */
export interface OfferView {
  readonly offer: Offer;
  readonly shift: ShiftDetails;
  readonly memberIds: readonly Id[];
}

/** Offers as their workers see them. */
@Injectable()
export class OfferReader {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(ShiftReader) private readonly shifts: ShiftReader,
  ) {}

  /** Offers by id, for those who carry them to people; no owner is asked. @param reader a transaction to read in */
  async offers(offerIds: readonly Id[], reader: Pick<Connections, 'rows' | 'row'> = this.connections): Promise<Map<Id, Offer>> {
    return new Map((await offersOf(reader, offerIds)).map((offer) => [offer.id, offer]));
  }

  /** Offers with their shifts, by id; for those who carry them to people. */
  async views(offerIds: readonly Id[]): Promise<Map<Id, OfferView>> {
    const views = await this.withShifts(await offersOf(this.connections, offerIds));
    return new Map(views.map((view) => [view.offer.id, view]));
  }

  /** A worker's offers, newest first; with `open`, only those that can still be answered. */
  async ofWorker(workerId: Id, open: boolean, limit: number, after: readonly [string, string] | null): Promise<Page<OfferView>> {
    const rows = await this.connections.rows<Offer>(
      `SELECT o.* FROM offers o
        WHERE (o.worker_id = ? OR o.id IN (SELECT m.offer_id FROM offer_members m WHERE m.worker_id = ?))
          ${open ? "AND o.state = 'open'" : ''}
          ${after ? 'AND (o.made_at, o.id) < (?, ?)' : ''}
        ORDER BY o.made_at DESC, o.id DESC LIMIT ?`,
      [workerId, workerId, ...(after ? [new Date(after[0]), after[1]] : []), limit + 1],
    );
    const page = pageOf(rows, limit, (row) => [row.madeAt.toISOString(), row.id]);
    return { items: await this.withShifts(page.items), next: page.next };
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
    const [shifts, members] = await Promise.all([
      this.shifts.details(this.connections, [...new Set(offers.map((offer) => offer.shiftId))]),
      this.connections.rows<{ offerId: Id; workerId: Id }>('SELECT offer_id, worker_id FROM offer_members WHERE offer_id IN (?)', [
        offers.map((offer) => offer.id),
      ]),
    ]);
    return offers.flatMap((offer) => {
      const shift = shifts.get(offer.shiftId);
      const memberIds = members.filter((member) => member.offerId === offer.id).map((member) => member.workerId);
      return shift ? [{ offer, shift, memberIds }] : [];
    });
  }
}

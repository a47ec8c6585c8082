import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type Id } from '@gg/kernel';
import { Connections } from '@gg/platform';
import { PartyReader, type PartyFacts } from '@gg/workers';
import { GatheredOffers } from '../data/gathered-offers';
import type { Offer } from '../data/offers';
import { speaksFor } from '../domain/party-coming';

/** An offer with whoever answers for it. */
export interface AnswerableOffer {
  readonly offer: Offer;
  /** The party as it is now; null for a single's offer. */
  readonly party: PartyFacts | null;
}

/** Tells who may answer an offer (答复人): the worker it was made to; for a party who speaks for it now. */
@Injectable()
export class OfferAnswerers {
  private readonly offers: GatheredOffers;

  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(PartyReader) private readonly parties: PartyReader,
  ) {
    this.offers = new GatheredOffers(connections);
  }

  /**
   * An offer of one's own, or of a party for which one may answer. Who was asked for a party and no longer speaks for it may
   * still hear what became of an answer, and give none.
   * Throws `resource.not_found`, `party.not_active`.
   */
  async offerFor(workerId: Id, offerId: Id): Promise<AnswerableOffer> {
    const offer = await this.offers.offer(offerId);
    if (!offer) throw new DomainError('resource.not_found');
    if (!offer.partyId) {
      if (offer.workerId !== workerId) throw new DomainError('resource.not_found');
      return { offer, party: null };
    }
    const party = await this.parties.party(this.connections, offer.partyId);
    if (!party) throw new DomainError('resource.not_found');
    if (!speaksFor(party, workerId)) {
      if (offer.workerId !== workerId) throw new DomainError('resource.not_found');
      if (offer.state === 'open') throw new DomainError('party.not_active');
    }
    return { offer, party };
  }
}

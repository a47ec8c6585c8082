import { Inject, Injectable } from '@nestjs/common';
import { OfferReader, offerStanding, type OfferView } from '@gg/bookings';
import { DomainError } from '@gg/kernel';
import { OfferLinks } from '../channels/offer-links';
import { AnswerOffer } from './answer-offer';

/**
 * One offer, opened by the signed link of a text: shown and answered without a sign-in. The link went to the phone of the
 * one who answers, so it answers in that name and reaches nothing else.
 */
@Injectable()
export class OfferLink {
  constructor(
    @Inject(OfferLinks) private readonly links: OfferLinks,
    @Inject(OfferReader) private readonly offers: OfferReader,
    @Inject(AnswerOffer) private readonly answerOffer: AnswerOffer,
  ) {}

  /** Throws `identity.link_invalid`, `identity.link_expired`, `resource.not_found`. */
  async show(token: string): Promise<OfferView> {
    const offerId = this.links.offerOf(token);
    const view = (await this.offers.views([offerId])).get(offerId);
    if (!view) throw new DomainError('resource.not_found');
    return view;
  }

  /** Throws what {@link show} and bookings refuse with. A link that is tapped twice has one effect. */
  async answer(token: string, answer: 'accept' | 'decline', trace: string): Promise<OfferView> {
    const { offer } = await this.show(token);
    await this.answerOffer.execute({
      workerId: offer.workerId,
      offerId: offer.id,
      answer,
      channel: 'link',
      source: token,
      trace,
    });
    const view = await this.show(token);
    // A tap on the same link is the same request, whose first answer may be older than the end of the seat.
    const standing = offerStanding(view.offer.state, view.seats, offer.workerId);
    if (answer === 'accept' && standing !== 'accepted' && standing !== 'left_out')
      throw new DomainError('booking.not_live');
    return view;
  }
}

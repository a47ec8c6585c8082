import { Inject, Injectable } from '@nestjs/common';
import { BookingReader, OfferReader, offerStanding, type OfferView } from '@gg/bookings';
import { PersonReader } from '@gg/identity';
import { CLOCK, DomainError, type Clock, type Id } from '@gg/kernel';
import { OfferLinks } from '../channels/offer-links';
import { AnswerOffer } from './answer-offer';
import { AnswerSeat } from './answer-seat';

/**
 * One offer, opened by the signed link of a text: shown, answered, and its seat given back without a sign-in. The link went
 * to the phone of the one who answers, so it acts in that name and reaches nothing else.
 */
@Injectable()
export class OfferLink {
  constructor(
    @Inject(OfferLinks) private readonly links: OfferLinks,
    @Inject(OfferReader) private readonly offers: OfferReader,
    @Inject(BookingReader) private readonly bookings: BookingReader,
    @Inject(PersonReader) private readonly persons: PersonReader,
    @Inject(AnswerOffer) private readonly answerOffer: AnswerOffer,
    @Inject(AnswerSeat) private readonly answerSeat: AnswerSeat,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `identity.link_invalid`, `identity.link_expired`, `resource.not_found`. */
  async show(token: string): Promise<OfferView> {
    const offerId = this.links.offerOf(token);
    const view = (await this.offers.views([offerId])).get(offerId);
    if (!view) throw new DomainError('resource.not_found');
    return view;
  }

  /** Throws what {@link show} and bookings refuse with, and `identity.phone_silent`. A link that is tapped twice has one effect. */
  async answer(token: string, answer: 'accept' | 'decline', trace: string): Promise<OfferView> {
    const { offer } = await this.show(token);
    await this.refuseSilent(offer.workerId);
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

  /**
   * Gives the seat of an accepted offer back. Throws what {@link show} and bookings refuse with, `identity.phone_silent`,
   * and `booking.not_live` when no seat came of the offer. Tapped twice it has one effect.
   */
  async giveBack(token: string, trace: string): Promise<OfferView> {
    const { offer } = await this.show(token);
    await this.refuseSilent(offer.workerId);
    const booking = await this.bookings.ofOffer(offer.id, offer.workerId);
    if (!booking) throw new DomainError('booking.not_live');
    await this.answerSeat.givesBack({ booking, channel: 'link', source: token, trace });
    return this.show(token);
  }

  /** A text may have reached the next holder of a number. */
  private async refuseSilent(workerId: Id): Promise<void> {
    if ((await this.persons.silent([workerId], this.clock.now())).has(workerId)) {
      throw new DomainError('identity.phone_silent');
    }
  }
}

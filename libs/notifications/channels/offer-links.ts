import { Inject, Injectable } from '@nestjs/common';
import { SignedLinks } from '@gg/identity';
import { CLOCK, type Clock, type Id } from '@gg/kernel';
import { CONFIG, publicWorkerUrl, type Config } from '@gg/platform';

/** Where the links lead: the page of one offer, which works without a sign-in and without scripts. */
export const OFFER_LINK_PATH = '/api/offer-links/';

/** Links in texts that open one offer, and nothing else, without a sign-in. */
@Injectable()
export class OfferLinks {
  private readonly base: string;

  constructor(
    @Inject(SignedLinks) private readonly links: SignedLinks,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    this.base = publicWorkerUrl(config);
  }

  /** @param start of the work: the offer itself may end earlier, which its page then says */
  linkTo(offerId: Id, start: Date): string {
    return new URL(OFFER_LINK_PATH + this.links.sign('offer', offerId, start), this.base).href;
  }

  /** The offer a link opens. Throws `identity.link_invalid`, `identity.link_expired`. */
  offerOf(token: string): Id {
    return this.links.read('offer', token, this.clock.now()).subjectId;
  }
}

import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { OfferReader, type OfferView } from '@gg/bookings';
import { CLOCK, DomainError, type Clock, type Id } from '@gg/kernel';
import { CONFIG, Metrics, type Config } from '@gg/platform';
import { shownAssembly } from '@gg/postings';
import { spokenOffer, type Spoken } from '../domain/spoken-offer';
import { utterance } from '../domain/utterance';
import { OfferLink } from '../use-cases/offer-link.use-case';
import { KeptSpeeches } from './kept-speeches';
import { SpeechMaker } from './speech-maker';

/** A speech as it is sent. */
export interface Speech {
  readonly bytes: Buffer;
  /** The same for the same words. */
  readonly digest: string;
}

/**
 * Open offers, read out (读给我听) by a voice of the service, for phones whose browser has none. What is said comes from the
 * offer and from nobody who asks; what was said before is kept for a while.
 */
@Injectable()
export class OffersAloud {
  private readonly kept: KeptSpeeches;
  private readonly making = new Map<string, Promise<Buffer>>();

  constructor(
    @Inject(OfferReader) private readonly offers: OfferReader,
    @Inject(OfferLink) private readonly links: OfferLink,
    @Inject(SpeechMaker) private readonly maker: SpeechMaker,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(Metrics) private readonly metrics: Pick<Metrics, 'speeches'>,
    @Inject(CONFIG) config: Pick<Config, 'settings'>,
  ) {
    const { keptBytes, keptMinutes } = config.settings.voice;
    this.kept = new KeptSpeeches(keptBytes, keptMinutes * 60_000);
  }

  /** Whether {@link own} can speak at all; it is said with the offer, so that no page offers what is not there. */
  get exist(): boolean {
    return this.maker.exists;
  }

  /** What is said of an offer now, in both languages; null once nobody can answer it: a long history is not told aloud. */
  words(view: OfferView): Spoken | null {
    const { state, expiresAt } = view.offer;
    return state === 'open' && expiresAt > this.clock.now() ? this.say(view) : null;
  }

  /**
   * An open offer of a worker, or of a party the worker is in. Throws `resource.not_found`, `offer.closed`, `offer.expired`,
   * and what {@link SpeechMaker.make} throws.
   */
  async own(workerId: Id, offerId: Id, language: keyof Spoken): Promise<Speech> {
    return this.speak(await this.offers.ownView(workerId, offerId), language);
  }

  /** The open offer of a link in a text. Throws as {@link own}, and `identity.link_invalid`, `identity.link_expired`. */
  async linked(token: string, language: keyof Spoken): Promise<Speech> {
    return this.speak(await this.links.show(token), language);
  }

  /** To somebody without its seat: a home's door is for those who hold one. */
  private say({ offer, shift, memberIds }: OfferView): Spoken {
    const { name, address, time } = shownAssembly(shift);
    return spokenOffer(
      {
        title: shift.title,
        start: shift.start,
        end: shift.end,
        pay: shift.pay,
        hourlyWorthFen: shift.hourlyWorthFen,
        paidMinutes: shift.paidMinutes,
        settlementDays: shift.settlement.days,
        place: `${name} ${address}`,
        meetAt: time,
        answerBy: offer.expiresAt,
        people: Math.max(1, memberIds.length),
      },
      this.clock.now(),
    );
  }

  private async speak(view: OfferView, language: keyof Spoken): Promise<Speech> {
    const { state, expiresAt } = view.offer;
    // Nobody has every offer of their past read out: what a voice costs is bounded by what is open.
    if (state !== 'open') throw new DomainError('offer.closed', { state });
    const now = this.clock.now();
    if (expiresAt <= now) throw new DomainError('offer.expired');
    const text = this.say(view)[language];
    const digest = createHash('sha256').update(`${language}\n${text}`).digest('base64url').slice(0, 22);
    const kept = this.kept.get(digest, now);
    if (kept) {
      this.metrics.speeches.inc({ outcome: 'kept' });
      return { bytes: kept, digest };
    }
    return { bytes: await this.makeOnce(digest, text, language, now), digest };
  }

  /** A phone asks for the same file in pieces, at once: it is made once. */
  private makeOnce(digest: string, text: string, language: keyof Spoken, now: Date): Promise<Buffer> {
    const running = this.making.get(digest);
    if (running) return running;
    const made = this.maker
      .make(utterance(text, language))
      .then((bytes) => {
        this.kept.keep(digest, bytes, now);
        return bytes;
      })
      .finally(() => this.making.delete(digest));
    this.making.set(digest, made);
    return made;
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { OfferReader, type OfferView } from '@gg/bookings';
import { Consents, PersonReader } from '@gg/identity';
import { CLOCK, type Clock, type Id } from '@gg/kernel';
import { CONFIG, Connections, type Config } from '@gg/platform';
import { codesOf } from '../data/reply-codes';
import type { WaitingSms } from '../data/sms-messages';
import { offerText } from '../domain/sms-text';
import { answerText, type AnswerFacts } from './answer-text';
import { OfferLinks } from './offer-links';
import { workFactsOf } from './work-facts';

/** A message as the gateway gets it, or why it gets none. */
export type Composed =
  | { readonly kind: 'send'; readonly to: string; readonly text: string }
  /** Its time is over; nobody misses anything. */
  | { readonly kind: 'drop'; readonly why: string }
  /** This person cannot be reached by SMS. */
  | { readonly kind: 'fail'; readonly why: string };

/** Makes texts when they are sent, from what is true then, so that neither texts nor numbers are stored. */
@Injectable()
export class SmsComposer {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(OfferReader) private readonly offers: OfferReader,
    @Inject(PersonReader) private readonly persons: PersonReader,
    @Inject(Consents) private readonly consents: Consents,
    @Inject(OfferLinks) private readonly links: OfferLinks,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** What to do with each message, by its id. */
  async compose(messages: readonly WaitingSms[]): Promise<Map<Id, Composed>> {
    const offerIds = [...new Set(messages.flatMap((message) => message.offerId ?? []))];
    const asked = messages.filter((message) => message.purpose === 'offer').map((message) => message.accountId);
    const [views, codes, unwilling, contacts] = await Promise.all([
      this.offers.views(offerIds),
      codesOf(this.connections, offerIds),
      this.unwilling([...new Set(asked)]),
      this.persons.contacts([...new Set(messages.map((message) => message.accountId))]),
    ]);
    return new Map(
      messages.map((message) => {
        const view = message.offerId === null ? undefined : views.get(message.offerId);
        if (message.purpose === 'offer' && unwilling.has(message.accountId)) {
          return [message.id, { kind: 'fail', why: 'sms_revoked' }];
        }
        const code = codes.find((one) => one.offerId === message.offerId && one.workerId === message.accountId)?.code;
        return [message.id, this.composeOne(message, contacts.get(message.accountId)?.phone ?? null, view, code)];
      }),
    );
  }

  /** Those who took back that they want offers by SMS (个人信息保护法 15). Who writes to us is answered all the same. */
  private async unwilling(accountIds: readonly Id[]): Promise<Set<Id>> {
    const revoked = await Promise.all(
      accountIds.map(async (accountId) => {
        const given = (await this.consents.list(accountId)).filter((consent) => consent.purpose === 'sms_notices');
        return given.length > 0 && given.every((consent) => consent.revokedAt !== null);
      }),
    );
    return new Set(accountIds.filter((_id, at) => revoked[at]));
  }

  private composeOne(
    message: WaitingSms,
    to: string | null,
    view: OfferView | undefined,
    code: string | undefined,
  ): Composed {
    const now = this.clock.now();
    if (message.purpose === 'offer') {
      if (!view || view.offer.state !== 'open' || now >= view.offer.expiresAt)
        return { kind: 'drop', why: 'offer_over' };
      if (to === null) return { kind: 'fail', why: 'no_phone' };
      if (code === undefined) return { kind: 'fail', why: 'no_code' };
      const { offer, shift, memberIds } = view;
      const text = offerText(
        {
          work: workFactsOf(shift),
          code,
          link: this.links.linkTo(offer.id, shift.start),
          expiresAt: lastAnswer(view, now),
          people: Math.max(1, memberIds.length),
        },
        now,
      );
      return { kind: 'send', to, text };
    }
    const staleMs = this.config.settings.sms.answerStaleMinutes * 60_000;
    if (now.getTime() - message.madeAt.getTime() > staleMs) return { kind: 'drop', why: 'stale' };
    if (to === null) return { kind: 'fail', why: 'no_phone' };
    const facts = JSON.parse(message.facts ?? '{}') as AnswerFacts;
    return { kind: 'send', to, text: answerText(facts, view, message.accountId) };
  }
}

/** Until when the reader may answer: the clock starts with this message unless it runs already. */
function lastAnswer({ offer, shift }: OfferView, now: Date): Date {
  if (offer.deliveredAt) return offer.expiresAt;
  return new Date(Math.min(now.getTime() + offer.smsLifeMinutes * 60_000, shift.start.getTime()));
}

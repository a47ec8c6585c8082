import { Inject, Injectable } from '@nestjs/common';
import { OfferReader, type OfferView } from '@gg/bookings';
import { Consents, PersonReader } from '@gg/identity';
import { CLOCK, groupedBy, type Clock, type Id } from '@gg/kernel';
import { CONFIG, Connections, type Config } from '@gg/platform';
import { ShiftReader, type ShiftDetails } from '@gg/postings';
import { noticesOf } from '../data/notices';
import { codesOf, keyOf, type Answerable } from '../data/reply-codes';
import type { WaitingSms } from '../data/sms-messages';
import { textMatter } from '../domain/notice';
import type { SmsWorth } from '../domain/sms-budget';
import {
  bookedText,
  changedText,
  erasureText,
  goneText,
  missingSeatsText,
  offerText,
  pairText,
  questionText,
  type PairFacts,
} from '../domain/sms-text';
import { answerText, type AnswerFacts } from './answer-text';
import { MissingSeats, type MissingSeatsView } from './missing-seats';
import { NightRest } from './night-rest';
import { OfferLinks } from './offer-links';
import { PairNews, type PairNewsView } from './pair-news';
import { SeatNews, type SeatNewsView } from './seat-news';
import { answerableBy } from './sms-outbox';
import { offeredWorkOf, workFactsOf } from './work-facts';

/** Who pays for a text, and how much it matters. */
export interface SmsCharge {
  readonly cityCode: string;
  readonly worth: SmsWorth;
}

/** A message as the gateway gets it, or why it gets none. */
export type Composed =
  | { readonly kind: 'send'; readonly to: string; readonly text: string; readonly charge: SmsCharge | null }
  /** Its time is over; nobody misses anything. */
  | { readonly kind: 'drop'; readonly why: string }
  /** Its reader sleeps, and it can wait. */
  | { readonly kind: 'keep'; readonly until: Date }
  /** This person cannot be reached by SMS. */
  | { readonly kind: 'fail'; readonly why: string };

const fail = (why: string): Composed => ({ kind: 'fail', why });
const drop = (why: string): Composed => ({ kind: 'drop', why });

/** What the messages of one delivery speak of, read together. */
interface Matter {
  readonly offers: ReadonlyMap<Id, OfferView>;
  /** By notice. */
  readonly news: ReadonlyMap<Id, SeatNewsView>;
  /** By notice, to members of employers. */
  readonly missing: ReadonlyMap<Id, MissingSeatsView>;
  /** By notice, to members of firms in shared employment. */
  readonly pairs: ReadonlyMap<Id, PairNewsView>;
  /** Of answers that speak of a shift without an offer. */
  readonly shifts: ReadonlyMap<Id, ShiftDetails>;
  readonly codes: ReadonlyMap<string, string>;
  readonly unwilling: ReadonlySet<Id>;
  /** Until when telling of an offer is kept back, by offer. */
  readonly keptOffers: ReadonlyMap<Id, Date>;
}

/** Makes texts when they are sent, from what is true then, so that neither texts nor numbers are stored. */
@Injectable()
export class SmsComposer {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(OfferReader) private readonly offers: OfferReader,
    @Inject(ShiftReader) private readonly shifts: ShiftReader,
    @Inject(SeatNews) private readonly news: SeatNews,
    @Inject(MissingSeats) private readonly missing: MissingSeats,
    @Inject(PairNews) private readonly pairs: PairNews,
    @Inject(PersonReader) private readonly persons: PersonReader,
    @Inject(Consents) private readonly consents: Consents,
    @Inject(OfferLinks) private readonly links: OfferLinks,
    @Inject(NightRest) private readonly night: NightRest,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** What to do with each message, by its id. In so many queries, however many messages there are. */
  async compose(messages: readonly WaitingSms[]): Promise<Map<Id, Composed>> {
    const [matter, contacts] = await Promise.all([
      this.matterOf(messages),
      this.persons.contacts([...new Set(messages.map((message) => message.accountId))]),
    ]);
    return new Map(
      messages.map((message) => [
        message.id,
        this.composeOne(message, contacts.get(message.accountId)?.phone ?? null, matter),
      ]),
    );
  }

  private async matterOf(messages: readonly WaitingSms[]): Promise<Matter> {
    const of = (purpose: WaitingSms['purpose']) => messages.filter((message) => message.purpose === purpose);
    const notices = await noticesOf(
      this.connections,
      of('news').flatMap((message) => message.noticeId ?? []),
    );
    const answerable = [
      ...[...notices.values()].flatMap((notice) => answerableBy(notice) ?? []),
      ...messages.flatMap((message) => (message.offerId === null ? [] : offerAnswerable(message))),
    ];
    const shiftIds = of('answer').flatMap((message) => shiftOfAnswer(message) ?? []);
    // Who took back that they want SMS (个人信息保护法 15) gets none; who writes to us is answered all the same.
    const asked = [...of('offer'), ...of('news')].map((message) => message.accountId);
    const told = groupedBy(notices.values(), textMatter);
    const [offers, news, missing, pairs, shifts, codes, unwilling] = await Promise.all([
      this.offers.views([...new Set(messages.flatMap((message) => message.offerId ?? []))]),
      this.news.current(told.get('seat') ?? []),
      this.missing.current(told.get('missing_seats') ?? []),
      this.pairs.current(told.get('pair') ?? []),
      this.shifts.details(this.connections, [...new Set(shiftIds)]),
      codesOf(this.connections, answerable),
      this.consents.tookBack([...new Set(asked)], 'sms_notices'),
    ]);
    const keptOffers = await this.night.ofOffers(offers.values());
    return { offers, news, missing, pairs, shifts, codes, unwilling, keptOffers };
  }

  private composeOne(message: WaitingSms, to: string | null, matter: Matter): Composed {
    const composed = this.composeNow(message, to, matter);
    const until = composed.kind === 'drop' ? null : this.keptUntil(message, matter);
    return until ? { kind: 'keep', until } : composed;
  }

  private keptUntil({ purpose, offerId, noticeId }: WaitingSms, matter: Matter): Date | null {
    const { keptOffers, news, missing, pairs } = matter;
    if (purpose === 'offer') return keptOffers.get(offerId ?? '') ?? null;
    if (pairs.has(noticeId ?? '')) return this.night.ofPair();
    const told = purpose === 'news' ? (news.get(noticeId ?? '') ?? missing.get(noticeId ?? '')) : undefined;
    return told ? this.night.ofSeat(told.notice) : null;
  }

  private composeNow(message: WaitingSms, to: string | null, matter: Matter): Composed {
    const isUnwilling = matter.unwilling.has(message.accountId);
    switch (message.purpose) {
      case 'offer':
        return isUnwilling ? fail('sms_revoked') : this.composeOffer(message, to, matter);
      case 'news':
        return isUnwilling ? fail('sms_revoked') : this.composeNews(message, to, matter);
      case 'answer':
        return this.composeAnswer(message, to, matter);
      case 'warning':
        return warningText(message, to, this.clock.now());
    }
  }

  private composeOffer(message: WaitingSms, to: string | null, { offers, codes }: Matter): Composed {
    const now = this.clock.now();
    const view = offers.get(message.offerId ?? '');
    if (!view || view.offer.state !== 'open' || now >= view.offer.expiresAt) return drop('offer_over');
    if (to === null) return fail('no_phone');
    const code = codes.get(keyOf(offerAnswerable(message)));
    if (code === undefined) return fail('no_code');
    const { offer, shift, memberIds } = view;
    const text = offerText(
      {
        work: offeredWorkOf(shift),
        code,
        link: this.links.linkTo(offer.id, shift.start),
        expiresAt: lastAnswer(view, now),
        people: Math.max(1, memberIds.length),
      },
      now,
    );
    const worth = this.isSoon(shift) ? 'soon' : 'plain';
    return { kind: 'send', to, text, charge: { cityCode: shift.cityCode, worth } };
  }

  private composeAnswer(message: WaitingSms, to: string | null, { offers, shifts, codes }: Matter): Composed {
    const staleMs = this.config.settings.sms.answerStaleMinutes * 60_000;
    if (this.clock.now().getTime() - message.madeAt.getTime() > staleMs) return drop('stale');
    if (to === null) return fail('no_phone');
    const facts = JSON.parse(message.facts ?? '{}') as AnswerFacts;
    const view = offers.get(message.offerId ?? '');
    const code = message.offerId === null ? undefined : codes.get(keyOf(offerAnswerable(message)));
    const shift = shifts.get(shiftOfAnswer(message) ?? '');
    const text = answerText(facts, { workerId: message.accountId, view, code, shift });
    // Who writes to us is answered; how often has bounds of its own.
    return { kind: 'send', to, text, charge: null };
  }

  private composeNews(message: WaitingSms, to: string | null, matter: Matter): Composed {
    const seats = matter.missing.get(message.noticeId ?? '');
    if (seats) {
      const charge = { cityCode: seats.shift.cityCode, worth: 'soon' as const };
      return to === null ? fail('no_phone') : { kind: 'send', to, text: textOfMissing(seats), charge };
    }
    const pair = matter.pairs.get(message.noticeId ?? '');
    if (pair) return to === null ? fail('no_phone') : pairSms(to, pair, this.clock.now());
    return newsText(message, to, matter, this.clock.now());
  }

  private isSoon({ start }: ShiftDetails): boolean {
    const withinMs = this.config.settings.dispatch.life.urgentWithinHours * 3_600_000;
    return start.getTime() - this.clock.now().getTime() <= withinMs;
  }
}

/** A warning: who wants no other texts gets it too, and no city's money has to be left for it. */
function warningText({ facts }: WaitingSms, to: string | null, now: Date): Composed {
  const dueAt = new Date((JSON.parse(facts ?? '{}') as { readonly dueAt: string }).dueAt);
  if (now >= dueAt) return drop('stale');
  return to === null ? fail('no_phone') : { kind: 'send', to, text: erasureText(dueAt), charge: null };
}

/** News of a seat to its worker. */
function newsText(message: WaitingSms, to: string | null, { news, codes }: Matter, now: Date): Composed {
  const view = news.get(message.noticeId ?? '');
  if (!view) return drop('news_over');
  if (to === null) return fail('no_phone');
  const { notice, facts, shift } = view;
  const work = workFactsOf(shift);
  const worth = facts.question?.moment === 'evening' ? 'soon' : 'seat';
  const charge = { cityCode: shift.cityCode, worth } as const;
  if (notice.kind === 'booking.cancelled')
    return { kind: 'send', to, text: goneText(work, facts.reason, facts.note), charge };
  const answerable = answerableBy(notice);
  const code = answerable && codes.get(keyOf(answerable));
  if (!code) return fail('no_code');
  if (facts.question) return { kind: 'send', to, text: questionText(work, { ...facts.question, code }, now), charge };
  const text =
    notice.kind === 'booking.made' ? bookedText(work, code, facts.partyId !== null) : changedText(work, code);
  return { kind: 'send', to, text, charge };
}

/** News of a pair to a member of one of its firms. Talks can wait where money is short. */
const pairSms = (to: string, { pair, changed, unheard }: PairNewsView, now: Date): Composed => ({
  kind: 'send',
  to,
  text: pairText({ ...pair, state: pair.state as PairFacts['state'], changed, unheard }, now),
  charge: { cityCode: pair.cityCode, worth: 'plain' },
});

const textOfMissing = ({ notice, shift, ...facts }: MissingSeatsView): string =>
  missingSeatsText(workFactsOf(shift), { ...facts, cancelled: notice.kind === 'booking.cancelled' });

/** The offer of a message, as its reader answers it. */
const offerAnswerable = ({ accountId, offerId }: WaitingSms): Answerable => ({
  workerId: accountId,
  offerId,
  bookingId: null,
});

/** The shift that an answer speaks of, where that is not its offer's. */
const shiftOfAnswer = ({ facts }: WaitingSms): Id | null =>
  (JSON.parse(facts ?? '{}') as { readonly shiftId?: Id }).shiftId ?? null;

/** Until when the reader may answer: the clock starts with this message unless it runs already. */
function lastAnswer({ offer, shift }: OfferView, now: Date): Date {
  if (offer.deliveredAt) return offer.expiresAt;
  return new Date(Math.min(now.getTime() + offer.smsLifeMinutes * 60_000, shift.start.getTime()));
}

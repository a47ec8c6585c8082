import { filledSentence, LOCAL_OFFSET_MS, readableParams, type ProblemParams } from '@gg/kernel';
import type { BookingState, OfferState } from './lifecycles';
import { WHY_NOT_ASKED_TEXTS, type WhyNotAskedCode } from './why-not-asked-texts';

/** Why a shift has not come to somebody, though conditions may all be met: a stable code with its figures. */
export interface WhyNotAsked {
  readonly code: WhyNotAskedCode;
  readonly params: ProblemParams;
}

/** What somebody was offered of a shift, singly or in a party. */
export interface OwnOffer {
  readonly state: OfferState;
  readonly madeAt: Date;
  readonly expiresAt: Date;
  readonly closedAt: Date | null;
  readonly closeReason: string | null;
  /** Null: it is not known to have reached anybody. */
  readonly deliveredAt: Date | null;
  readonly materialVersion: number;
}

/** A seat of the shift that they hold or held. */
export interface OwnSeat {
  readonly state: BookingState;
  readonly isLive: boolean;
  readonly madeAt: Date;
  readonly endedAt: Date | null;
  readonly endReason: string | null;
}

/** Of a shift and of one person, all that the answer is made of; nothing of anybody else but counts. */
export interface WhyNotAskedFacts {
  readonly now: Date;
  /** Matching has heard of the person. */
  readonly isKnown: boolean;
  /** They meet every condition at this moment. */
  readonly eligible: boolean;
  readonly distanceM: number | null;
  /** Their own, the latest last. */
  readonly offers: readonly OwnOffer[];
  readonly seats: readonly OwnSeat[];
  /** An offer that reached nobody is repeated up to so many. */
  readonly unreachedTries: number;
  readonly posting: 'published' | 'closed' | 'expired' | 'withdrawn' | 'taken_down';
  readonly shift: {
    readonly start: Date;
    readonly materialVersion: number;
    readonly state: 'open' | 'withdrawn' | 'ended';
    readonly headcount: number;
    readonly filled: number;
    /** People are asked for it; else they claim or apply. */
    readonly dispatches: boolean;
  };
  /** How far the search has come; null before it begins. */
  readonly search: {
    readonly state: 'running' | 'full' | 'exhausted' | 'stopped';
    readonly reason: string | null;
    readonly waves: number;
    /** 0: only the employer's regulars were asked. */
    readonly radiusM: number;
    /** Made so far. */
    readonly offers: number;
    /** The look that is due next. */
    readonly lookAt: Date | null;
    /** People before them in the latest recorded decision; null: it does not name them. */
    readonly before: number | null;
  } | null;
}

/**
 * Why the shift has not come to them, the weightiest first: what they have of it or had, then how it stands with the shift.
 * Never empty for somebody who meets the conditions.
 */
export function whyNotAsked(facts: WhyNotAskedFacts): WhyNotAsked[] {
  const held = facts.seats.find(({ isLive }) => isLive);
  if (held) return [{ code: 'seat_held', params: { at: localTime(held.madeAt, facts.now) } }];
  const own = ofTheirOwn(facts);
  if (own.some(({ code }) => code === 'offer_open')) return own;
  return [...own, ...(facts.isKnown ? [] : [plain('not_known_yet')]), ...ofTheShift(facts)];
}

/** Such a reason as one line in each language. */
export function whyNotAskedText({ code, params }: WhyNotAsked): { readonly zh: string; readonly en: string } {
  const { zh, en } = WHY_NOT_ASKED_TEXTS[code];
  return {
    zh: filledSentence(zh, readableParams(params, 'zh')),
    en: filledSentence(en, readableParams(params, 'en')),
  };
}

const plain = (code: WhyNotAskedCode): WhyNotAsked => ({ code, params: {} });

/** `11-30 15:04` in Guangxi, with the year where it is not this one. */
function localTime(at: Date, now: Date): string {
  const [then, today] = [at, now].map((one) => new Date(one.getTime() + LOCAL_OFFSET_MS).toISOString());
  const told = then!.slice(0, 16).replace('T', ' ');
  return then!.slice(0, 4) === today!.slice(0, 4) ? told.slice(5) : told;
}

const isSilent = ({ state, endReason }: OwnSeat): boolean => state === 'released' && endReason === 'silent';

/** How they were asked last, and how a seat that they had came to its end. */
function ofTheirOwn(facts: WhyNotAskedFacts): WhyNotAsked[] {
  const { now } = facts;
  const seat = facts.seats.at(-1);
  const silent = facts.seats.find(isSilent);
  if (silent) return [{ code: 'silent', params: { at: localTime(silent.endedAt ?? silent.madeAt, now) } }];
  const offer = facts.offers.at(-1);
  const ended = seat && {
    code: seat.state === 'cancelled_by_worker' ? ('gave_back' as const) : ('seat_ended' as const),
    params: { at: localTime(seat.endedAt ?? seat.madeAt, now) },
  };
  if (!offer) return ended ? [ended] : [];
  return [offer.state === 'accepted' && ended ? ended : howAsked(offer, facts)];
}

function howAsked(offer: OwnOffer, facts: WhyNotAskedFacts): WhyNotAsked {
  const { now, shift } = facts;
  const askedAt = localTime(offer.madeAt, now);
  const at = localTime(offer.closedAt ?? offer.expiresAt, now);
  if (isOpen(offer, now)) return { code: 'offer_open', params: { askedAt, until: localTime(offer.expiresAt, now) } };
  if (offer.state === 'withdrawn') {
    return { code: TAKEN_BACK[offer.closeReason ?? ''] ?? 'offer_withdrawn', params: { askedAt, at } };
  }
  if (offer.materialVersion < shift.materialVersion) return { code: 'asked_before_change', params: { askedAt } };
  if (offer.state === 'declined') return { code: 'declined', params: { askedAt, at } };
  if (offer.state === 'accepted') return { code: 'seat_ended', params: { at } };
  if (offer.deliveredAt !== null) return { code: 'expired', params: { askedAt, at } };
  const tries = triesInVain(facts);
  return tries >= facts.unreachedTries
    ? { code: 'out_of_reach', params: { askedAt, tries } }
    : { code: 'unreached', params: { askedAt } };
}

/** Why an offer is taken back, where that is no end of the whole shift, which is told besides. */
const TAKEN_BACK: Readonly<Record<string, WhyNotAskedCode>> = {
  shift_filled: 'taken_back_filled',
  shift_changed: 'taken_back_changed',
  worker_booked: 'taken_back_booked',
};

const isOpen = ({ state, expiresAt }: OwnOffer, now: Date): boolean => state === 'open' && expiresAt > now;

const ofTheseTerms = ({ offers, shift }: WhyNotAskedFacts): OwnOffer[] =>
  offers.filter(({ materialVersion }) => materialVersion === shift.materialVersion);

/** Offers that ended without having reached anybody. */
const triesInVain = (facts: WhyNotAskedFacts): number =>
  ofTheseTerms(facts).filter(({ state, deliveredAt }) => state === 'expired' && deliveredAt === null).length;

/** Whether the search asks them no more: they had their answer, or nothing reached them. */
function hadTheirTurn(facts: WhyNotAskedFacts): boolean {
  if (facts.seats.some(isSilent) || triesInVain(facts) >= facts.unreachedTries) return true;
  const lostByOthers = facts.seats.some(({ endReason }) => endReason === 'party_below_minimum');
  return ofTheseTerms(facts).some(({ state, deliveredAt }) => {
    if (state === 'accepted') return !lostByOthers;
    return state === 'declined' || (state !== 'withdrawn' && deliveredAt !== null);
  });
}

/** The first thing that keeps the shift from everybody, or only from them. */
function ofTheShift(facts: WhyNotAskedFacts): WhyNotAsked[] {
  const { posting, shift, search, now } = facts;
  if (posting !== 'published') return [plain(`posting_${posting}`)];
  if (shift.state === 'withdrawn') return [plain('shift_withdrawn')];
  if (shift.state === 'ended' || shift.start <= now) return [plain('shift_over')];
  if (shift.filled >= shift.headcount) return [{ code: 'shift_full', params: { headcount: shift.headcount } }];
  if (!shift.dispatches) return [plain('no_dispatch')];
  if (!search || (search.waves === 0 && search.state === 'running' && search.reason === null)) {
    return [plain('search_not_begun')];
  }
  if (search.state === 'stopped') return [plain('search_stopped')];
  if (search.state === 'exhausted') return [plain('search_ended')];
  if (search.reason === 'quiet_hours' && search.lookAt !== null && search.lookAt > now) {
    return [{ code: 'search_rests', params: { until: localTime(search.lookAt, now) } }];
  }
  return facts.eligible && !hadTheirTurn(facts) ? [ofTheirTurn(facts.distanceM ?? 0, search)] : [];
}

function ofTheirTurn(
  distanceM: number,
  { radiusM, offers, before }: NonNullable<WhyNotAskedFacts['search']>,
): WhyNotAsked {
  if (radiusM === 0) return plain('regulars_first');
  if (distanceM > radiusM) return { code: 'beyond_radius', params: { distanceM, radiusM } };
  return before === null
    ? { code: 'waiting', params: { offers } }
    : { code: 'behind_others', params: { offers, before } };
}

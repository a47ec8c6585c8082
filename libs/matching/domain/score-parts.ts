import { formatYuan, type ProblemParams } from '@gg/kernel';
import type { CompiledCandidate } from './compiled-candidate';
import { offersOnTheDay } from './conditions/daily-offers.condition';
import type { PreparedQuery } from './prepared-query';
import type { ReasonTextKey } from './reason-texts';
import type { ScoreFacts } from './score-facts';
import type { ScorePartName, ScorePolicy, WeightedPart } from './score-policy';

/** One in millionths. Values are whole millionths and every division is rounded down, so that all machines sort alike. */
export const ONE = 1_000_000;
/** What a wish that was not stated counts for. */
const UNSTATED = ONE / 2;
const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;

/**
 * A number that is not negative and below 2³¹, rounded down. By bits, and not by `Math.floor`, whose result is a number of
 * 64 bits: a search makes thousands, and each would be a piece of memory of its own.
 */
export const roundedDown = (number: number): number => number | 0;

/**
 * `numerator / denominator` in millionths, rounded down; both whole, not negative, the product with 10⁶ below 2⁵³ and the
 * quotient below 2000.
 */
const fraction = (numerator: number, denominator: number): number => roundedDown((numerator * ONE) / denominator);

/** Whole minutes from an instant to now; an instant in the future (a clock a little behind) is now. */
const minutesSince = (ms: number, q: PreparedQuery): number => Math.max(0, Math.floor((q.nowMs - ms) / MINUTE_MS));

/** Which sentence tells a part, and its numbers. */
interface PartReason {
  readonly textKey: ReasonTextKey;
  readonly params: ProblemParams;
}

/** How a part that follows from the worker and the trade alone, whatever the shift and the hour, is worked out and told. */
export interface FixedPart {
  readonly isFixed: true;
  /** 0 … 1,000,000; more is better. */
  value(c: CompiledCandidate, q: TradeAsked, policy: ScorePolicy): number;
  reason(c: CompiledCandidate, q: PreparedQuery): PartReason;
}

/** The same for a part that differs from shift to shift or with time. */
export interface VaryingPart {
  readonly isFixed: false;
  value(c: ScoreFacts, q: PreparedQuery, policy: ScorePolicy): number;
  /** What the value of this worker never exceeds, whatever the shift and the hour; the whole when left out. */
  atMost?(c: ScoreFacts, policy: ScorePolicy): number;
  reason(c: CompiledCandidate, q: PreparedQuery): PartReason;
}

export type ScorePart = FixedPart | VaryingPart;

/** All that a fixed part may look at in a query. */
export interface TradeAsked {
  readonly query: { readonly trade: string };
}

const skillIn = (c: CompiledCandidate, q: TradeAsked): { shifts: number; months: number } => {
  for (const t of c.candidate.trades) {
    if (t.code === q.query.trade) return { shifts: t.experienceShifts, months: t.experienceMonths };
  }
  return { shifts: 0, months: 0 };
};

/** Experience in the trade, with less to gain from each further shift; stated months count a little. */
const experience: FixedPart = {
  isFixed: true,
  value: (c, q, policy) => {
    const { shifts, months } = skillIn(c, q);
    const known = shifts + Math.min(months, policy.maxStatedMonths);
    return fraction(known, known + policy.halfExperienceShifts);
  },
  reason: (c, q) => ({ textKey: 'score.experience', params: skillIn(c, q) }),
};

/** Expected show-up: the mean of a Beta distribution; a cancellation weighs half a no-show. */
const showUp: FixedPart = {
  isFixed: true,
  value: (c, _, policy) => {
    const { shows, noShows, cancellations } = c.candidate.reliability;
    const came = 2 * (policy.priorShows + shows);
    return fraction(came, came + 2 * (policy.priorNoShows + noShows) + cancellations);
  },
  reason: (c) => ({ textKey: 'score.show_up', params: { ...c.candidate.reliability } }),
};

/** The pay that the worker asked for: met, or how near the shift comes to it, at most one half. */
const pay: VaryingPart = {
  isFixed: false,
  value: (c, q) => {
    const wish = c.minHourlyPayFen;
    if (wish === null) return UNSTATED;
    return q.query.hourlyPayFen >= wish ? ONE : fraction(q.query.hourlyPayFen, 2 * wish);
  },
  atMost: (c) => (c.minHourlyPayFen === null ? UNSTATED : ONE),
  reason: (c, q): PartReason => {
    const wish = c.minHourlyPayFen;
    const pays = formatYuan(q.query.hourlyPayFen);
    if (wish === null) return { textKey: 'score.pay.unstated', params: { pays } };
    const met = q.query.hourlyPayFen >= wish;
    return { textKey: met ? 'score.pay.met' : 'score.pay.below', params: { pays, wish: formatYuan(wish) } };
  },
};

/** Whether the trade is one that the worker likes best. */
const tradeWish: FixedPart = {
  isFixed: true,
  value: (c, q) => {
    const { preferredTrades } = c.candidate.preferences;
    return preferredTrades.length === 0 ? UNSTATED : preferredTrades.includes(q.query.trade) ? ONE : 0;
  },
  reason: (c, q) => {
    const { preferredTrades } = c.candidate.preferences;
    if (preferredTrades.length === 0) return { textKey: 'score.trade_wish.unstated', params: {} };
    const liked = preferredTrades.includes(q.query.trade);
    return { textKey: liked ? 'score.trade_wish.yes' : 'score.trade_wish.no', params: {} };
  },
};

/** How much of the shift lies in the hours (night or day) that the worker likes. */
const nights: VaryingPart = {
  isFixed: false,
  value: (c, q) => {
    const wish = c.nights;
    return wish === null ? UNSTATED : wish === 'wanted' ? q.nightShareMicro : ONE - q.nightShareMicro;
  },
  atMost: (c) => (c.nights === null ? UNSTATED : ONE),
  reason: (c, q) => {
    const wish = c.nights;
    const params = { nightPercent: Math.round(q.nightShareMicro / 10_000) };
    return { textKey: wish === null ? 'score.nights.unstated' : `score.nights.${wish}`, params };
  },
};

/** Fairness: whoever had fewer offers today comes sooner. */
const fewerOffers: VaryingPart = {
  isFixed: false,
  value: (c, q) => {
    const cap = q.query.policy.offersPerDay;
    return fraction(Math.max(0, cap - offersOnTheDay(c, q)), Math.max(1, cap));
  },
  reason: (c, q) => ({ textKey: 'score.fewer_offers', params: { offers: offersOnTheDay(c, q) } }),
};

/** Fairness: whoever waits longer since the last offer, or since registration, comes sooner. */
const waiting: VaryingPart = {
  isFixed: false,
  value: (c, q, policy) => {
    const minutes = minutesSince(c.lastOfferMs ?? c.registeredMs, q);
    return fraction(Math.min(minutes, policy.waitingFullMinutes), policy.waitingFullMinutes);
  },
  reason: (c, q) => ({
    textKey: 'score.waiting',
    params: { hours: Math.floor(minutesSince(c.lastOfferMs ?? c.registeredMs, q) / 60) },
  }),
};

/** Fairness: somebody new gets a chance to have a history at all; it fades with the offers received. */
const newcomer: VaryingPart = {
  isFixed: false,
  value: (c, q, policy) => {
    if (minutesSince(c.registeredMs, q) >= policy.newcomerDays * DAY_MINUTES) return 0;
    return fraction(Math.max(0, policy.newcomerOffers - c.offersEver), policy.newcomerOffers);
  },
  atMost: (c, policy) => fraction(Math.max(0, policy.newcomerOffers - c.offersEver), policy.newcomerOffers),
  reason: (c, q) => ({
    textKey: 'score.newcomer',
    params: { days: Math.floor(minutesSince(c.registeredMs, q) / DAY_MINUTES), offers: c.offersEver },
  }),
};

/** Without personal ranking: whoever registered later comes sooner. */
const newest: VaryingPart = {
  isFixed: false,
  value: (c, q, policy) => {
    const span = policy.newestDays * DAY_MINUTES;
    return fraction(Math.max(0, span - minutesSince(c.registeredMs, q)), span);
  },
  reason: (c, q) => ({
    textKey: 'score.newest',
    params: { days: Math.floor(minutesSince(c.registeredMs, q) / DAY_MINUTES) },
  }),
};

/** Without personal ranking: the parts that are not looked at count as average, so that opting out is no penalty. */
const neutral: FixedPart = {
  isFixed: true,
  value: (_, __, policy) => policy.neutralMicro,
  reason: () => ({ textKey: 'score.neutral', params: {} }),
};

/** Parts that differ from shift to shift or with time. */
const VARYING = { pay, nights, fewer_offers: fewerOffers, waiting, newcomer, newest };
const VARYING_NAMES = Object.keys(VARYING) as (keyof typeof VARYING)[];

/** Thousandths of the whole of every varying part; 0 when it does not count. */
export type VaryingWeights = Readonly<Record<keyof typeof VARYING, number>>;

/** The weights of the varying parts among these. */
export function varyingWeights(parts: readonly WeightedPart[]): VaryingWeights {
  const weightOf = (name: string): number => parts.find(({ part }) => part === name)?.weight ?? 0;
  return Object.fromEntries(VARYING_NAMES.map((name) => [name, weightOf(name)])) as VaryingWeights;
}

/** The points of a value. */
export const pointsOf = (value: number, weight: number): number => roundedDown((value * weight) / 1000);

/**
 * The points of all varying parts. Each is named, and none looked up in a list, because a search works this out for
 * hundreds of people: calls that are known beforehand take half the time. A test holds it to the list.
 */
export function varyingPoints(w: VaryingWeights, c: ScoreFacts, q: PreparedQuery, policy: ScorePolicy): number {
  let points = 0;
  if (w.pay > 0) points += pointsOf(pay.value(c, q, policy), w.pay);
  if (w.nights > 0) points += pointsOf(nights.value(c, q, policy), w.nights);
  if (w.fewer_offers > 0) points += pointsOf(fewerOffers.value(c, q, policy), w.fewer_offers);
  if (w.waiting > 0) points += pointsOf(waiting.value(c, q, policy), w.waiting);
  if (w.newcomer > 0) points += pointsOf(newcomer.value(c, q, policy), w.newcomer);
  if (w.newest > 0) points += pointsOf(newest.value(c, q, policy), w.newest);
  return points;
}

/** What {@link varyingPoints} of this worker never exceeds, whatever the shift and the hour. */
export function varyingPointsAtMost(w: VaryingWeights, c: ScoreFacts, policy: ScorePolicy): number {
  let points = 0;
  for (const name of VARYING_NAMES) {
    if (w[name] === 0) continue;
    const part: VaryingPart = VARYING[name];
    points += pointsOf(part.atMost?.(c, policy) ?? ONE, w[name]);
  }
  return points;
}

/** All parts but distance by name. Which of them count, and how much, is the {@link ScorePolicy}'s matter. */
export const SCORE_PARTS: Readonly<Record<Exclude<ScorePartName, 'distance'>, ScorePart>> = {
  ...VARYING,
  experience,
  show_up: showUp,
  trade_wish: tradeWish,
  neutral,
};

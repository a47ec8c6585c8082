import { payRank } from '@gg/compliance';
import { addDays, distanceM, instantOf, type Id, type LocalDate, type ProblemParams } from '@gg/kernel';
import type { CertificateKind } from '@gg/reference-data';
import { daysOf } from './assert-terms';
import type { SharedTerms } from './shared-terms';

/** A trade with the certificates that law asks of whoever works in it. */
export interface TradeNeed {
  readonly code: string;
  readonly lawful: readonly CertificateKind[];
}

/** A posting that is open, as pairing looks at it. */
export interface OpenPosting {
  readonly id: Id;
  readonly employerId: Id;
  readonly terms: SharedTerms;
  readonly trades: readonly TradeNeed[];
  /** Skills as they are compared (`plainSkill`), and as they were written: worked out once, asked thousands of times. */
  readonly skills: ReadonlyMap<string, string>;
  /** Heads that no opened pair keeps. */
  readonly freeHeads: number;
}

/** The numbers of the market that decide what is practical. */
export interface PairPolicy {
  /** Fewer common days are worth no agreement. */
  readonly leastDays: number;
  /** How far workers go to work by themselves every day, metres. */
  readonly commuteM: number;
  /** How far a firm drives them every day, metres. */
  readonly shuttleM: number;
}

/** In the order in which they are asked: the first that is not met is the one that is told. */
export const PAIR_CONDITIONS = [
  'same_firm',
  'trade',
  'skill',
  'period',
  'pay',
  'board',
  'distance',
  'barred',
  'heads',
] as const;
export type PairCondition = (typeof PAIR_CONDITIONS)[number];

/** Why two that meet every condition are not paired: the whole was better so, or no allocation has come to one of them yet. */
export const POSSIBLE = ['placed_elsewhere', 'older_first'] as const;
export type PossiblePair = (typeof POSSIBLE)[number];

export interface PairFailure {
  readonly code: PairCondition;
  readonly params: ProblemParams;
  /** By how much it is missed, in the condition's own unit (days, fen a month, metres, heads); null where no number says it. */
  readonly gap: number | null;
}

/** What two postings have in common, when every condition is met. */
export interface CommonGround {
  /** Trades of both, in the borrower's order. */
  readonly tradeCodes: readonly string[];
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly days: number;
  readonly distanceM: number;
  /** Most heads that both have free. */
  readonly most: number;
  /** Fewest heads that are of use to both. */
  readonly least: number;
}

export type PairJudgement =
  | { readonly met: true; readonly ground: CommonGround }
  | { readonly met: false; readonly failure: PairFailure };

const failure = (code: PairCondition, params: ProblemParams = {}, gap: number | null = null): PairJudgement => ({
  met: false,
  failure: { code, params, gap },
});

/**
 * Whether a surplus may serve a shortage, and with what. Pure.
 * @param today days that have passed are not common any more
 * @param barred one of the firms has declined, or has let it lapse, and neither has changed its terms since
 */
export function judgePair(
  surplus: OpenPosting,
  shortage: OpenPosting,
  policy: PairPolicy,
  { today, barred }: { readonly today: LocalDate; readonly barred: boolean },
): PairJudgement {
  const [lender, borrower] = [surplus.terms, shortage.terms];
  if (surplus.employerId === shortage.employerId) return failure('same_firm');
  const trades = shortage.trades.filter(({ code }) => lender.tradeCodes.includes(code));
  if (trades.length === 0) return failure('trade');
  const able = trades.filter(({ lawful }) => lawful.every((kind) => lender.certificates.includes(kind)));
  const missing = missingSkills(surplus, shortage);
  if (able.length === 0 || missing.length > 0) {
    const lawful = able.length === 0 ? trades[0]!.lawful : [];
    const list = [...missing, ...lawful.filter((kind) => !lender.certificates.includes(kind))];
    return failure('skill', { missing: [...new Set(list)].slice(0, 5).join('、') }, new Set(list).size);
  }
  const from = latest(lender.from, borrower.from, today);
  const to = earlier(lender.to, borrower.to);
  const days = Math.max(0, daysOf({ from, to }));
  const needed = neededDays(lender, borrower, policy);
  if (days < needed) return failure('period', { days, needed }, needed - days);
  const short = payRank(lender.pay) - payRank(borrower.pay);
  if (short > 0) return failure('pay', { gapFen: Math.ceil(short / 4) }, Math.ceil(short / 4));
  if ((lender.board.meals && !borrower.board.meals) || (lender.board.lodging && !borrower.board.lodging)) {
    return failure('board');
  }
  const metres = Math.round(distanceM(lender.place.point, borrower.place.point));
  const reach = reachOf(lender, borrower, policy);
  if (metres > reach) return failure('distance', { distanceM: metres, reachM: reach }, metres - reach);
  if (barred) return failure('barred');
  const most = Math.min(surplus.freeHeads, shortage.freeHeads);
  const least = Math.max(1, lender.leastGroup, borrower.leastGroup);
  if (most < least) return failure('heads', { most: Math.max(0, most), least }, least - most);
  const tradeCodes = able.map(({ code }) => code);
  return { met: true, ground: { tradeCodes, from, to, days, distanceM: metres, most, least } };
}

const neededDays = (lender: SharedTerms, borrower: SharedTerms, { leastDays }: PairPolicy): number =>
  Math.max(leastDays, lender.leastDays, borrower.leastDays);

/** When two that meet the condition `period` stop doing so, because too few common days are left. */
export const answerableUntil = (lender: SharedTerms, borrower: SharedTerms, policy: PairPolicy): Date =>
  instantOf(addDays(earlier(lender.to, borrower.to), 2 - neededDays(lender, borrower, policy)), 0);

/** Who sleeps there need not travel; who is driven comes farther than who drives. */
function reachOf(lender: SharedTerms, borrower: SharedTerms, { commuteM, shuttleM }: PairPolicy): number {
  if (borrower.board.lodging) return Number.MAX_SAFE_INTEGER;
  return lender.transport || borrower.transport ? shuttleM : commuteM;
}

function missingSkills(lender: OpenPosting, borrower: OpenPosting): string[] {
  return [
    ...[...borrower.skills].filter(([plain]) => !lender.skills.has(plain)).map(([, written]) => written),
    ...borrower.terms.certificates.filter((kind) => !lender.terms.certificates.includes(kind)),
  ];
}

const earlier = (a: LocalDate, b: LocalDate): LocalDate => (a < b ? a : b);

const latest = (...dates: readonly LocalDate[]): LocalDate => dates.reduce((a, b) => (a > b ? a : b));

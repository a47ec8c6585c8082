import { NO_QUIET_HOURS, type Id } from '@gg/kernel';
import type { RankedCandidate, RankedParty } from './candidate-index';
import type { DispatchPolicy } from './dispatch-policy';
import type { CandidatePort, DispatchState, OfferSoFar, OfferSource, WavePlan } from './dispatch-state';
import { planDispatch, type Dispatch } from './plan-dispatch';
import type { ScorePartName } from './score-policy';
import type { ScoreReason } from './scorer';
import type { ShiftFacts } from './shift-query';

/** Grows when the same facts would be planned otherwise: a replay by another planner says so. */
export const PLANNER_VERSION = 3;

/** Beyond the last one asked so many are kept: they show who came next. */
const KEPT_BEYOND = 10;

/** A candidate as the plan saw them: what their score was made of, and what of them decides besides. */
export interface SeenCandidate {
  readonly id: Id;
  readonly number: number;
  readonly distanceM: number;
  readonly arrivedAt: string | null;
  readonly offers: number;
  readonly accepts: number;
  /** Part, value in millionths, weight in thousandths. */
  readonly parts: readonly (readonly [ScorePartName, number, number])[];
}

/** A party as the plan saw it. */
export interface SeenParty extends Pick<RankedParty, 'partyId' | 'kind' | 'leaderId' | 'distanceM'> {
  readonly arrivedAt: string | null;
  readonly members: readonly SeenCandidate[];
}

/** Offers so far that the plan could not tell apart. */
interface SeenOffers extends Pick<OfferSoFar, 'state' | 'source' | 'reached' | 'expectedAcceptanceMicro'> {
  readonly asItIs: boolean;
  readonly people: number;
  /** Of open ones; ISO-8601. */
  readonly expiresAt: string | null;
  readonly count: number;
}

/** Everything a plan went by, as JSON: planned again from it, the same offers come out. */
export interface DecisionRecord {
  readonly planner: number;
  readonly now: string;
  readonly shift: ShiftFacts;
  readonly seats: DispatchState['seats'];
  readonly nextWave: number;
  readonly radiusSoFarM: number;
  readonly hadRegulars: boolean;
  readonly acceptanceBySource: DispatchState['acceptanceBySource'];
  readonly keptBySource: DispatchState['keptBySource'];
  readonly offers: readonly SeenOffers[];
  readonly policy: DispatchPolicy;
  /** What the index answered, in the order in which it was asked. */
  readonly searches: readonly (readonly SeenCandidate[])[];
  readonly partySearches: readonly (readonly SeenParty[])[];
}

/** Whom a wave asked, as a replay compares it. */
export interface DecidedPick {
  readonly workerId: Id;
  readonly partyId: Id | null;
  readonly source: OfferSource;
  readonly rank: number;
  readonly score: number;
  readonly expectedAcceptanceMicro: number;
}

/** Plans, and writes down what the plan went by. Without waves there is nothing to replay, and no record. */
export function planAndRecord(state: DispatchState): {
  readonly plan: Dispatch;
  readonly record: DecisionRecord | null;
} {
  const searches: RankedCandidate[][] = [];
  const partySearches: RankedParty[][] = [];
  const candidates: CandidatePort = {
    search: (query, options) => remembered(searches, state.candidates.search(query, options)),
    searchParties: (query, options) => remembered(partySearches, state.candidates.searchParties(query, options)),
    survey: (query, options) => state.candidates.survey(query, options),
  };
  const plan = planDispatch({ ...state, candidates });
  if (plan.waves.length === 0) return { plan, record: null };
  const asked = new Set(plan.waves.flatMap((wave) => wave.picks.flatMap((pick) => pick.memberIds)));
  const facts = factsOf(state);
  const written = (found: readonly RankedCandidate[][], foundParties: readonly RankedParty[][]): DecisionRecord => ({
    ...facts,
    searches: found.map((ranking) => ranking.map(seen)),
    partySearches: foundParties.map((ranking) => ranking.map(seenParty)),
  });
  // Cut before it is written: what is cut would be read for nothing.
  const short = written(
    searches.map((found) => upTo(found, ({ workerId }) => asked.has(workerId))),
    partySearches.map((found) => upTo(found, ({ members }) => members.some(({ workerId }) => asked.has(workerId)))),
  );
  // Whoever stands behind the last one asked decides nothing, but for a party that found no room.
  return { plan, record: sameWaves(replay(short), plan.waves) ? short : written(searches, partySearches) };
}

/** What planners of the first version did not look at, as they would have had it. */
const UNKNOWN_TO_THE_FIRST: Pick<DispatchPolicy, 'quietHours' | 'scarcity'> = {
  quietHours: NO_QUIET_HOURS,
  scarcity: { keptOffers: 0, nearRings: 1 },
};

/** Plans again from what was written down. */
export function replay(record: DecisionRecord): readonly WavePlan[] {
  const { now, shift, offers, hadRegulars, searches, partySearches, ...facts } = record;
  let [search, partySearch] = [0, 0];
  const window = { start: new Date(shift.window.start), end: new Date(shift.window.end) };
  return planDispatch({
    ...facts,
    policy: { ...UNKNOWN_TO_THE_FIRST, ...facts.policy },
    now: new Date(now),
    shift: { ...shift, window },
    materialVersion: 1,
    seatedWorkerIds: [],
    regularIds: hadRegulars ? [''] : [],
    offers: offers.flatMap(offersAgain),
    candidates: {
      search: () => (searches[search++] ?? []).map(ranked),
      searchParties: () => (partySearches[partySearch++] ?? []).map(rankedParty),
      survey: () => ({ considered: 0, excluded: 0, eligible: 0, failing: {} }),
    },
  }).waves;
}

/**
 * People who came before somebody in a decision: those it asked, and those above them in the last row that names them. Null
 * where none does: they stood behind all that was written down, or were not found.
 */
export function peopleBefore(record: DecisionRecord, workerId: Id): number | null {
  const row = record.searches.findLast((found) => found.some(({ id }) => id === workerId));
  if (!row) return null;
  const above = row.slice(
    0,
    row.findIndex(({ id }) => id === workerId),
  );
  const before = new Set(replay(record).flatMap(({ picks }) => picks.flatMap(({ memberIds }) => memberIds)));
  for (const { id } of above) before.add(id);
  before.delete(workerId);
  return before.size;
}

/** A wave's picks as they are compared. */
export const decided = ({ picks }: Pick<WavePlan, 'picks'>): DecidedPick[] =>
  picks.map(({ workerId, partyId, source, rank, score, expectedAcceptanceMicro }) => ({
    workerId,
    partyId,
    source,
    rank,
    score,
    expectedAcceptanceMicro,
  }));

const sameWaves = (a: readonly WavePlan[], b: readonly WavePlan[]): boolean =>
  JSON.stringify(a.map(decided)) === JSON.stringify(b.map(decided));

function remembered<T>(all: T[][], found: T[]): T[] {
  all.push(found);
  return found;
}

function factsOf(state: DispatchState): Omit<DecisionRecord, 'searches' | 'partySearches'> {
  const { now, shift, seats, nextWave, radiusSoFarM, acceptanceBySource, keptBySource, policy } = state;
  const alike = new Map<string, SeenOffers>();
  for (const offer of state.offers) {
    const { source, reached, expectedAcceptanceMicro, memberIds, expiresAt, materialVersion } = offer;
    const one: SeenOffers = {
      state: offer.state,
      source,
      reached,
      asItIs: materialVersion === state.materialVersion,
      expectedAcceptanceMicro: offer.state === 'open' ? expectedAcceptanceMicro : null,
      people: offer.state === 'open' ? memberIds.length : 1,
      expiresAt: offer.state === 'open' ? expiresAt.toISOString() : null,
      count: 0,
    };
    const key = JSON.stringify(one);
    alike.set(key, { ...one, count: (alike.get(key)?.count ?? 0) + 1 });
  }
  return {
    planner: PLANNER_VERSION,
    now: now.toISOString(),
    shift,
    seats: { headcount: seats.headcount, filled: seats.filled, state: seats.state },
    nextWave,
    radiusSoFarM,
    hadRegulars: state.regularIds.length > 0,
    acceptanceBySource,
    keptBySource: keptBySource ?? {},
    offers: [...alike.values()],
    policy,
  };
}

const offersAgain = ({ count, people, asItIs, expiresAt, ...offer }: SeenOffers): OfferSoFar[] =>
  Array.from({ length: count }, () => ({
    ...offer,
    wave: 0,
    partyId: null,
    memberIds: Array.from({ length: people }, () => ''),
    expiresAt: new Date(expiresAt ?? 0),
    materialVersion: asItIs ? 1 : 0,
  }));

function upTo<T>(found: readonly T[], isAsked: (one: T) => boolean): T[] {
  let last = -1;
  for (const [at, one] of found.entries()) if (isAsked(one)) last = at;
  return found.slice(0, last + 1 + KEPT_BEYOND);
}

const seen = ({ workerId, number, distanceM, arrivedAt, acceptance, reasons }: RankedCandidate): SeenCandidate => ({
  id: workerId,
  number,
  distanceM,
  arrivedAt: arrivedAt?.toISOString() ?? null,
  offers: acceptance.offers,
  accepts: acceptance.accepts,
  parts: reasons.map(({ part, value, weight }) => [part, value, weight] as const),
});

const seenParty = ({ partyId, kind, leaderId, distanceM, arrivedAt, members }: RankedParty): SeenParty => ({
  partyId,
  kind,
  leaderId,
  distanceM,
  arrivedAt: arrivedAt?.toISOString() ?? null,
  members: members.map(seen),
});

function ranked({ id, number, distanceM, arrivedAt, offers, accepts, parts }: SeenCandidate): RankedCandidate {
  const reasons = parts.map(([part, value, weight]): Omit<ScoreReason, 'textKey' | 'params'> => ({
    part,
    value,
    weight,
    points: Math.floor((value * weight) / 1000),
  }));
  return {
    workerId: id,
    number,
    distanceM,
    arrivedAt: arrivedAt === null ? null : new Date(arrivedAt),
    acceptance: { offers, accepts },
    // What is told in words is no part of the decision.
    reasons: reasons as ScoreReason[],
    score: reasons.reduce((sum, { points }) => sum + points, 0),
  };
}

function rankedParty({ partyId, kind, leaderId, distanceM, arrivedAt, members }: SeenParty): RankedParty {
  const all = members.map(ranked);
  return {
    partyId,
    kind,
    leaderId,
    distanceM,
    arrivedAt: arrivedAt === null ? null : new Date(arrivedAt),
    members: all,
    memberIds: all.map((one) => one.workerId),
    leftOut: [],
    score: Math.floor(all.reduce((sum, { score }) => sum + score, 0) / all.length),
  };
}

import type { Id } from '@gg/kernel';
import type { Candidate, PartyCandidate } from './candidate';
import { candidateFaults, partyFaults } from './candidate-faults';
import {
  assertK,
  type CandidateIndex,
  type CandidateSurvey,
  type MatchExplanation,
  type PartySearchOptions,
  type RankedCandidate,
  type RankedParty,
  type SearchOptions,
} from './candidate-index';
import { emptyScoreFacts, type Posting } from './cell-block';
import { compileCandidate, isPresent, type CompiledCandidate } from './compiled-candidate';
import type { ConditionCode } from './conditions/condition';
import { eligibilityFailures, firstFailing, isAllowedByRules, meetsQuickConditions } from './eligibility';
import { cellOf } from './geo-grid';
import { byPartyArrival, byPartyRank, judgeParty, type PartyContext, type PartyInTurn } from './party-ranking';
import { prepareQuery, type PreparedQuery } from './prepared-query';
import { byRank, partyTurnOf, textHash, turnOf, type Rankable } from './ranking-order';
import { DEFAULT_SCORE_POLICY, type ScorePolicy } from './score-policy';
import { Scorer } from './scorer';
import type { ShiftQuery } from './shift-query';
import { TopK } from './top-k';
import { TradeBucket } from './trade-bucket';
import { travelDistanceM } from './travel-distance';
import { wholeMetres } from './unit-vector';

interface Ranked extends Rankable {
  readonly compiled: CompiledCandidate;
}

const byArrival = (a: Ranked, b: Ranked): number => a.compiled.presentFromMs - b.compiled.presentFromMs || byRank(a, b);

const noOne: ReadonlySet<Id> = new Set();

/** Whether two states of a worker stand in the same cell, lists and rows. */
function sortsAlike(a: Candidate, b: Candidate): boolean {
  return (
    a.number === b.number &&
    cellOf(a.point) === cellOf(b.point) &&
    (a.presence === null) === (b.presence === null) &&
    (a.partyIds.length === 0) === (b.partyIds.length === 0) &&
    a.trades.length === b.trades.length &&
    a.trades.every((t, i) => t.code === b.trades[i]!.code)
  );
}

/** A worker's place in the index: one posting for each trade, in the candidate's order. */
interface IndexEntry {
  compiled: CompiledCandidate;
  readonly postings: readonly Posting[];
}

/**
 * The candidate index as a scan over the grid cells of a trade around the assembly point, nearer ones first. Upper bounds
 * pass over those who could not enter the best `k` anyway; everyone else is scored and held against every hard condition,
 * so the answer is exact by construction.
 */
export class GridCandidateIndex implements CandidateIndex {
  private readonly entries = new Map<Id, IndexEntry>();
  private readonly ownerOfNumber = new Map<number, Id>();
  private readonly buckets = new Map<string, TradeBucket>();
  private readonly parties = new Map<Id, PartyCandidate>();
  private readonly scorer: Scorer;

  /** @param scorePolicy fixed for the life of the index, so that an implementation may store what follows from it */
  constructor(scorePolicy: ScorePolicy = DEFAULT_SCORE_POLICY) {
    this.scorer = new Scorer(scorePolicy);
  }

  get size(): number {
    return this.entries.size;
  }

  upsert(candidate: Candidate): void {
    const faults = candidateFaults(candidate);
    if (faults.length > 0) throw new RangeError(`candidate ${candidate.workerId}: bad ${faults.join(', ')}`);
    const owner = this.ownerOfNumber.get(candidate.number);
    if (owner !== undefined && owner !== candidate.workerId) {
      throw new RangeError(`number ${candidate.number} of ${candidate.workerId} belongs to ${owner}`);
    }
    const compiled = compileCandidate(candidate);
    const known = this.entries.get(candidate.workerId);
    if (known !== undefined && sortsAlike(known.compiled.candidate, candidate)) {
      known.compiled = compiled;
      for (const [i, { code }] of candidate.trades.entries()) {
        this.buckets.get(code)!.replace(known.postings[i]!, compiled, this.scorer.fixedPoints(compiled, code));
      }
      return;
    }
    this.remove(candidate.workerId);
    const postings = candidate.trades.map(({ code }) => {
      const posting: Posting = { compiled, fixedPoints: this.scorer.fixedPoints(compiled, code), row: -1 };
      let bucket = this.buckets.get(code);
      if (bucket === undefined) this.buckets.set(code, (bucket = new TradeBucket()));
      bucket.add(posting);
      return posting;
    });
    this.entries.set(candidate.workerId, { compiled, postings });
    this.ownerOfNumber.set(candidate.number, candidate.workerId);
  }

  remove(workerId: Id): boolean {
    const entry = this.entries.get(workerId);
    if (entry === undefined) return false;
    const { candidate } = entry.compiled;
    this.entries.delete(workerId);
    this.ownerOfNumber.delete(candidate.number);
    for (const [i, { code }] of candidate.trades.entries()) {
      const bucket = this.buckets.get(code)!;
      bucket.remove(entry.postings[i]!);
      if (bucket.isEmpty) this.buckets.delete(code);
    }
    return true;
  }

  get(workerId: Id): Candidate | undefined {
    return this.entries.get(workerId)?.compiled.candidate;
  }

  upsertParty(party: PartyCandidate): void {
    const faults = partyFaults(party);
    if (faults.length > 0) throw new RangeError(`party ${party.partyId}: bad ${faults.join(', ')}`);
    this.parties.set(party.partyId, party);
  }

  removeParty(partyId: Id): boolean {
    return this.parties.delete(partyId);
  }

  getParty(partyId: Id): PartyCandidate | undefined {
    return this.parties.get(partyId);
  }

  search(query: ShiftQuery, options: SearchOptions): RankedCandidate[] {
    assertK(options.k);
    const q = prepareQuery(query);
    if (options.k === 0) return [];
    // The rules are asked about the best only, since they take long and nearly always allow whoever meets all the rest;
    // where they do not, about everybody who comes near the best.
    const quick = this.best(q, options, false);
    const allowed = quick.every(({ compiled }) => isAllowedByRules(compiled, q));
    return (allowed ? quick : this.best(q, options, true)).map(({ compiled, score, distanceM }) =>
      this.rankedCandidate(compiled, score, distanceM, q),
    );
  }

  /** The best `k`, in order, of those who meet the quick conditions, and with `strictly` the rules as well. */
  private best(q: PreparedQuery, options: SearchOptions, strictly: boolean): Ranked[] {
    const { query } = q;
    const shiftHash = textHash(query.shiftId);
    const exclude = options.exclude ?? noOne;
    const onlyPresent = options.present === true;
    const best = new TopK<Ranked>(options.k, onlyPresent ? byArrival : byRank);
    const lowestUseful = (): number => (onlyPresent ? 0 : (best.bar?.score ?? 0));
    const admit = (c: CompiledCandidate, score: number, distanceM: number): void => {
      if (distanceM > query.radiusM || score < lowestUseful() || !meetsQuickConditions(c, q, distanceM)) return;
      const { workerId, number } = c.candidate;
      if (exclude.has(workerId) || (strictly && !isAllowedByRules(c, q))) return;
      best.offer({ compiled: c, score, distanceM, turn: turnOf(shiftHash, number), number });
    };
    const consider = (c: CompiledCandidate): void => {
      if (onlyPresent && !isPresent(c, q.nowMs)) return;
      const distanceM = travelDistanceM(c, q);
      admit(c, this.scorer.score(c, q, distanceM), distanceM);
    };
    const bucket = this.buckets.get(query.trade);
    if (options.restrictTo !== undefined) {
      for (const workerId of new Set(options.restrictTo)) {
        const c = this.entries.get(workerId)?.compiled;
        if (c !== undefined) consider(c);
      }
    } else if (bucket !== undefined) {
      for (const { compiled } of bucket.atMarkets) consider(compiled);
      if (!onlyPresent) this.scanNear(bucket, q, lowestUseful, admit);
    }
    return best.sorted();
  }

  searchParties(query: ShiftQuery, options: PartySearchOptions): RankedParty[] {
    assertK(options.k);
    const q = prepareQuery(query);
    const shiftHash = textHash(query.shiftId);
    const context: PartyContext = {
      q,
      exclude: options.exclude ?? noOne,
      withoutAnyOf: options.withoutAnyOf ?? noOne,
      maxSize: options.maxSize ?? Infinity,
      scorer: this.scorer,
      member: (workerId) => this.entries.get(workerId)?.compiled,
    };
    const onlyPresent = options.present === true;
    const best = new TopK<PartyInTurn>(options.k, onlyPresent ? byPartyArrival : byPartyRank);
    // Whoever comes does the trade, so every party that can come has a member in the trade's list.
    const partyIds = new Set<Id>();
    for (const { compiled } of this.buckets.get(query.trade)?.inParties ?? []) {
      for (const partyId of compiled.candidate.partyIds) partyIds.add(partyId);
    }
    for (const partyId of partyIds) {
      const party = this.parties.get(partyId);
      const judged = party === undefined ? null : judgeParty(party, context, partyTurnOf(shiftHash, partyId));
      if (judged === null || judged.distanceM > (options.withinM ?? Infinity)) continue;
      if (!onlyPresent || judged.arrivedMs < Infinity) best.offer(judged);
    }
    return best.sorted().map((judged) => this.rankedParty(judged, q));
  }

  explain(workerId: Id, query: ShiftQuery): MatchExplanation | null {
    const q = prepareQuery(query);
    const entry = this.entries.get(workerId);
    if (entry === undefined) return null;
    const c = entry.compiled;
    const distanceM = travelDistanceM(c, q);
    const failures = eligibilityFailures(c, q);
    return {
      eligible: failures.length === 0,
      failed: failures[0] ?? null,
      failures,
      score: this.scorer.score(c, q, distanceM),
      distanceM,
      reasons: this.scorer.reasons(c, q, distanceM),
    };
  }

  survey(query: ShiftQuery, options: { readonly exclude?: ReadonlySet<Id> } = {}): CandidateSurvey {
    const q = prepareQuery(query);
    const failing: Partial<Record<ConditionCode, number>> = {};
    let considered = 0;
    let excluded = 0;
    let eligible = 0;
    const count = ({ compiled: c }: Posting): void => {
      const distanceM = travelDistanceM(c, q);
      if (distanceM > query.radiusM) return;
      considered++;
      if (options.exclude?.has(c.candidate.workerId) === true) {
        excluded++;
        return;
      }
      const condition = firstFailing(c, q, distanceM);
      if (condition === null) eligible++;
      else failing[condition.code] = (failing[condition.code] ?? 0) + 1;
    };
    const bucket = this.buckets.get(query.trade);
    bucket?.atMarkets.forEach(count);
    for (const { block } of bucket?.near(query.assemblyPoint, query.radiusM) ?? []) block.postings.forEach(count);
    return { considered, excluded, eligible, failing };
  }

  /**
   * Scores the workers at home around the assembly point and hands on those who could be among the best. Whoever could not
   * is passed over: by what worker and trade alone give, by the score at the assembly point itself, by the score from home.
   */
  private scanNear(
    bucket: TradeBucket,
    q: PreparedQuery,
    lowestUseful: () => number,
    admit: (c: CompiledCandidate, score: number, distanceM: number) => void,
  ): void {
    const { scorer } = this;
    const facts = emptyScoreFacts();
    for (const { leastM, block } of bucket.near(q.query.assemblyPoint, q.query.radiusM)) {
      const pointsAtMost = scorer.varyingPointsAtMost + scorer.distancePointsAtMost(leastM);
      for (let row = 0; row < block.size; row++) {
        const fixedPoints = block.fixedPoints(row);
        if (fixedPoints + pointsAtMost < lowestUseful()) continue;
        block.read(row, facts);
        const atBest = scorer.scoreAtBest(fixedPoints, facts, q);
        if (atBest < lowestUseful()) continue;
        const distanceM = wholeMetres(facts.home, q.assembly);
        const score = scorer.scoreFrom(atBest, facts, distanceM);
        if (score >= lowestUseful()) admit(block.postings[row]!.compiled, score, distanceM);
      }
    }
  }

  private rankedCandidate(c: CompiledCandidate, score: number, distanceM: number, q: PreparedQuery): RankedCandidate {
    const { workerId, number, acceptance, presence } = c.candidate;
    return {
      workerId,
      number,
      score,
      distanceM,
      reasons: this.scorer.reasons(c, q, distanceM),
      arrivedAt: presence !== null && isPresent(c, q.nowMs) ? presence.arrivedAt : null,
      acceptance,
    };
  }

  private rankedParty(
    { party, coming, leftOut, score, distanceM, arrivedMs }: PartyInTurn,
    q: PreparedQuery,
  ): RankedParty {
    const { partyId, kind, leaderId } = party;
    const members = coming.map((m) => this.rankedCandidate(m.compiled, m.score, m.distanceM, q));
    return {
      partyId,
      kind,
      leaderId,
      memberIds: members.map((m) => m.workerId),
      leftOut,
      score,
      distanceM,
      members,
      arrivedAt: arrivedMs === Infinity ? null : new Date(arrivedMs),
    };
  }
}

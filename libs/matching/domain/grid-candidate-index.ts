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
import { compileCandidate, isPresent, type CompiledCandidate } from './compiled-candidate';
import type { ConditionCode } from './conditions/condition';
import { eligibilityFailures, firstFailing } from './eligibility';
import { boxAround, cellOf } from './geo-grid';
import { byPartyArrival, byPartyRank, judgeParty, type PartyContext, type PartyInTurn } from './party-ranking';
import { prepareQuery, type PreparedQuery } from './prepared-query';
import { byRank, partyTurnOf, textHash, turnOf, type Rankable } from './ranking-order';
import { scoreOf, scoreReasons } from './score';
import { assertScorePolicy, DEFAULT_SCORE_POLICY, type ScorePolicy } from './score-policy';
import type { ShiftQuery } from './shift-query';
import { TopK } from './top-k';
import { TradeBucket, type IndexEntry } from './trade-bucket';
import { travelDistanceM } from './travel-distance';

interface Ranked extends Rankable {
  readonly entry: IndexEntry;
}

const byArrival = (a: Ranked, b: Ranked): number =>
  a.entry.compiled.presentFromMs - b.entry.compiled.presentFromMs || byRank(a, b);

const noOne: ReadonlySet<Id> = new Set();

/** Whether two states of a worker stand in the same buckets, lists and cell. */
function sortsAlike(a: Candidate, b: Candidate): boolean {
  return (
    a.number === b.number &&
    (a.presence === null) === (b.presence === null) &&
    (a.partyIds.length === 0) === (b.partyIds.length === 0) &&
    a.trades.length === b.trades.length &&
    a.trades.every((t, i) => t.code === b.trades[i]!.code)
  );
}

/**
 * The candidate index as a scan over the grid cells of a trade around the assembly point. Every candidate in reach is
 * scored, and whoever would enter the best `k` is held against every hard condition, so the answer is exact by
 * construction. Enough for tens of thousands within reach of a shift.
 */
export class GridCandidateIndex implements CandidateIndex {
  private readonly entries = new Map<Id, IndexEntry>();
  private readonly ownerOfNumber = new Map<number, Id>();
  private readonly buckets = new Map<string, TradeBucket>();
  private readonly parties = new Map<Id, PartyCandidate>();

  /** @param scorePolicy fixed for the life of the index, so that an implementation may store what follows from it */
  constructor(private readonly scorePolicy: ScorePolicy = DEFAULT_SCORE_POLICY) {
    assertScorePolicy(scorePolicy);
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
    const cell = cellOf(candidate.point);
    const present = this.entries.get(candidate.workerId);
    if (present !== undefined && present.cell === cell && sortsAlike(present.compiled.candidate, candidate)) {
      present.compiled = compileCandidate(candidate);
      return;
    }
    this.remove(candidate.workerId);
    const entry: IndexEntry = { compiled: compileCandidate(candidate), cell };
    this.entries.set(candidate.workerId, entry);
    this.ownerOfNumber.set(candidate.number, candidate.workerId);
    for (const { code } of candidate.trades) {
      let bucket = this.buckets.get(code);
      if (bucket === undefined) this.buckets.set(code, (bucket = new TradeBucket()));
      bucket.add(entry);
    }
  }

  remove(workerId: Id): boolean {
    const entry = this.entries.get(workerId);
    if (entry === undefined) return false;
    const { candidate } = entry.compiled;
    this.entries.delete(workerId);
    this.ownerOfNumber.delete(candidate.number);
    for (const { code } of candidate.trades) {
      const bucket = this.buckets.get(code)!;
      bucket.remove(entry);
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
    const shiftHash = textHash(query.shiftId);
    const exclude = options.exclude ?? noOne;
    const onlyPresent = options.present === true;
    const best = new TopK<Ranked>(options.k, onlyPresent ? byArrival : byRank);
    const consider = (entry: IndexEntry): void => {
      const c = entry.compiled;
      if (onlyPresent && !isPresent(c, q.nowMs)) return;
      const distanceM = travelDistanceM(c, q);
      if (distanceM > query.radiusM) return;
      const score = scoreOf(c, q, distanceM, this.scorePolicy);
      // Whoever cannot enter the best k need not be held against the conditions.
      if (!onlyPresent && best.bar !== undefined && score < best.bar.score) return;
      if (exclude.has(c.candidate.workerId) || firstFailing(c, q, distanceM) !== null) return;
      const { number } = c.candidate;
      best.offer({ entry, score, distanceM, turn: turnOf(shiftHash, number), number });
    };
    if (options.restrictTo !== undefined) {
      for (const workerId of new Set(options.restrictTo)) {
        const entry = this.entries.get(workerId);
        if (entry !== undefined) consider(entry);
      }
    } else {
      const bucket = this.buckets.get(query.trade);
      if (onlyPresent) bucket?.present.forEach(consider);
      else bucket?.forEachNear(boxAround(query.assemblyPoint, query.radiusM), consider);
    }
    return best
      .sorted()
      .map(({ entry, score, distanceM }) => this.rankedCandidate(entry.compiled, score, distanceM, q));
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
      scorePolicy: this.scorePolicy,
      member: (workerId) => this.entries.get(workerId)?.compiled,
    };
    const onlyPresent = options.present === true;
    const best = new TopK<PartyInTurn>(options.k, onlyPresent ? byPartyArrival : byPartyRank);
    // Whoever comes does the trade, so every party that can come has a member in the trade's list.
    const partyIds = new Set<Id>();
    for (const entry of this.buckets.get(query.trade)?.inParties ?? []) {
      for (const partyId of entry.compiled.candidate.partyIds) partyIds.add(partyId);
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
      score: scoreOf(c, q, distanceM, this.scorePolicy),
      distanceM,
      reasons: scoreReasons(c, q, distanceM, this.scorePolicy),
    };
  }

  survey(query: ShiftQuery, options: { readonly exclude?: ReadonlySet<Id> } = {}): CandidateSurvey {
    const q = prepareQuery(query);
    const failing: Partial<Record<ConditionCode, number>> = {};
    let considered = 0;
    let excluded = 0;
    let eligible = 0;
    this.buckets.get(query.trade)?.forEachNear(boxAround(query.assemblyPoint, query.radiusM), ({ compiled: c }) => {
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
    });
    return { considered, excluded, eligible, failing };
  }

  private rankedCandidate(c: CompiledCandidate, score: number, distanceM: number, q: PreparedQuery): RankedCandidate {
    const { workerId, number, acceptance, presence } = c.candidate;
    return {
      workerId,
      number,
      score,
      distanceM,
      reasons: scoreReasons(c, q, distanceM, this.scorePolicy),
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

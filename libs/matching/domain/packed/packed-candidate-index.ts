import type { Id } from '@gg/kernel';
import type { Candidate, PartyCandidate } from '../candidate';
import { candidateFaults, partyFaults } from '../candidate-faults';
import {
  assertK,
  type CandidateIndex,
  type CandidateSurvey,
  type MatchExplanation,
  type PartySearchOptions,
  type RankedCandidate,
  type RankedParty,
  type SearchOptions,
} from '../candidate-index';
import { isPresent, type CompiledCandidate } from '../compiled-candidate';
import type { Condition, ConditionCode } from '../conditions/condition';
import { rules } from '../conditions/rules.condition';
import { firstFailing, isAllowedByRules, meetsQuickConditions } from '../eligibility';
import { explainCompiled } from '../explain-candidate';
import { boxAround, rowOf } from '../geo-grid';
import { byPartyArrival, byPartyRank, judgeParty, type PartyContext, type PartyInTurn } from '../party-ranking';
import { prepareQuery, type PreparedQuery } from '../prepared-query';
import { byRank, partyTurnOf, textHash, turnOf, type Rankable } from '../ranking-order';
import { DEFAULT_SCORE_POLICY, type ScorePolicy } from '../score-policy';
import { Scorer } from '../scorer';
import type { ShiftQuery } from '../shift-query';
import { TopK } from '../top-k';
import { travelDistanceM } from '../travel-distance';
import { chordSquare, chordSquareWithin, wholeMetres } from '../unit-vector';
import { BestSlots } from './best-slots';
import type { RecordPools } from './candidate-record';
import { CoarseFilter } from './coarse-filter';
import { ColumnProofs } from './column-proofs';
import type { MarketPresence } from './market-presence';
import { NearbyScan, type Present, type ScanGround } from './nearby-scan';
import { RankedFromRecord, type RankingGround } from './ranked-from-record';
import { placeOf } from './record-arena';
import { BLOCK_MASK, BLOCK_SHIFT, FLAG, ROW, ROW_NUMBERS, ROW32, ROW32_NUMBERS } from './slot-block';
import type { StoredCandidate } from './stored-candidate';
import type { TradePostings } from './trade-postings';
import { WorkerStore, type Footprint } from './worker-store';

interface Ranked extends Rankable {
  readonly compiled: StoredCandidate;
}

const byArrival = (a: Ranked, b: Ranked): number => a.compiled.presentFromMs - b.compiled.presentFromMs || byRank(a, b);

const noOne: ReadonlySet<Id> = new Set();
const nobody: Present = new Map();
const ONLY_RULES: readonly Condition[] = [rules];

/** Kept beyond the best `k` of a scan, because some will not meet every condition: a quarter, and a few. */
const spare = (k: number): number => Math.ceil(k / 4) + 16;

/**
 * The candidate index in columns and bytes, for millions of workers in one process. A search looks at one run of each grid
 * row around the assembly point, in columns that hold a coarse form of the conditions and the exact score; the best of it
 * are read from their records and held against every condition to the minute. If too many of them fall, it looks again and
 * keeps more. So the answer is exact by construction.
 */
export class PackedCandidateIndex implements CandidateIndex {
  readonly store: WorkerStore;
  private readonly parties = new Map<Id, PartyCandidate>();
  private readonly scorer: Scorer;
  private readonly nearby: NearbyScan;
  /** What the search in hand has found; kept for the next. */
  private readonly best = new BestSlots();

  /**
   * @param scorePolicy fixed for the life of the index, because what follows from it is stored
   * @param parts what is taken from a restored index
   */
  constructor(
    readonly scorePolicy: ScorePolicy = DEFAULT_SCORE_POLICY,
    parts?: RecordPools,
  ) {
    this.scorer = new Scorer(scorePolicy);
    this.store = new WorkerStore(this.scorer, parts);
    this.nearby = new NearbyScan(this.store.blocks, this.scorer);
  }

  get size(): number {
    return this.store.size;
  }

  get footprint(): Footprint {
    return this.store.footprint;
  }

  upsert(candidate: Candidate): void {
    const faults = candidateFaults(candidate);
    if (faults.length > 0) throw new RangeError(`candidate ${candidate.workerId}: bad ${faults.join(', ')}`);
    this.store.upsert(candidate);
  }

  remove(workerId: Id): boolean {
    return this.store.remove(workerId);
  }

  get(workerId: Id): Candidate | undefined {
    return this.member(workerId)?.candidate.plain;
  }

  /** Whether a worker is in the index with exactly these facts. */
  holds(candidate: Candidate): boolean {
    return this.store.holds(candidate);
  }

  /** The worker who has a number. */
  ownerOf(number: number): Id | undefined {
    const slot = this.store.directory.slotOfNumber(number);
    return slot < 0 ? undefined : this.store.at(slot).candidate.workerId;
  }

  tend(now: Date, limit: number): boolean {
    return this.store.tend(now, limit);
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

  get allParties(): Iterable<PartyCandidate> {
    return this.parties.values();
  }

  search(query: ShiftQuery, options: SearchOptions): RankedCandidate[] {
    assertK(options.k);
    const q = prepareQuery(query);
    if (options.k === 0) return [];
    if (options.restrictTo !== undefined || options.present === true) return this.searchFew(q, options);
    const postings = this.store.trades.get(query.trade);
    if (postings === undefined) return [];
    const excluded = this.slotsOf(options.exclude ?? noOne);
    const filter = new CoarseFilter(q, this.store);
    const elsewhere = q.presenceCounts ? this.presentIn(postings, q) : nobody;
    const { best } = this;
    const ground = { q, postings, filter, excluded, elsewhere, best };
    const proofs = new ColumnProofs(q, filter, this.store);
    for (let kept = options.k + spare(options.k); ; kept *= 4) {
      best.reset(kept);
      this.offerPresent(ground);
      this.nearby.scan(ground);
      const found = this.confirmed(ground, options.k, proofs);
      if (found.length === options.k || !best.overflowed) return found;
    }
  }

  /** The first `k` of what a scan kept who meet every condition. */
  private confirmed({ q, best, elsewhere }: ScanGround, k: number, proofs: ColumnProofs): RankedCandidate[] {
    const found: RankedCandidate[] = [];
    const ground = this.rankingOf(q);
    const kept = best.sort();
    for (let i = 0; i < kept && found.length < k; i++) {
      const slot = best.slotAt(i);
      const distanceM = best.distanceAt(i);
      const block = this.store.blocks[slot >> BLOCK_SHIFT]!;
      const row = slot & BLOCK_MASK;
      // Whoever is counted from a market has met all but the rules.
      const inDoubt = elsewhere.has(slot) ? ONLY_RULES : proofs.inDoubt(block, row);
      if (inDoubt === null || (inDoubt.length > 0 && !this.holdAll(inDoubt, slot, q, distanceM))) continue;
      const number = block.rows32[row * ROW32_NUMBERS + ROW32.number]!;
      const reference = block.reference(row);
      const memory = this.store.arena.memoryOf(reference);
      found.push(new RankedFromRecord(memory, placeOf(reference), number, best.scoreAt(i), distanceM, ground));
    }
    return found;
  }

  private holdAll(conditions: readonly Condition[], slot: number, q: PreparedQuery, distanceM: number): boolean {
    const worker = this.store.at(slot);
    for (const condition of conditions) if (!condition.holds(worker, q, distanceM)) return false;
    return true;
  }

  /** Who is at a market now, and so may be counted from there; without those who are too far away in any case. */
  private presentIn({ atMarkets }: TradePostings, { nowMs, assembly, query }: PreparedQuery): Present {
    const farthest = chordSquareWithin(query.radiusM);
    const present = new Map<number, MarketPresence>();
    for (const [slot, presence] of atMarkets) {
      const { market, home, fromMs, untilMs } = presence;
      if (market === null || fromMs > nowMs || nowMs >= untilMs) continue;
      if (chordSquare(market, assembly) > farthest && chordSquare(home, assembly) > farthest) continue;
      present.set(slot, presence);
    }
    return present;
  }

  private offerPresent({ q, filter, excluded, elsewhere, best }: ScanGround): void {
    const shiftHash = textHash(q.query.shiftId);
    for (const [slot, { market, home }] of elsewhere) {
      const distanceM = Math.min(wholeMetres(home, q.assembly), wholeMetres(market!, q.assembly));
      if (distanceM > q.query.radiusM || excluded?.has(slot) === true || !filter.letsThrough(slot)) continue;
      const worker = this.store.at(slot);
      const score = this.scorer.score(worker, q, distanceM);
      if (score < best.bar || !meetsQuickConditions(worker, q, distanceM)) continue;
      best.offer(score, distanceM, turnOf(shiftHash, worker.candidate.number), slot);
    }
  }

  /** A search among those named, or at markets: looked at one by one. */
  private searchFew(q: PreparedQuery, options: SearchOptions): RankedCandidate[] {
    const onlyPresent = options.present === true;
    const exclude = options.exclude ?? noOne;
    const shiftHash = textHash(q.query.shiftId);
    const slots =
      options.restrictTo === undefined
        ? (this.store.trades.get(q.query.trade)?.atMarkets.keys() ?? [])
        : new Set([...options.restrictTo].map((id) => this.store.slotOf(id)).filter((slot) => slot >= 0));
    const best = (strictly: boolean): Ranked[] => {
      const kept = new TopK<Ranked>(options.k, onlyPresent ? byArrival : byRank);
      for (const slot of slots) {
        const compiled = this.store.at(slot);
        if (onlyPresent && !isPresent(compiled, q.nowMs)) continue;
        const distanceM = travelDistanceM(compiled, q);
        if (!meetsQuickConditions(compiled, q, distanceM) || exclude.has(compiled.candidate.workerId)) continue;
        if (strictly && !isAllowedByRules(compiled, q)) continue;
        const { number } = compiled.candidate;
        const score = this.scorer.score(compiled, q, distanceM);
        kept.offer({ compiled, score, distanceM, turn: turnOf(shiftHash, number), number });
      }
      return kept.sorted();
    };
    const quick = best(false);
    const allowed = quick.every(({ compiled }) => isAllowedByRules(compiled, q));
    return (allowed ? quick : best(true)).map((c) => this.rankedCandidate(c.compiled, c.score, c.distanceM, q));
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
      member: (workerId) => this.member(workerId),
    };
    const onlyPresent = options.present === true;
    const best = new TopK<PartyInTurn>(options.k, onlyPresent ? byPartyArrival : byPartyRank);
    // Whoever comes does the trade and is near enough, so every party that can come has such a member in the trade's list.
    const partyIds = new Set<Id>();
    for (const slot of this.store.trades.get(query.trade)?.inParties ?? []) {
      if (!this.mayBeNear(slot, q)) continue;
      for (const partyId of this.store.at(slot).candidate.partyIds) partyIds.add(partyId);
    }
    for (const partyId of partyIds) {
      const party = this.parties.get(partyId);
      const judged = party === undefined ? null : judgeParty(party, context, partyTurnOf(shiftHash, partyId));
      if (judged === null || judged.distanceM > (options.withinM ?? Infinity)) continue;
      if (!onlyPresent || judged.arrivedMs < Infinity) best.offer(judged);
    }
    return best.sorted().map((judged) => this.rankedParty(judged, q));
  }

  /** False only for whoever is too far away from wherever they are counted: told by the columns, without the record. */
  private mayBeNear(slot: number, { presenceCounts, assembly, query }: PreparedQuery): boolean {
    const block = this.store.blocks[slot >> BLOCK_SHIFT]!;
    const row = slot & BLOCK_MASK;
    if (presenceCounts && (block.flags(row) & FLAG.present) !== 0) return true;
    const at = row * ROW_NUMBERS;
    const [x, y, z] = [block.rows[at + ROW.x]!, block.rows[at + ROW.y]!, block.rows[at + ROW.z]!];
    return chordSquare({ x, y, z }, assembly) <= chordSquareWithin(query.radiusM);
  }

  explain(workerId: Id, query: ShiftQuery): MatchExplanation | null {
    const q = prepareQuery(query);
    const worker = this.member(workerId);
    return worker === undefined ? null : explainCompiled(worker, q, this.scorer);
  }

  survey(query: ShiftQuery, options: { readonly exclude?: ReadonlySet<Id> } = {}): CandidateSurvey {
    const q = prepareQuery(query);
    const excludedSlots = this.slotsOf(options.exclude ?? noOne);
    const failing: Partial<Record<ConditionCode, number>> = {};
    let considered = 0;
    let excluded = 0;
    let eligible = 0;
    const count = (slot: number): void => {
      const worker = this.store.at(slot);
      const distanceM = travelDistanceM(worker, q);
      if (distanceM > query.radiusM) return;
      considered++;
      if (excludedSlots?.has(slot) === true) {
        excluded++;
        return;
      }
      const condition = firstFailing(worker, q, distanceM);
      if (condition === null) eligible++;
      else failing[condition.code] = (failing[condition.code] ?? 0) + 1;
    };
    const postings = this.store.trades.get(query.trade);
    const present = q.presenceCounts && postings !== undefined ? this.presentIn(postings, q) : nobody;
    for (const slot of present.keys()) count(slot);
    const box = boxAround(query.assemblyPoint, query.radiusM);
    for (const [, run] of postings?.rowsIn(box, rowOf(query.assemblyPoint.lat)) ?? []) {
      const to = run.from(box.toColumn + 1);
      for (let i = run.from(box.fromColumn); i < to; i++) if (!present.has(run.slotAt(i))) count(run.slotAt(i));
    }
    return { considered, excluded, eligible, failing };
  }

  private member(workerId: Id): StoredCandidate | undefined {
    const slot = this.store.slotOf(workerId);
    return slot < 0 ? undefined : this.store.at(slot);
  }

  private slotsOf(ids: ReadonlySet<Id>): ReadonlySet<number> | null {
    if (ids.size === 0) return null;
    const slots = new Set<number>();
    for (const id of ids) slots.add(this.store.slotOf(id));
    return slots;
  }

  private rankingOf(q: PreparedQuery): RankingGround {
    return { q, scorer: this.scorer, pools: this.store };
  }

  private rankedCandidate(
    worker: CompiledCandidate,
    score: number,
    distanceM: number,
    q: PreparedQuery,
  ): RankedCandidate {
    return new RankedFromRecord(worker, 0, worker.candidate.number, score, distanceM, this.rankingOf(q));
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

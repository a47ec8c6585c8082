import { boxAround, columnSquare, rowOf, rowReach, type RowReach } from '../geo-grid';
import type { PreparedQuery } from '../prepared-query';
import { textHash, turnOf } from '../ranking-order';
import type { ScoreFacts } from '../score-facts';
import type { Scorer } from '../scorer';
import { EARTH_RADIUS_M, wholeMetres } from '../unit-vector';
import type { WorkerPreferences } from '../candidate';
import type { BestSlots } from './best-slots';
import type { CoarseFilter } from './coarse-filter';
import type { RowRun } from './row-run';
import {
  BLOCK_MASK,
  BLOCK_SHIFT,
  FLAG,
  REST,
  REST_NUMBERS,
  ROW,
  ROW32,
  ROW32_NUMBERS,
  ROW_NUMBERS,
  type SlotBlock,
} from './slot-block';
import type { TradePostings } from './trade-postings';

/** Score facts that are filled from columns again and again, so that looking at somebody makes no garbage. */
type MutableScoreFacts = { -readonly [K in keyof Omit<ScoreFacts, 'home'>]: ScoreFacts[K] } & {
  readonly home: { x: number; y: number; z: number };
};

const NIGHTS: readonly WorkerPreferences['nights'][] = [null, 'wanted', 'avoided'];

/** What a scan reads. */
export interface ScanGround {
  readonly postings: TradePostings;
  readonly blocks: readonly SlotBlock[];
  readonly filter: CoarseFilter;
  readonly scorer: Scorer;
  /** Slots to leave out; null: none. */
  readonly excluded: ReadonlySet<number> | null;
  /** Those who are counted from a market, and looked at apart. */
  readonly elsewhere: ReadonlySet<number>;
}

/**
 * Offers everybody at home around the assembly point who may be among the best, with exact score and distance. Whoever could
 * not be is passed over: by what worker and trade alone give and the nearest point of the cell, by the week, by the coarse
 * filter, by the straight line, by the score itself.
 */
export function scanNear(q: PreparedQuery, ground: ScanGround, best: BestSlots): void {
  const { assemblyPoint: place, radiusM } = q.query;
  const box = boxAround(place, radiusM);
  const squares = new Float64Array(box.toColumn - box.fromColumn + 1);
  for (let i = 0; i < squares.length; i++) squares[i] = columnSquare(place, box.fromColumn + i);
  const scan = new RowScan(q, ground, best, box.fromColumn, squares);
  for (const [row, run] of ground.postings.rowsIn(box, rowOf(place.lat))) scan.row(run, rowReach(place, row));
  scan.end();
}

/** Workers of whom is known where they live and how their weeks are, before any of them is looked at closer. */
const BATCH = 128;

class RowScan {
  /** Those who are to be looked at closer: their slots and bounds, and the score which each never exceeds from the cell. */
  private readonly slots = new Int32Array(BATCH);
  private readonly bounds = new Int32Array(BATCH);
  private readonly limits = new Int32Array(BATCH);
  private gathered = 0;
  private readonly facts: MutableScoreFacts = {
    home: { x: 0, y: 0, z: 0 },
    personalised: true,
    minHourlyPayFen: null,
    nights: null,
    offersDay: 0,
    offersOnDay: 0,
    offersEver: 0,
    lastOfferMs: null,
    registeredMs: 0,
  };
  private readonly shiftHash: number;
  /** The square of the straight line, in earth radii, beyond which everybody is too far away. */
  private readonly farthest: number;

  /** @param columnSquares of the box's columns, the first of which is `fromColumn` */
  constructor(
    private readonly q: PreparedQuery,
    private readonly ground: ScanGround,
    private readonly best: BestSlots,
    private readonly fromColumn: number,
    private readonly columnSquares: Float64Array,
  ) {
    this.shiftHash = textHash(q.query.shiftId);
    // A chord is shorter than its arc; a metre more for the rounding.
    this.farthest = ((q.query.radiusM + 1) / EARTH_RADIUS_M) ** 2;
  }

  /** Looks at those of a row who live in cells within reach. */
  row(run: RowRun, reach: RowReach): void {
    const { columnSquares, fromColumn, farthest } = this;
    const isFar = (i: number): boolean => reach.square + reach.share * columnSquares[i]! > farthest;
    let first = 0;
    let last = columnSquares.length - 1;
    while (first <= last && isFar(first)) first++;
    while (last > first && isFar(last)) last--;
    if (first > last) return;
    const to = run.from(fromColumn + last + 1);
    for (let at = run.from(fromColumn + first); at < to;) {
      at = this.gather(run, at, to, reach);
      if (this.gathered === BATCH) this.look();
    }
  }

  /** Looks at those who are left. */
  end(): void {
    this.look();
  }

  /** The points for distance that nobody of a cell exceeds. */
  private cellPoints({ square, share }: RowReach, column: number): number {
    return this.chordPoints(square + share * this.columnSquares[column - this.fromColumn]!);
  }

  /** The points for distance that nobody exceeds who is at least so far away. @param square of the chord, in earth radii */
  private chordPoints(square: number): number {
    const leastM = Math.max(0, Math.floor(EARTH_RADIUS_M * Math.sqrt(square)) - 1);
    return this.ground.scorer.distancePointsAtMost(leastM);
  }

  /**
   * Gathers those who may be free and may reach the bar, until the batch is full. Without branches that depend on a week,
   * so that the processor need not guess it.
   * @returns where it ended
   */
  private gather(run: RowRun, from: number, to: number, reach: RowReach): number {
    const { bounds, columns, weeks } = run;
    const { freeWeeks } = this.ground.filter;
    const { bar } = this.best;
    let count = this.gathered;
    let i = from;
    while (i < to) {
      const column = columns[i]!;
      const points = this.cellPoints(reach, column);
      const least = bar - points;
      for (; i < to && count < BATCH && columns[i] === column && bounds[i]! >= least; i++) {
        const bound = bounds[i]!;
        this.slots[count] = run.slots[i]!;
        this.bounds[count] = bound;
        this.limits[count] = bound + points;
        count += freeWeeks[weeks[i]!]!;
      }
      if (count === BATCH) break;
      // All who follow in the cell have lower bounds.
      if (i < to && columns[i] === column) i = run.from(column + 1, i);
    }
    this.gathered = count;
    return i;
  }

  /**
   * Keeps of those gathered who are free and may be asked at all. Without branches that depend on what is read of them, so
   * that the processor asks its memory for many workers at once: waiting for each was most of a scan.
   * @returns how many they are
   */
  private keepAskable(): number {
    const { slots, bounds, limits, gathered } = this;
    const { filter } = this.ground;
    let left = 0;
    for (let n = 0; n < gathered; n++) {
      const slot = slots[n]!;
      slots[left] = slot;
      bounds[left] = bounds[n]!;
      limits[left] = limits[n]!;
      left += filter.freeBit(slot) & filter.askBit(slot);
    }
    return left;
  }

  /** Looks closer at those gathered. */
  private look(): void {
    const { best, farthest, slots, bounds, limits } = this;
    const { blocks, filter } = this.ground;
    const { x, y, z } = this.q.assembly;
    let { bar } = best;
    const left = this.keepAskable();
    this.gathered = 0;
    for (let n = 0; n < left; n++) {
      // The bar may have risen since.
      if (limits[n]! < bar) continue;
      const slot = slots[n]!;
      const block = blocks[slot >> BLOCK_SHIFT]!;
      const row = slot & BLOCK_MASK;
      if (!filter.passes(block, row, row * ROW32_NUMBERS)) continue;
      const at = row * ROW_NUMBERS;
      const dx = block.rows[at + ROW.x]! - x;
      const dy = block.rows[at + ROW.y]! - y;
      const dz = block.rows[at + ROW.z]! - z;
      const square = dx * dx + dy * dy + dz * dz;
      const bound = bounds[n]!;
      if (square > farthest || bound + this.chordPoints(square) < bar) continue;
      this.weigh(block, row, slot, bound, bar);
      ({ bar } = best);
    }
  }

  /** Scores one worker to the last point, and offers whoever reaches the bar. */
  private weigh({ rows, rows32, rest }: SlotBlock, row: number, slot: number, bound: number, bar: number): void {
    const { q, facts } = this;
    const { scorer, excluded, elsewhere } = this.ground;
    const at = row * ROW_NUMBERS;
    const at32 = row * ROW32_NUMBERS;
    const atRest = row * REST_NUMBERS;
    const mixed = rows32[at32 + ROW32.mixed]!;
    if ((mixed & FLAG.present) !== 0 && elsewhere.has(slot)) return;
    const wish = rows32[at32 + ROW32.minHourlyPayFen]!;
    const lastOfferMs = rows[at + ROW.lastOfferMs]!;
    facts.personalised = (mixed & FLAG.personalised) !== 0;
    facts.minHourlyPayFen = wish === 0 ? null : wish;
    facts.nights = NIGHTS[(mixed >> FLAG.nightsShift) & 3]!;
    facts.offersDay = rows32[at32 + ROW32.offersDay]!;
    facts.offersOnDay = mixed >>> 16;
    facts.offersEver = rows32[at32 + ROW32.offersEver]!;
    facts.lastOfferMs = Number.isNaN(lastOfferMs) ? null : lastOfferMs;
    facts.registeredMs = rows[at + ROW.registeredMs]!;
    facts.home.x = rows[at + ROW.x]!;
    facts.home.y = rows[at + ROW.y]!;
    facts.home.z = rows[at + ROW.z]!;
    const atBest = scorer.scoreAtBest(bound - rest[atRest + REST.varyingAtMost]!, facts, q);
    if (atBest < bar) return;
    const distanceM = wholeMetres(facts.home, q.assembly);
    if (distanceM > q.query.radiusM || distanceM > rest[atRest + REST.maxDistanceM]!) return;
    const score = scorer.scoreFrom(atBest, facts, distanceM);
    if (score < bar || excluded?.has(slot) === true) return;
    this.best.offer(score, distanceM, turnOf(this.shiftHash, rows32[at32 + ROW32.number]!), slot);
  }
}

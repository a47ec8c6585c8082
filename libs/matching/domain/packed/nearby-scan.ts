import type { WorkerPreferences } from '../candidate';
import { boxAround, columnsWithin, columnSquare, rowOf, rowReach, type CellBox, type RowReach } from '../geo-grid';
import type { PreparedQuery } from '../prepared-query';
import { textHash, turnOf } from '../ranking-order';
import type { ScoreFacts } from '../score-facts';
import type { Scorer } from '../scorer';
import { chordSquareWithin, leastMetres, wholeMetres } from '../unit-vector';
import type { BestSlots } from './best-slots';
import type { CoarseFilter } from './coarse-filter';
import type { MarketPresence } from './market-presence';
import { POSTING, POSTING_NUMBERS, type RowRun } from './row-run';
import { BLOCK_MASK, BLOCK_SHIFT, FLAG, ROW32_NUMBERS, ROW, ROW32, ROW_NUMBERS, type SlotBlock } from './slot-block';
import type { TradePostings } from './trade-postings';

/** Score facts that are filled from columns again and again, so that looking at somebody makes no garbage. */
type MutableScoreFacts = { -readonly [K in keyof Omit<ScoreFacts, 'home'>]: ScoreFacts[K] } & {
  readonly home: { x: number; y: number; z: number };
};

const NIGHTS: readonly WorkerPreferences['nights'][] = [null, 'wanted', 'avoided'];

/** Presences at markets, by slot. */
export type Present = ReadonlyMap<number, MarketPresence>;

/** What one scan reads beside the columns. */
export interface ScanGround {
  readonly q: PreparedQuery;
  readonly postings: TradePostings;
  readonly filter: CoarseFilter;
  /** Slots to leave out; null: none. */
  readonly excluded: ReadonlySet<number> | null;
  /** Those who are counted from a market, and looked at apart. */
  readonly elsewhere: Present;
  /** Takes what is found. */
  readonly best: BestSlots;
}

/** Workers of whom is known where they live and how their weeks are, before any of them is looked at closer. */
const BATCH = 128;

/**
 * Finds everybody at home around an assembly point who may be among the best, with exact score and distance. Whoever could
 * not be is passed over: by what worker and trade alone give and the nearest point of the cell, by the week, by the coarse
 * filter, by the straight line, by the score itself. One scan after the other; what a scan writes in is kept for the next.
 */
export class NearbyScan {
  /** Those who are to be looked at closer: their slots and bounds, and the score which each never exceeds from the cell. */
  private readonly slots = new Int32Array(BATCH);
  private readonly bounds = new Int32Array(BATCH);
  private readonly limits = new Int32Array(BATCH);
  /** The asked days that are unlike the week's. @see Standing */
  private readonly unlike = new Uint16Array(BATCH);
  /** The squares of their straight lines to the assembly point, in earth radii. */
  private readonly squares = new Float64Array(BATCH);
  /** How far they go at most, metres. */
  private readonly farthestM = new Int32Array(BATCH);
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
  private ground!: ScanGround;
  private shiftHash = 0;
  /** The square of the straight line, in earth radii, beyond which everybody is too far away. */
  private farthest = 0;
  private fromColumn = 0;
  /** @see columnSquare */
  private columnSquares = new Float64Array(64);

  constructor(
    private readonly blocks: readonly SlotBlock[],
    private readonly scorer: Scorer,
  ) {}

  /** Offers whoever is found to the best. */
  scan(ground: ScanGround): void {
    const { assemblyPoint: place, radiusM, shiftId } = ground.q.query;
    this.ground = ground;
    this.shiftHash = textHash(shiftId);
    this.farthest = chordSquareWithin(radiusM);
    this.gathered = 0;
    const box = boxAround(place, radiusM);
    this.fromColumn = box.fromColumn;
    const columns = box.toColumn - box.fromColumn + 1;
    if (this.columnSquares.length < columns) this.columnSquares = new Float64Array(columns);
    for (let i = 0; i < columns; i++) this.columnSquares[i] = columnSquare(place, box.fromColumn + i);
    for (const [row, run] of ground.postings.rowsIn(box, rowOf(place.lat))) this.row(run, box, rowReach(place, row));
    this.look();
  }

  /** Looks at those of a row who live in cells within reach. */
  private row(run: RowRun, box: CellBox, reach: RowReach): void {
    if (reach.square > this.farthest) return;
    const [first, last] = columnsWithin(this.ground.q.query.assemblyPoint, box, reach, this.farthest);
    for (let at = run.from(first); at < run.length;) {
      at = this.gather(run, at, last, reach);
      if (this.gathered === BATCH) this.look();
    }
  }

  /** The points for distance that nobody of a cell exceeds. */
  private cellPoints({ square, share }: RowReach, column: number): number {
    const least = square + share * this.columnSquares[column - this.fromColumn]!;
    return this.scorer.distancePointsAtMost(leastMetres(least));
  }

  /**
   * Gathers those who may be free, of age and may reach the bar, until the batch is full. Without branches that depend on
   * a week or an age, so that the processor need not guess them.
   * @param last column
   * @returns where it ended; the run's end when nobody is left
   */
  private gather(run: RowRun, from: number, last: number, reach: RowReach): number {
    const { postings, length } = run;
    const { freeWeeks, firstBorn, lastBorn, places } = this.ground.filter;
    const { bar } = this.ground.best;
    let count = this.gathered;
    let i = from;
    while (i < length) {
      const column = postings[i * POSTING_NUMBERS + POSTING.columnAndWeek]! & 0xffff;
      if (column > last) {
        i = length;
        break;
      }
      const points = this.cellPoints(reach, column);
      const least = bar - points;
      for (; i < length && count < BATCH; i++) {
        const at = i * POSTING_NUMBERS;
        const columnAndWeek = postings[at + POSTING.columnAndWeek]!;
        const bound = postings[at + POSTING.bound]!;
        if ((columnAndWeek & 0xffff) !== column || bound < least) break;
        const unlikeAndBorn = postings[at + POSTING.unlikeAndBorn]!;
        this.slots[count] = postings[at + POSTING.slot]!;
        this.bounds[count] = bound;
        this.limits[count] = bound + points;
        const unlike = unlikeAndBorn & places;
        this.unlike[count] = unlike;
        const born = unlikeAndBorn >>> 16;
        // By the signs: some asked day is unlike; born in the first of the months or later, in the last or before.
        const mayBeFree = freeWeeks[columnAndWeek >>> 16]! | (-unlike >>> 31);
        count += mayBeFree & (((firstBorn - born - 1) & (born - lastBorn - 1)) >>> 31);
      }
      if (count === BATCH) break;
      // All who follow in the cell have lower bounds.
      if (i < length && run.columnAt(i) === column) i = run.from(column + 1, i);
    }
    this.gathered = count;
    return i;
  }

  /**
   * Measures how far away those gathered are, and how far they go. Without branches, so that the processor asks its memory
   * for many workers at once: waiting for each was most of a scan.
   */
  private measure(): void {
    const { blocks, slots, squares, farthestM, gathered } = this;
    const { x, y, z } = this.ground.q.assembly;
    for (let n = 0; n < gathered; n++) {
      const slot = slots[n]!;
      const { rows, rows32 } = blocks[slot >> BLOCK_SHIFT]!;
      farthestM[n] = rows32[(slot & BLOCK_MASK) * ROW32_NUMBERS + ROW32.maxDistanceM]!;
      const at = (slot & BLOCK_MASK) * ROW_NUMBERS;
      const dx = rows[at + ROW.x]! - x;
      const dy = rows[at + ROW.y]! - y;
      const dz = rows[at + ROW.z]! - z;
      squares[n] = dx * dx + dy * dy + dz * dz;
    }
  }

  /** Looks closer at those gathered. */
  private look(): void {
    const { blocks, scorer, farthest, slots, bounds, limits, unlike, squares, farthestM, gathered } = this;
    const { filter, best } = this.ground;
    let { bar } = best;
    this.measure();
    this.gathered = 0;
    for (let n = 0; n < gathered; n++) {
      // The bar may have risen since.
      if (limits[n]! < bar) continue;
      const square = squares[n]!;
      const bound = bounds[n]!;
      const leastM = leastMetres(square);
      if (square > farthest || leastM > farthestM[n]! || bound + scorer.distancePointsAtMost(leastM) < bar) continue;
      const slot = slots[n]!;
      const block = blocks[slot >> BLOCK_SHIFT]!;
      const row = slot & BLOCK_MASK;
      if (!filter.passes(block, row)) continue;
      if ((unlike[n] !== 0 || filter.isFar) && !filter.isFree(slot)) continue;
      this.weigh(block, row, slot, bound, bar);
      ({ bar } = best);
    }
  }

  /** Scores one worker to the last point, and offers whoever reaches the bar. */
  private weigh({ rows, rows32 }: SlotBlock, row: number, slot: number, bound: number, bar: number): void {
    const { scorer, facts } = this;
    const { q, excluded, elsewhere, best } = this.ground;
    const at = row * ROW_NUMBERS;
    const at32 = row * ROW32_NUMBERS;
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
    const atBest = scorer.scoreAtBest(bound - rows32[at32 + ROW32.varyingAtMost]!, facts, q);
    if (atBest < bar) return;
    const distanceM = wholeMetres(facts.home, q.assembly);
    if (distanceM > q.query.radiusM || distanceM > rows32[at32 + ROW32.maxDistanceM]!) return;
    const score = scorer.scoreFrom(atBest, facts, distanceM);
    if (score < bar || excluded?.has(slot) === true) return;
    best.offer(score, distanceM, turnOf(this.shiftHash, rows32[at32 + ROW32.number]!), slot);
  }
}

import { boxAround, leastColumnM, leastRowM, rowOf } from '../geo-grid';
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
 * not be is passed over: by what worker and trade alone give and the nearest point of the cell, by the coarse filter, by the
 * straight line, by the score itself.
 */
export function scanNear(q: PreparedQuery, ground: ScanGround, best: BestSlots): void {
  const { assemblyPoint: place, radiusM } = q.query;
  const { postings, scorer } = ground;
  const box = boxAround(place, radiusM);
  const columnsM = new Float64Array(box.toColumn - box.fromColumn + 1);
  const columnPoints = new Int32Array(columnsM.length);
  for (let i = 0; i < columnsM.length; i++) {
    columnsM[i] = leastColumnM(place, box.fromColumn + i);
    columnPoints[i] = scorer.distancePointsAtMost(columnsM[i]!);
  }
  const scan = new RowScan(q, ground, best, box.fromColumn, columnPoints);
  for (const [row, run] of postings.rowsIn(box, rowOf(place.lat))) {
    const rowM = leastRowM(place, row);
    if (rowM > radiusM) continue;
    scan.run(run, run.from(box.fromColumn), run.from(box.toColumn + 1), scorer.distancePointsAtMost(rowM));
  }
}

/** Workers whose free time is looked at before any of them is looked at closer. */
const BATCH = 256;

class RowScan {
  /** Places of a run. */
  private readonly survivors = new Int32Array(BATCH);
  private survived = 0;
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

  constructor(
    private readonly q: PreparedQuery,
    private readonly ground: ScanGround,
    private readonly best: BestSlots,
    private readonly fromColumn: number,
    private readonly columnPoints: Int32Array,
  ) {
    this.shiftHash = textHash(q.query.shiftId);
    // A chord is shorter than its arc; a metre more for the rounding.
    this.farthest = ((q.query.radiusM + 1) / EARTH_RADIUS_M) ** 2;
  }

  /** Looks at those between two places of a run. */
  run(run: RowRun, from: number, to: number, rowPoints: number): void {
    for (let at = from; at < to;) {
      at = this.gather(run, at, to, rowPoints);
      this.look(run, rowPoints);
    }
  }

  /** Looks closer at the survivors. */
  private look(run: RowRun, rowPoints: number): void {
    const { bounds, slots, columns } = run;
    const { best, columnPoints, fromColumn, farthest } = this;
    const { blocks, filter, scorer } = this.ground;
    const { x, y, z } = this.q.assembly;
    let { bar } = best;
    const left = this.askable(run);
    for (let n = 0; n < left; n++) {
      const i = this.survivors[n]!;
      const bound = bounds[i]!;
      const ofColumn = columnPoints[columns[i]! - fromColumn]!;
      // The bar may have risen since.
      if (bound + (ofColumn < rowPoints ? ofColumn : rowPoints) < bar) continue;
      const slot = slots[i]!;
      const block = blocks[slot >> BLOCK_SHIFT]!;
      const row = slot & BLOCK_MASK;
      if (!filter.passes(block, row, row * ROW32_NUMBERS)) continue;
      const at = row * ROW_NUMBERS;
      const dx = block.rows[at + ROW.x]! - x;
      const dy = block.rows[at + ROW.y]! - y;
      const dz = block.rows[at + ROW.z]! - z;
      const square = dx * dx + dy * dy + dz * dz;
      if (square > farthest) continue;
      const leastM = Math.max(0, Math.floor(EARTH_RADIUS_M * Math.sqrt(square)) - 1);
      if (bound + scorer.distancePointsAtMost(leastM) < bar) continue;
      this.weigh(block, row, slot, bound, bar);
      ({ bar } = best);
    }
  }

  /**
   * Puts those who may be free and may reach the bar into {@link survivors}, about {@link BATCH} looked at. Without branches
   * that depend on what is read of them, so that the processor asks its memory for many workers at once: waiting for each
   * was most of a scan.
   * @returns where it ended
   */
  private gather(run: RowRun, from: number, to: number, rowPoints: number): number {
    const { bounds, slots, columns } = run;
    const { columnPoints, fromColumn, survivors } = this;
    const { filter } = this.ground;
    const { bar } = this.best;
    let count = 0;
    let looked = 0;
    let i = from;
    while (i < to && looked < BATCH) {
      const column = columns[i]!;
      const ofColumn = columnPoints[column - fromColumn]!;
      const least = bar - (ofColumn < rowPoints ? ofColumn : rowPoints);
      const begun = i;
      for (; i < to && columns[i] === column && bounds[i]! >= least; i++) {
        if (i - begun + looked === BATCH) break;
        survivors[count] = i;
        count += filter.freeBit(slots[i]!);
      }
      looked += i - begun;
      if (looked === BATCH) break;
      // All who follow in the cell have lower bounds.
      if (i < to && columns[i] === column) i = run.from(column + 1, i);
    }
    this.survived = count;
    return i;
  }

  /** Keeps of the survivors who may be asked at all, without branches for the same reason. @returns how many they are */
  private askable({ slots }: RowRun): number {
    const { survivors, survived } = this;
    const { blocks, filter } = this.ground;
    let left = 0;
    for (let n = 0; n < survived; n++) {
      const i = survivors[n]!;
      const slot = slots[i]!;
      survivors[left] = i;
      left += filter.askBit(blocks[slot >> BLOCK_SHIFT]!, (slot & BLOCK_MASK) * ROW32_NUMBERS);
    }
    return left;
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

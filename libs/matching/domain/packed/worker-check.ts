import type { Id } from '@gg/kernel';
import type { Candidate } from '../candidate';
import { columnOf, rowOf } from '../geo-grid';
import type { CandidateRecord } from './candidate-record';
import { RowRun } from './row-run';
import { BLOCK_MASK, BLOCK_SHIFT, RING_DAYS, ROW, ROW32, ROW32_NUMBERS, ROW_NUMBERS, SlotBlock } from './slot-block';
import type { StoredCandidate } from './stored-candidate';
import { TradePostings } from './trade-postings';
import { idHash } from './worker-directory';
import { writeRow } from './worker-row';
import type { WorkerStore } from './worker-store';

/** Postings of a run made anew before others get their turn: well below a millisecond. */
const SLICE = 32;

const PAPERS: ReadonlySet<number> = new Set([ROW32.papers, ROW32.papersValid, ROW32.papersUntilAndBlocks]);

/** A run: the workers of a trade in a row of the grid. */
interface Cell {
  readonly trade: string;
  readonly gridRow: number;
}

/**
 * Holds what a search reads of a worker, the row of columns and the postings, against the worker's record, and makes it
 * anew. Both follow from the record alone, so a difference is a fault of ours or of the memory.
 */
export class WorkerCheck {
  /** What a row should be, in its first place. */
  private readonly scratch = new SlotBlock();

  constructor(private readonly store: WorkerStore) {}

  /** Whether somebody is here with exactly these facts in all places. Not to be asked while a new day is being worked out. */
  holds(candidate: Candidate): boolean {
    try {
      return this.store.holds(candidate) && this.isSound(this.store.slotOf(candidate.workerId));
    } catch {
      // What leads to the record, or the record itself, leads to nowhere.
      return false;
    }
  }

  /**
   * Writes a worker anew and all runs in which they stand or may have stood, in slices between which others may run, but
   * nobody may change the index. Throws RangeError when the number is another worker's.
   */
  *renew(candidate: Candidate): Generator<void> {
    const slot = this.slotFor(candidate);
    if (slot < 0) {
      this.store.upsert(candidate);
      return;
    }
    const cells = this.cellsOf(slot);
    this.store.rewrite(slot, candidate);
    for (const cell of this.cellsOf(slot)) {
      if (!cells.some(({ trade, gridRow }) => trade === cell.trade && gridRow === cell.gridRow)) cells.push(cell);
    }
    for (const cell of cells) yield* this.renewRun(cell, slot);
  }

  /** Whether row and postings are as the record says. */
  private isSound(slot: number): boolean {
    const { store, scratch } = this;
    const worker = store.at(slot);
    const block = store.blocks[slot >> BLOCK_SHIFT]!;
    const row = slot & BLOCK_MASK;
    const { candidate } = worker;
    if (store.directory.slotOfNumber(candidate.number) !== slot) return false;
    writeRow(scratch, 0, worker, block.reference(row), idHash(candidate.workerId), store);
    return this.isRowSound(block, row, candidate) && this.stands(worker, slot);
  }

  private isRowSound(block: SlotBlock, row: number, candidate: CandidateRecord): boolean {
    const { scratch, store } = this;
    for (let i = 0; i <= ROW.registeredMs; i++) {
      if (!Object.is(block.rows[row * ROW_NUMBERS + i], scratch.rows[i])) return false;
    }
    for (let i = ROW32.minHourlyPayFen; i < ROW32_NUMBERS; i++) {
      if (PAPERS.has(i)) continue;
      if (block.rows32[row * ROW32_NUMBERS + i] !== scratch.rows32[i]) return false;
    }
    for (let place = 0; place < RING_DAYS; place++) {
      if (store.freeDays.whole[place] === 0) continue;
      if (block.low[place]![row] !== scratch.low[place]![0] || block.high[place]![row] !== scratch.high[place]![0]) {
        return false;
      }
    }
    return block.idHashes[row] === scratch.idHashes[0] && this.arePapersSound(block, row, candidate);
  }

  /** Papers that were over since the row was written are still in it. */
  private arePapersSound({ rows32 }: SlotBlock, row: number, candidate: CandidateRecord): boolean {
    const { today } = this.store.freeDays;
    const at = row * ROW32_NUMBERS;
    const blocks = candidate.blockBits << 16;
    const isOf = (day: number): boolean => {
      const { bits, valid, until } = candidate.papersOn(day);
      return (
        rows32[at + ROW32.papers] === bits &&
        rows32[at + ROW32.papersValid] === valid &&
        rows32[at + ROW32.papersUntilAndBlocks] === (until | blocks)
      );
    };
    return isOf(today) || candidate.daysOfPapersBefore(today).some(isOf);
  }

  /** Whether somebody whose row is right stands in each of their trades as they should, where a search expects it. */
  private stands(worker: StoredCandidate, slot: number): boolean {
    const { point, hasPresence, hasParties } = worker.candidate;
    const [gridRow, column] = [rowOf(point.lat), columnOf(point.lng)];
    return this.store.standingsOf(worker, slot).every(([trade, standing]) => {
      const postings = this.store.trades.get(trade);
      return (
        postings?.rows.get(gridRow)?.holds(column, slot, standing) === true &&
        postings.atMarkets.has(slot) === hasPresence &&
        postings.inParties.has(slot) === hasParties
      );
    });
  }

  /** The slot of somebody, even where what finds it is damaged; −1: they have none. */
  private slotFor({ workerId, number }: Candidate): number {
    const { directory, blocks } = this.store;
    const hash = idHash(workerId);
    try {
      const slot = directory.slotOf(workerId, hash);
      if (slot >= 0) return slot;
    } catch {
      // On the way to it stands somebody who cannot be read, and who may be this one.
    }
    const owner = directory.slotOfNumber(number);
    if (owner < 0) return owner;
    const isTheirs =
      blocks[owner >> BLOCK_SHIFT]!.idHashes[owner & BLOCK_MASK] === hash || this.isRecordOf(owner, workerId);
    return isTheirs ? owner : -1;
  }

  private isRecordOf(slot: number, workerId: Id): boolean {
    return this.read(slot)?.candidate.hasId(workerId) === true;
  }

  /** Runs in which somebody stands by the record that is there. */
  private cellsOf(slot: number): Cell[] {
    const worker = this.read(slot);
    if (worker === null) return [];
    const { point, trades } = worker.candidate;
    return trades.map(({ code }) => ({ trade: code, gridRow: rowOf(point.lat) }));
  }

  /** Makes a run anew, without whoever does not belong there and with somebody who may. */
  private *renewRun({ trade, gridRow }: Cell, slot: number): Generator<void> {
    const { trades } = this.store;
    const postings = trades.get(trade) ?? new TradePostings();
    const before = postings.rows.get(gridRow);
    const run = new RowRun(before?.length);
    const seen = new Set<number>();
    for (let place = 0; place < (before?.length ?? 0); place++) {
      const other = before!.slotAt(place);
      if (!seen.has(other)) this.enter(run, { trade, gridRow }, other);
      seen.add(other);
      if (place % SLICE === SLICE - 1) yield;
    }
    if (!seen.has(slot)) this.enter(run, { trade, gridRow }, slot);
    if (run.length > 0) postings.rows.set(gridRow, run);
    else postings.rows.delete(gridRow);
    this.list(postings, trade, slot);
    if (postings.isEmpty) trades.delete(trade);
    else trades.set(trade, postings);
  }

  /** Takes somebody into a run if it is theirs. */
  private enter(run: RowRun, { trade, gridRow }: Cell, slot: number): void {
    const worker = this.read(slot);
    if (worker === null || rowOf(worker.candidate.point.lat) !== gridRow) return;
    const theirs = this.store.standingsOf(worker, slot).find(([code]) => code === trade);
    if (theirs !== undefined) run.add(columnOf(worker.candidate.point.lng), slot, theirs[1]);
  }

  /** Lists of a trade beside its runs. */
  private list(postings: TradePostings, trade: string, slot: number): void {
    const { hasPresence, hasParties, trades } = this.store.at(slot).candidate;
    const isTheirs = trades.some(({ code }) => code === trade);
    if (isTheirs && hasPresence) postings.atMarkets.set(slot, this.store.presenceOf(slot));
    else postings.atMarkets.delete(slot);
    if (isTheirs && hasParties) postings.inParties.add(slot);
    else postings.inParties.delete(slot);
  }

  /** Who has a slot; null where nobody, or nobody who can be read. */
  private read(slot: number): StoredCandidate | null {
    const { blocks, slots } = this.store;
    if (slot < 0 || slot >= slots || blocks[slot >> BLOCK_SHIFT]!.reference(slot & BLOCK_MASK) === 0) return null;
    try {
      const worker = this.store.at(slot);
      // Names and weeks that there are not come from bytes that are no record.
      const { trades, week } = worker.candidate;
      return week !== undefined && trades.every(({ code }) => code !== undefined) ? worker : null;
    } catch {
      return null;
    }
  }
}

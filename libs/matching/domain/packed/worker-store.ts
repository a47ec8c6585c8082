import type { Id } from '@gg/kernel';
import type { Candidate } from '../candidate';
import { columnOf, rowOf } from '../geo-grid';
import type { Scorer } from '../scorer';
import { ByteWriter } from './byte-writer';
import { CandidateRecord, type RecordPlace, type RecordPools } from './candidate-record';
import { exceptionBits, coveredHalfHours, FreeDays, writeDay } from './free-days';
import type { MarketPresence } from './market-presence';
import { NamePool } from './name-pool';
import { RecordArena } from './record-arena';
import { AT } from './record-layout';
import { BLOCK_MASK, BLOCK_SHIFT, BLOCK_SLOTS, ROW32, ROW32_NUMBERS, SLOT_BYTES, SlotBlock } from './slot-block';
import { standingAnywhere, type Standing, type StandingAnywhere } from './standing';
import { StoredCandidate } from './stored-candidate';
import { TradePostings } from './trade-postings';
import { WeeklyPatterns } from './weekly-patterns';
import { idHash, WorkerDirectory } from './worker-directory';
import { writeRow } from './worker-row';
import { writeCandidate } from './write-candidate';

/** Memory in bytes by what it is for. */
export type Footprint = Readonly<Record<'columns' | 'records' | 'postings' | 'directory' | 'pools', number>>;

/**
 * All workers: a slot each, with a row in the columns, a record, and a posting in each of their trades. A change touches
 * those of one worker, so that none takes longer the more workers there are.
 */
export class WorkerStore {
  readonly blocks: SlotBlock[] = [];
  readonly arena = new RecordArena((place, from, to) => this.moved(place, from, to));
  readonly freeDays = new FreeDays();
  readonly trades = new Map<string, TradePostings>();
  readonly directory = new WorkerDirectory({
    hashAt: (slot) => this.blockOf(slot).idHashes[slot & BLOCK_MASK]!,
    isIdAt: (slot, id) => this.recordAt(slot).hasId(id),
  });
  readonly names: NamePool;
  readonly kinds: NamePool;
  readonly weeks: WeeklyPatterns;
  /** Presences at markets by slot. */
  private readonly presences = new Map<number, MarketPresence>();
  /** Slots that were somebody's, and are nobody's now. */
  readonly unused: number[] = [];
  /** The slot after the last that was ever somebody's. */
  slots = 0;
  size = 0;
  private readonly writer = new ByteWriter();

  constructor(
    readonly scorer: Scorer,
    parts: RecordPools = { names: new NamePool(), kinds: new NamePool(), weeks: new WeeklyPatterns() },
  ) {
    this.names = parts.names;
    this.kinds = parts.kinds;
    this.weeks = parts.weeks;
  }

  /** −1: nobody. */
  slotOf(workerId: Id): number {
    return this.directory.slotOf(workerId);
  }

  /** Who has a slot; it must be somebody's. */
  at(slot: number): StoredCandidate {
    return new StoredCandidate(this.recordAt(slot));
  }

  /** Throws RangeError when the number is another worker's. */
  upsert(candidate: Candidate): void {
    const hash = idHash(candidate.workerId);
    const known = this.directory.slotOf(candidate.workerId, hash);
    const owner = this.directory.slotOfNumber(candidate.number);
    if (owner >= 0 && owner !== known) {
      const { workerId } = this.recordAt(owner);
      throw new RangeError(`number ${candidate.number} of ${candidate.workerId} belongs to ${workerId}`);
    }
    const reference = this.writeRecord(candidate);
    const worker = new StoredCandidate(new CandidateRecord(this.arena.at(reference), this));
    if (known >= 0) this.replace(known, worker, reference);
    else this.settle(worker, reference, hash);
  }

  remove(workerId: Id): boolean {
    const hash = idHash(workerId);
    const slot = this.directory.slotOf(workerId, hash);
    if (slot < 0) return false;
    const worker = this.at(slot);
    const block = this.blockOf(slot);
    const row = slot & BLOCK_MASK;
    this.leaveTrades(worker, slot);
    this.directory.remove(slot, hash, worker.candidate.number);
    this.forget(worker, block.reference(row));
    block.rows32[row * ROW32_NUMBERS + ROW32.reference] = 0;
    block.rows32[row * ROW32_NUMBERS + ROW32.mixed] = 0;
    this.presences.delete(slot);
    this.unused.push(slot);
    this.size--;
    return true;
  }

  /** Writes a candidate's bytes, which {@link settle} or nobody takes in. @returns where they stand */
  writeRecord(candidate: Candidate): number {
    const pattern = this.weeks.take(candidate.weeklyAvailability);
    try {
      this.writer.clear();
      writeCandidate(this.writer, candidate, pattern, this);
      return this.arena.add(this.writer.written);
    } catch (error) {
      this.weeks.release(pattern);
      throw error;
    }
  }

  /** Gives a slot to a worker who has none. */
  settle(worker: StoredCandidate, reference: number, hash: number): void {
    const slot = this.unused.pop() ?? this.slots++;
    if (slot >> BLOCK_SHIFT === this.blocks.length) this.blocks.push(new SlotBlock());
    this.writeRow(slot, worker, reference, hash);
    this.directory.add(slot, hash, worker.candidate.number);
    this.enterTrades(worker, slot);
    this.size++;
  }

  /** Whether a worker is here with exactly these facts. */
  holds(candidate: Candidate): boolean {
    const slot = this.slotOf(candidate.workerId);
    if (slot < 0) return false;
    const pattern = this.weeks.take(candidate.weeklyAvailability);
    this.writer.clear();
    writeCandidate(this.writer, candidate, pattern, this);
    this.weeks.release(pattern);
    const { memory, at } = this.placeOf(slot);
    return this.writer.written.every((byte, i) => memory.bytes[at + i] === byte);
  }

  /**
   * Writes a worker's record and row anew, and sees to it that the worker is found, whatever stands there now. The trades are
   * told of nothing. What stood there is let go of only where it is certain what it was.
   */
  rewrite(slot: number, candidate: Candidate): void {
    const block = this.blockOf(slot);
    const row = slot & BLOCK_MASK;
    const hash = idHash(candidate.workerId);
    const oldReference = block.reference(row);
    const before = this.believable(slot, candidate.workerId);
    const reference = this.writeRecord(candidate);
    this.writeRow(slot, new StoredCandidate(new CandidateRecord(this.arena.at(reference), this)), reference, hash);
    const oldNumber = before?.candidate.number ?? candidate.number;
    if (oldNumber !== candidate.number && this.directory.slotOfNumber(oldNumber) === slot) {
      this.directory.renumber(slot, oldNumber, candidate.number);
    }
    this.directory.ensure(slot, candidate.workerId, hash, candidate.number);
    if (before !== null) this.forget(before, oldReference);
  }

  /** How a worker stands in each of their trades. The columns of the slot must be right. */
  standingsOf(worker: StoredCandidate, slot: number): (readonly [trade: string, standing: Standing])[] {
    const anywhere = this.standingAnywhere(worker, slot);
    return this.boundsOf(worker).map(([code, bound]) => [code, { ...anywhere, bound }]);
  }

  /** The presence of somebody who has one. After a restore it is read from the record. */
  presenceOf(slot: number): MarketPresence {
    return this.presences.get(slot) ?? this.keepPresence(slot, this.at(slot));
  }

  /** Works off a slice of what a new day asks for; true when there is more. @param limit workers looked at, at most */
  tend(now: Date, limit: number): boolean {
    return this.freeDays.tend(now, this.slots, (from, place, day, before) => {
      const to = Math.min(this.slots, from + limit);
      for (let slot = from; slot < to; slot++) this.writeDayOf(slot, place, day, before);
      return to;
    });
  }

  /** Points of the score that follow from a worker and a trade alone. */
  fixedPointsOf(slot: number, trade: string): number {
    return this.scorer.fixedPoints(this.at(slot), trade);
  }

  get footprint(): Footprint {
    let postings = 0;
    for (const trade of this.trades.values()) postings += trade.bytes;
    return {
      columns: this.blocks.length * BLOCK_SLOTS * SLOT_BYTES,
      records: this.arena.bytes,
      postings,
      directory: this.directory.bytes,
      pools: this.names.bytes + this.kinds.bytes + this.weeks.bytes + 8 * this.unused.length,
    };
  }

  private blockOf(slot: number): SlotBlock {
    return this.blocks[slot >> BLOCK_SHIFT]!;
  }

  private recordAt(slot: number): CandidateRecord {
    return new CandidateRecord(this.placeOf(slot), this);
  }

  private placeOf(slot: number): RecordPlace {
    return this.arena.at(this.blockOf(slot).reference(slot & BLOCK_MASK));
  }

  /** Who has a slot, where record and row agree about it. */
  private believable(slot: number, workerId: Id): StoredCandidate | null {
    try {
      const worker = this.at(slot);
      const pattern = this.blockOf(slot).rows32[(slot & BLOCK_MASK) * ROW32_NUMBERS + ROW32.pattern];
      return worker.candidate.hasId(workerId) && worker.candidate.pattern === pattern ? worker : null;
    } catch {
      // No record begins there.
      return null;
    }
  }

  private replace(slot: number, worker: StoredCandidate, reference: number): void {
    const before = this.at(slot);
    const block = this.blockOf(slot);
    const row = slot & BLOCK_MASK;
    const oldReference = block.reference(row);
    const { number } = before.candidate;
    if (number !== worker.candidate.number) this.directory.renumber(slot, number, worker.candidate.number);
    this.writeRow(slot, worker, reference, block.idHashes[row]!);
    if (standsAlike(before, worker)) {
      this.restandInTrades(before, worker, slot);
    } else {
      this.leaveTrades(before, slot);
      this.enterTrades(worker, slot);
    }
    this.forget(before, oldReference);
  }

  /** Lets go of what a worker was. */
  private forget(worker: StoredCandidate, reference: number): void {
    this.weeks.release(worker.candidate.pattern);
    this.arena.release(reference);
  }

  private writeRow(slot: number, worker: StoredCandidate, reference: number, hash: number): void {
    writeRow(this.blockOf(slot), slot & BLOCK_MASK, worker, reference, hash, this);
    if (worker.candidate.hasPresence) this.keepPresence(slot, worker);
    else this.presences.delete(slot);
  }

  private keepPresence(slot: number, worker: StoredCandidate): MarketPresence {
    const { market, home, presentFromMs, presentUntilMs } = worker;
    const presence = { market, home, fromMs: presentFromMs, untilMs: presentUntilMs };
    this.presences.set(slot, presence);
    return presence;
  }

  private writeDayOf(slot: number, place: number, day: number, dayBefore: number): void {
    const block = this.blockOf(slot);
    const row = slot & BLOCK_MASK;
    if (block.reference(row) === 0) return;
    const worker = this.at(slot);
    const { pattern, hasBookings, hasExceptions } = worker.candidate;
    const instead = hasExceptions ? exceptionBits(worker) : null;
    writeDay(block, row, place, day, pattern, this.weeks, instead, hasBookings ? coveredHalfHours(worker) : null);
    const at = row * ROW32_NUMBERS + ROW32.remarks;
    const before = block.rows32[at]!;
    if (hasBookings) this.freeDays.remark(block, row, worker);
    // Whose days are as usual, before and after, stands as before.
    const isUnusual = instead !== null && (dayBefore < 0 || instead.has(day) || instead.has(dayBefore));
    if (block.rows32[at] !== before || isUnusual) this.restandInTrades(worker, worker, slot);
  }

  /** The columns of the slot must be written already. */
  private enterTrades(worker: StoredCandidate, slot: number): void {
    const { point, hasPresence, hasParties } = worker.candidate;
    const anywhere = this.standingAnywhere(worker, slot);
    for (const [code, bound] of this.boundsOf(worker)) {
      let postings = this.trades.get(code);
      if (postings === undefined) this.trades.set(code, (postings = new TradePostings()));
      postings.add(point, slot, { ...anywhere, bound });
      if (hasPresence) postings.atMarkets.set(slot, this.presenceOf(slot));
      if (hasParties) postings.inParties.add(slot);
    }
  }

  private leaveTrades(worker: StoredCandidate, slot: number): void {
    for (const [code, bound] of this.boundsOf(worker)) {
      const postings = this.trades.get(code)!;
      postings.remove(worker.candidate.point, slot, bound);
      postings.atMarkets.delete(slot);
      postings.inParties.delete(slot);
      if (postings.isEmpty) this.trades.delete(code);
    }
  }

  /** Tells the trades of somebody who lives where they lived how they stand now. The columns must be written already. */
  private restandInTrades(before: StoredCandidate, worker: StoredCandidate, slot: number): void {
    const { point, hasPresence } = worker.candidate;
    const anywhere = this.standingAnywhere(worker, slot);
    const bounds = this.boundsOf(worker);
    const was = before === worker ? bounds : this.boundsOf(before);
    for (const [i, [code, bound]] of bounds.entries()) {
      const postings = this.trades.get(code)!;
      postings.restand(point, slot, was[i]![1], { ...anywhere, bound });
      if (hasPresence) postings.atMarkets.set(slot, this.presenceOf(slot));
    }
  }

  /** The bound of a worker in each trade. @see Standing.bound */
  private boundsOf(worker: StoredCandidate): (readonly [trade: string, bound: number])[] {
    const varying = this.scorer.varyingPointsAtMost(worker);
    return worker.candidate.trades.map(({ code }) => [code, this.scorer.fixedPoints(worker, code) + varying]);
  }

  private standingAnywhere(worker: StoredCandidate, slot: number): StandingAnywhere {
    const block = this.blockOf(slot);
    const row = slot & BLOCK_MASK;
    const unlike = this.freeDays.unlikeDays(block.rows32[row * ROW32_NUMBERS + ROW32.remarks]!, worker);
    return standingAnywhere(worker, block.flags(row), unlike);
  }

  /** The arena has put a record elsewhere. False: it was left behind when its worker was written anew. @see rewrite */
  private moved(place: RecordPlace, from: number, to: number): boolean {
    const slot = this.directory.slotOfNumber(place.memory.view.getUint32(place.at + AT.number, true));
    if (slot < 0) return false;
    const block = this.blockOf(slot);
    const row = slot & BLOCK_MASK;
    if (block.reference(row) !== from) return false;
    block.rows32[row * ROW32_NUMBERS + ROW32.reference] = to;
    return true;
  }
}

/** Whether two states of a worker stand in the same cell and lists. */
function standsAlike({ candidate: a }: StoredCandidate, { candidate: b }: StoredCandidate): boolean {
  const [from, to] = [a.point, b.point];
  return (
    a.hasPresence === b.hasPresence &&
    a.hasParties === b.hasParties &&
    rowOf(from.lat) === rowOf(to.lat) &&
    columnOf(from.lng) === columnOf(to.lng) &&
    a.trades.length === b.trades.length &&
    a.trades.every((trade, i) => trade.code === b.trades[i]!.code)
  );
}

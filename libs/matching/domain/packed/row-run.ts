import type { Standing } from './standing';

const FIRST_SIZE = 4;

/** Where in a posting its numbers stand, 32 bits each. */
export const POSTING = {
  /** @see Standing.bound */
  bound: 0,
  slot: 1,
  /** The column of the grid, and over it in the upper 16 bits the week. @see Standing.week */
  columnAndWeek: 2,
  /** Days unlike the week's, and over them the month of birth. @see Standing */
  unlikeAndBorn: 3,
} as const;
/** Numbers of a posting: a quarter of what the processor reads of its memory at once. */
export const POSTING_NUMBERS = 4;

const columnAndWeek = (column: number, { week }: Standing): number => column | (week << 16);
const unlikeAndBorn = ({ unlike, born }: Standing): number => unlike | (born << 16);

/**
 * The workers of one trade whose homes lie in one row of the grid, from west to east; those of one cell by their bounds, the
 * highest first, then by slot. A circle takes a run of it, and of each cell those who may reach the bar. Kept in order by
 * moving what stands behind: a row of a trade is some thousands long even in a city of a province of millions, and moving
 * them takes a microsecond or two.
 */
export class RowRun {
  length = 0;
  /** A {@link POSTING} after the other. */
  postings: Int32Array;

  constructor(capacity = FIRST_SIZE) {
    this.postings = new Int32Array(capacity * POSTING_NUMBERS);
  }

  /** A run over memory that holds one, with nothing to spare. @see packInto */
  static over(buffer: ArrayBuffer, offset: number, length: number): RowRun {
    const run = new RowRun(0);
    run.postings = new Int32Array(buffer, offset, length * POSTING_NUMBERS);
    run.length = length;
    return run;
  }

  /** What stands in a run, as {@link over} reads it. */
  get packed(): Int32Array {
    return this.postings.subarray(0, this.length * POSTING_NUMBERS);
  }

  /** The first place at or after a column. @param low where to look from */
  from(column: number, low = 0): number {
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.columnAt(middle) < column) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  columnAt(place: number): number {
    return this.postings[place * POSTING_NUMBERS + POSTING.columnAndWeek]! & 0xffff;
  }

  slotAt(place: number): number {
    return this.postings[place * POSTING_NUMBERS + POSTING.slot]!;
  }

  add(column: number, slot: number, standing: Standing): void {
    const place = this.placeFor(column, standing.bound, slot);
    const at = place * POSTING_NUMBERS;
    if (this.length * POSTING_NUMBERS === this.postings.length) this.widen();
    if (place < this.length) this.postings.copyWithin(at + POSTING_NUMBERS, at, this.length * POSTING_NUMBERS);
    this.postings[at + POSTING.bound] = standing.bound;
    this.postings[at + POSTING.slot] = slot;
    this.write(place, column, standing);
    this.length++;
  }

  remove(column: number, slot: number, bound: number): void {
    const at = this.placeFor(column, bound, slot) * POSTING_NUMBERS;
    this.postings.copyWithin(at, at + POSTING_NUMBERS, this.length * POSTING_NUMBERS);
    this.length--;
  }

  /** Another standing of somebody who is here. @param before the bound until now */
  restand(column: number, slot: number, before: number, standing: Standing): void {
    if (before === standing.bound) {
      this.write(this.placeFor(column, before, slot), column, standing);
      return;
    }
    this.remove(column, slot, before);
    this.add(column, slot, standing);
  }

  /** Whether somebody stands here so, in the place where a search expects it. */
  holds(column: number, slot: number, standing: Standing): boolean {
    const place = this.placeFor(column, standing.bound, slot);
    const at = place * POSTING_NUMBERS;
    return (
      place < this.length &&
      this.postings[at + POSTING.bound] === standing.bound &&
      this.slotAt(place) === slot &&
      this.postings[at + POSTING.columnAndWeek] === columnAndWeek(column, standing) &&
      this.postings[at + POSTING.unlikeAndBorn] === unlikeAndBorn(standing)
    );
  }

  get bytes(): number {
    return this.postings.byteLength;
  }

  private write(place: number, column: number, standing: Standing): void {
    const at = place * POSTING_NUMBERS;
    this.postings[at + POSTING.columnAndWeek] = columnAndWeek(column, standing);
    this.postings[at + POSTING.unlikeAndBorn] = unlikeAndBorn(standing);
  }

  private placeFor(column: number, bound: number, slot: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.isBefore(middle, column, bound, slot)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private isBefore(place: number, column: number, bound: number, slot: number): boolean {
    const there = this.columnAt(place);
    if (there !== column) return there < column;
    const ofThere = this.postings[place * POSTING_NUMBERS + POSTING.bound]!;
    return ofThere === bound ? this.slotAt(place) < slot : ofThere > bound;
  }

  private widen(): void {
    const wider = new Int32Array(POSTING_NUMBERS * Math.max(FIRST_SIZE, Math.ceil(1.25 * this.length)));
    wider.set(this.postings);
    this.postings = wider;
  }
}

const FIRST_SIZE = 4;
const POSTING_BYTES = 12;

/** What is known of a worker in a trade where a scan looks first. */
export interface Standing {
  /** @see RowRun.bounds */
  readonly bound: number;
  /** @see weekCode */
  readonly week: number;
}

/**
 * The workers of one trade whose homes lie in one row of the grid, from west to east; those of one cell by their bounds, the
 * highest first, then by slot. A circle takes a run of it, and of each cell those who may reach the bar. Kept in order by
 * moving what stands behind: a row of a trade is some thousands long even in a city of a province of millions, and moving
 * them takes a microsecond or two.
 */
export class RowRun {
  length = 0;
  /** The score that the worker never exceeds at no distance: what follows from worker and trade, and the most of the rest. */
  bounds: Int32Array;
  slots: Int32Array;
  columns: Uint16Array;
  /** @see weekCode */
  weeks: Uint16Array;

  constructor(capacity = FIRST_SIZE) {
    [this.bounds, this.slots, this.columns, this.weeks] = columnsOf(blank(capacity), 0, capacity);
  }

  /** A run over memory that holds one, with nothing to spare. @see packInto */
  static over(buffer: ArrayBuffer, offset: number, length: number): RowRun {
    const run = new RowRun(0);
    [run.bounds, run.slots, run.columns, run.weeks] = columnsOf(buffer, offset, length);
    run.length = length;
    return run;
  }

  /** Bytes of {@link packInto}. */
  static packedBytes(length: number): number {
    return length * POSTING_BYTES;
  }

  /** Writes the run as {@link over} reads it. */
  packInto(buffer: ArrayBuffer, offset: number): void {
    const own = this.all;
    columnsOf(buffer, offset, this.length).forEach((column, i) => column.set(own[i]!.subarray(0, this.length)));
  }

  /** The first place at or after a column. @param low where to look from */
  from(column: number, low = 0): number {
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.columns[middle]! < column) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  add(column: number, slot: number, { bound, week }: Standing): void {
    const at = this.placeFor(column, bound, slot);
    if (this.length === this.bounds.length) this.widen();
    if (at < this.length) for (const one of this.all) one.copyWithin(at + 1, at, this.length);
    this.bounds[at] = bound;
    this.slots[at] = slot;
    this.columns[at] = column;
    this.weeks[at] = week;
    this.length++;
  }

  remove(column: number, slot: number, bound: number): void {
    const at = this.placeFor(column, bound, slot);
    for (const one of this.all) one.copyWithin(at, at + 1, this.length);
    this.length--;
  }

  get bytes(): number {
    return this.bounds.length * POSTING_BYTES;
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

  private isBefore(at: number, column: number, bound: number, slot: number): boolean {
    const there = this.columns[at]!;
    if (there !== column) return there < column;
    const ofThere = this.bounds[at]!;
    return ofThere === bound ? this.slots[at]! < slot : ofThere > bound;
  }

  private widen(): void {
    const capacity = Math.max(FIRST_SIZE, Math.ceil(1.25 * this.bounds.length));
    const before = this.all;
    [this.bounds, this.slots, this.columns, this.weeks] = columnsOf(blank(capacity), 0, capacity);
    this.all.forEach((column, i) => column.set(before[i]!));
  }

  private get all(): Columns {
    return [this.bounds, this.slots, this.columns, this.weeks];
  }
}

type Columns = [bounds: Int32Array, slots: Int32Array, columns: Uint16Array, weeks: Uint16Array];

const blank = (capacity: number): ArrayBuffer => new ArrayBuffer(capacity * POSTING_BYTES);

const columnsOf = (buffer: ArrayBuffer, offset: number, capacity: number): Columns => [
  new Int32Array(buffer, offset, capacity),
  new Int32Array(buffer, offset + 4 * capacity, capacity),
  new Uint16Array(buffer, offset + 8 * capacity, capacity),
  new Uint16Array(buffer, offset + 10 * capacity, capacity),
];

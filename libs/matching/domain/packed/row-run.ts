const FIRST_SIZE = 4;
const POSTING_BYTES = 10;

/**
 * The workers of one trade whose homes lie in one row of the grid, from west to east, then by slot. A circle takes a run of
 * it. Kept in order by moving what stands behind: a row of a trade is some thousands long even in a city of a province of
 * millions, and moving them takes a microsecond or two.
 */
export class RowRun {
  length = 0;
  /** The score that the worker never exceeds at no distance: what follows from worker and trade, and the most of the rest. */
  bounds: Int32Array;
  slots: Int32Array;
  columns: Uint16Array;

  constructor(capacity = FIRST_SIZE) {
    [this.bounds, this.slots, this.columns] = columnsOf(new ArrayBuffer(capacity * POSTING_BYTES), 0, capacity);
  }

  /** A run over memory that holds one, with nothing to spare. @see packInto */
  static over(buffer: ArrayBuffer, offset: number, length: number): RowRun {
    const run = new RowRun(0);
    [run.bounds, run.slots, run.columns] = columnsOf(buffer, offset, length);
    run.length = length;
    return run;
  }

  /** Bytes of {@link packInto}, a multiple of 4. */
  static packedBytes(length: number): number {
    return Math.ceil((length * POSTING_BYTES) / 4) * 4;
  }

  /** Writes the run as {@link over} reads it. */
  packInto(buffer: ArrayBuffer, offset: number): void {
    const [bounds, slots, columns] = columnsOf(buffer, offset, this.length);
    bounds.set(this.bounds.subarray(0, this.length));
    slots.set(this.slots.subarray(0, this.length));
    columns.set(this.columns.subarray(0, this.length));
  }

  /** The first place at or after a column. */
  from(column: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.columns[middle]! < column) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  add(column: number, slot: number, bound: number): void {
    const at = this.placeFor(column, slot);
    if (this.length === this.bounds.length) this.widen();
    if (at < this.length) {
      this.bounds.copyWithin(at + 1, at, this.length);
      this.slots.copyWithin(at + 1, at, this.length);
      this.columns.copyWithin(at + 1, at, this.length);
    }
    this.bounds[at] = bound;
    this.slots[at] = slot;
    this.columns[at] = column;
    this.length++;
  }

  remove(column: number, slot: number): void {
    const at = this.placeFor(column, slot);
    this.bounds.copyWithin(at, at + 1, this.length);
    this.slots.copyWithin(at, at + 1, this.length);
    this.columns.copyWithin(at, at + 1, this.length);
    this.length--;
  }

  /** Writes a new bound of somebody who stands here. */
  write(column: number, slot: number, bound: number): void {
    this.bounds[this.placeFor(column, slot)] = bound;
  }

  get bytes(): number {
    return this.bounds.length * POSTING_BYTES;
  }

  private placeFor(column: number, slot: number): number {
    const last = this.length - 1;
    // A build adds everybody in order.
    if (last < 0 || this.columns[last]! < column || (this.columns[last] === column && this.slots[last]! < slot)) {
      return this.length;
    }
    let low = 0;
    let high = last;
    while (low < high) {
      const middle = (low + high) >> 1;
      const there = this.columns[middle]!;
      if (there < column || (there === column && this.slots[middle]! < slot)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private widen(): void {
    const capacity = Math.max(FIRST_SIZE, Math.ceil(1.25 * this.bounds.length));
    const { bounds, slots, columns } = this;
    [this.bounds, this.slots, this.columns] = columnsOf(new ArrayBuffer(capacity * POSTING_BYTES), 0, capacity);
    this.bounds.set(bounds);
    this.slots.set(slots);
    this.columns.set(columns);
  }
}

function columnsOf(buffer: ArrayBuffer, offset: number, capacity: number): [Int32Array, Int32Array, Uint16Array] {
  return [
    new Int32Array(buffer, offset, capacity),
    new Int32Array(buffer, offset + 4 * capacity, capacity),
    new Uint16Array(buffer, offset + 8 * capacity, capacity),
  ];
}

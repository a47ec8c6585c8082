/** Metres below which every distance on earth lies; a power of two, so that score and distance make one exact number. */
const METRES = 2 ** 25;

/**
 * Keeps the best slots of a scan by score, nearness, turn: a heap over columns with the worst of the kept on top. The result
 * depends only on what was offered, not on the order; turns of two workers differ.
 */
export class BestSlots {
  private keys = new Float64Array(0);
  private turns = new Float64Array(0);
  private slots = new Int32Array(0);
  private capacity = 0;
  private size = 0;
  /** Whether something was offered and is not among the kept. */
  overflowed = false;

  /** Forgets what was kept, and keeps so many from now on, which at first are none; memory is used again. */
  reset(capacity: number): void {
    this.capacity = capacity;
    this.size = 0;
    this.overflowed = false;
    if (this.keys.length >= capacity) return;
    this.keys = new Float64Array(capacity);
    this.turns = new Float64Array(capacity);
    this.slots = new Int32Array(capacity);
  }

  /** A lower score than this one is not kept any more. */
  get bar(): number {
    return this.size === this.capacity ? Math.floor(this.keys[0]! / METRES) : 0;
  }

  offer(score: number, distanceM: number, turn: number, slot: number): void {
    const key = score * METRES + (METRES - 1 - distanceM);
    if (this.size < this.capacity) {
      this.rise(this.size++, key, turn, slot);
      return;
    }
    this.overflowed = true;
    if (this.isWorse(0, key, turn)) this.sink(key, turn, slot);
  }

  /**
   * Puts the best first, and takes nothing more: the worst of the heap goes to its end, again and again.
   * @returns how many were kept
   */
  sort(): number {
    const kept = this.size;
    while (this.size > 1) {
      const last = --this.size;
      const key = this.keys[last]!;
      const turn = this.turns[last]!;
      const slot = this.slots[last]!;
      this.move(0, last);
      this.sink(key, turn, slot);
    }
    return kept;
  }

  slotAt(place: number): number {
    return this.slots[place]!;
  }

  scoreAt(place: number): number {
    return Math.floor(this.keys[place]! / METRES);
  }

  distanceAt(place: number): number {
    return METRES - 1 - (this.keys[place]! - this.scoreAt(place) * METRES);
  }

  /** Whether what is kept at a place comes after what has this key and turn. */
  private isWorse(at: number, key: number, turn: number): boolean {
    const there = this.keys[at]!;
    return there < key || (there === key && this.turns[at]! > turn);
  }

  private rise(from: number, key: number, turn: number, slot: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      // The worst rises.
      if (this.isWorse(parent, key, turn)) break;
      this.move(parent, at);
      at = parent;
    }
    this.set(at, key, turn, slot);
  }

  private sink(key: number, turn: number, slot: number): void {
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.size) break;
      const right = child + 1;
      if (right < this.size && this.isWorse(right, this.keys[child]!, this.turns[child]!)) child = right;
      if (!this.isWorse(child, key, turn)) break;
      this.move(child, at);
      at = child;
    }
    this.set(at, key, turn, slot);
  }

  private move(from: number, to: number): void {
    this.set(to, this.keys[from]!, this.turns[from]!, this.slots[from]!);
  }

  private set(at: number, key: number, turn: number, slot: number): void {
    this.keys[at] = key;
    this.turns[at] = turn;
    this.slots[at] = slot;
  }
}

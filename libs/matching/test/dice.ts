/** Repeatable chance for populations: the same seed gives the same throws (xorshift, 32 bits). */
export class Dice {
  private bits: number;

  constructor(seed: number) {
    // Neighbouring seeds must not start alike, and the state must not be 0.
    this.bits = Math.imul(seed + 1, 0x9e3779b1) | 1;
    for (let i = 0; i < 5; i++) this.next();
  }

  private next(): number {
    this.bits ^= this.bits << 13;
    this.bits ^= this.bits >>> 17;
    this.bits ^= this.bits << 5;
    return this.bits >>> 0;
  }

  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number {
    return least + (this.next() % (most - least + 1));
  }

  /** True in so many of a hundred throws. */
  percent(share: number): boolean {
    return this.whole(0, 99) < share;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.whole(0, items.length - 1)]!;
  }
}

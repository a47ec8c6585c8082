/** A source of chance that says the same for the same seed (mulberry32), so that a failure can be seen again. */
export class RandomSource {
  constructor(private state: number) {}

  /** From 0 to below 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from least to most, both included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  one<T>(items: readonly T[]): T {
    return items[this.whole(0, items.length - 1)]!;
  }

  /** So many different ones; all where there are fewer. */
  some<T>(many: number, items: readonly T[]): T[] {
    const left = [...items];
    return Array.from(
      { length: Math.min(many, left.length) },
      () => left.splice(this.whole(0, left.length - 1), 1)[0]!,
    );
  }

  chance(share: number): boolean {
    return this.next() < share;
  }
}

/** Repeatable chance for a million people: the same seed and person give the same throws, whoever is asked about before. */
export class BenchDice {
  private state = 0;

  /** Begins anew for one person or thing. */
  seed(seed: number, number: number): this {
    this.state = (Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b)) >>> 0;
    this.next();
    return this;
  }

  /** 32 bits (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  }

  /** From 0 to below 1. */
  share(): number {
    return this.next() / 2 ** 32;
  }

  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.share() * (most - least + 1));
  }

  percent(share: number): boolean {
    return this.share() * 100 < share;
  }

  pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.share() * items.length)]!;
  }

  /** About normal, with mean 0 and deviation 1. */
  bell(): number {
    return (this.share() + this.share() + this.share() + this.share() - 2) * Math.sqrt(3);
  }

  /** An index by weights that were summed up: each entry is the sum of all up to it. */
  weighted(sums: readonly number[]): number {
    const at = this.share() * sums[sums.length - 1]!;
    let i = 0;
    while (sums[i]! <= at) i++;
    return i;
  }
}

/** What {@link BenchDice.weighted} takes. */
export function summed(weights: readonly number[]): number[] {
  let sum = 0;
  return weights.map((weight) => (sum += weight));
}

/** Read once: they are asked for millions of times, and some runtimes look globals up each time. */
const { imul, floor, max } = Math;

/**
 * Chance that falls the same on every machine: integer arithmetic on 32 bits only, no function of the platform whose
 * last digit may differ. A die is named by a path (`people/17`), and what it throws depends on the seed and that path
 * alone, so that a new draw in one part of the world leaves all other parts as they were.
 */
export class Dice {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  private constructor(
    private readonly seed: number,
    private readonly path: string,
  ) {
    this.a = hash32(seed, `${path}#a`);
    this.b = hash32(seed, `${path}#b`);
    this.c = hash32(seed, `${path}#c`);
    // The first numbers still show the seed; sfc32's author asks for twelve rounds to be thrown away.
    for (let round = 0; round < 12; round++) this.uint32();
  }

  /** @param seed a whole number; two seeds give unrelated worlds */
  static of(seed: number): Dice {
    if (!Number.isSafeInteger(seed)) throw new RangeError(`not a seed: ${seed}`);
    return new Dice(seed, '');
  }

  /** A die of its own for one thing. */
  for(name: string | number): Dice {
    return new Dice(this.seed, `${this.path}/${name}`);
  }

  /** A whole number of 32 bits (sfc32 of PractRand, period at least 2³²). */
  uint32(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** From 0 to below 1, in steps of 2⁻⁵³. */
  fraction(): number {
    const high = this.uint32() >>> 5;
    const low = this.uint32() >>> 6;
    return (high * 67_108_864 + low) / 9_007_199_254_740_992;
  }

  /** A whole number from 0 to below `count`. */
  below(count: number): number {
    if (!Number.isInteger(count) || count < 1) throw new RangeError(`nothing to choose from: ${count}`);
    return floor(this.fraction() * count);
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  /** True with a probability. */
  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  /** About normally distributed, mean 0 and deviation 1, never beyond ±6: a sum of twelve, because `log` is not exact. */
  bell(): number {
    let sum = -6;
    for (let i = 0; i < 12; i++) sum += this.fraction();
    return sum;
  }

  shuffled<T>(list: readonly T[]): T[] {
    const out = [...list];
    for (let last = out.length - 1; last > 0; last--) {
      const other = this.below(last + 1);
      [out[last], out[other]] = [out[other]!, out[last]!];
    }
    return out;
  }

  /** Some of a list, all different, in random order; the whole list when it has no more. */
  some<T>(list: readonly T[], count: number): T[] {
    return this.shuffled(list).slice(0, max(0, count));
  }

  /** A number of hexadecimal digits. */
  hex(digits: number): string {
    let text = '';
    while (text.length < digits) text += this.uint32().toString(16).padStart(8, '0');
    return text.slice(0, digits);
  }
}

/** MurmurHash3's 32-bit form over UTF-16 units: spreads neighbouring seeds and names over the whole range. */
function hash32(seed: number, text: string): number {
  let hash = (seed ^ floor(seed / 4_294_967_296)) | 0;
  for (let i = 0; i < text.length; i++) {
    let block = imul(text.charCodeAt(i), 0xcc9e2d51);
    block = imul((block << 15) | (block >>> 17), 0x1b873593);
    hash ^= block;
    hash = (imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0;
  }
  hash ^= text.length;
  hash = imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

import type { Dice } from './dice';

/** Things with weights: the heavier the more often. Weights need not add up to anything. */
export class Weighted<T> {
  private readonly things: readonly T[];
  private readonly upTo: readonly number[];

  constructor(entries: readonly (readonly [thing: T, weight: number])[]) {
    const used = entries.filter(([, weight]) => weight > 0);
    if (used.length === 0) throw new RangeError('nothing has a weight');
    let total = 0;
    this.things = used.map(([thing]) => thing);
    this.upTo = used.map(([, weight]) => (total += weight));
  }

  pick(dice: Dice): T {
    const mark = dice.fraction() * this.upTo.at(-1)!;
    let low = 0;
    let high = this.upTo.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.upTo[middle]! > mark) high = middle;
      else low = middle + 1;
    }
    return this.things[low]!;
  }
}

/** Numbers that look like chance and are the same every time: xorshift32 (G. Marsaglia, Xorshift RNGs, 2003). */
export class Dice {
  private state: number;

  constructor(seed: number) {
    this.state = seed | 0 || 0x9e3779b9;
  }

  /** A whole number from 0 up to, not including, `below`. */
  below(below: number): number {
    let x = this.state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.state = x;
    return (x >>> 0) % below;
  }
}

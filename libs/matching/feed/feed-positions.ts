/** Numbers of a page. */
const PAGE = 1024;

/**
 * The feed's number at which each worker's row was last taken over, by the worker's own number: with it an index is held
 * against the table.
 */
export class FeedPositions {
  private readonly pages = new Map<number, Float64Array>();

  /** 0: nothing was taken over. */
  at(number: number): number {
    return this.pages.get(Math.floor(number / PAGE))?.[number % PAGE] ?? 0;
  }

  set(number: number, position: number): void {
    const key = Math.floor(number / PAGE);
    let page = this.pages.get(key);
    if (page === undefined) this.pages.set(key, (page = new Float64Array(PAGE)));
    page[number % PAGE] = position;
  }

  /** Numbers from one to another, both included, of which something was taken over. */
  *between(from: number, to: number): Generator<number> {
    for (let number = from; number <= to; number++) {
      const page = this.pages.get(Math.floor(number / PAGE));
      if (page === undefined) number = Math.floor(number / PAGE) * PAGE + PAGE - 1;
      else if (page[number % PAGE] !== 0) yield number;
    }
  }

  /** The largest number that may be known. */
  get last(): number {
    let last = -1;
    for (const key of this.pages.keys()) last = Math.max(last, key * PAGE + PAGE - 1);
    return last;
  }

  get bytes(): number {
    return this.pages.size * PAGE * 8;
  }

  /** Pages by their number, for a snapshot. */
  get all(): ReadonlyMap<number, Float64Array> {
    return this.pages;
  }

  restore(page: number, positions: Float64Array): void {
    this.pages.set(page, positions);
  }
}

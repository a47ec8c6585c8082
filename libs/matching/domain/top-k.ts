/**
 * Keeps the best `k` of a stream: a binary heap with the worst of the kept on top. The result depends only on what was
 * offered, not on the order, as long as the comparison never calls two different items equal.
 */
export class TopK<T> {
  private readonly heap: T[] = [];

  /** @param compare negative when the first is the better one */
  constructor(
    private readonly k: number,
    private readonly compare: (a: T, b: T) => number,
  ) {}

  /** The worst item kept, once there are `k`: what is not better need not be offered. */
  get bar(): T | undefined {
    return this.heap.length === this.k ? this.heap[0] : undefined;
  }

  offer(item: T): void {
    const { heap } = this;
    if (this.k === 0) return;
    if (heap.length < this.k) {
      heap.push(item);
      this.rise(heap.length - 1);
    } else if (this.compare(item, heap[0]!) < 0) {
      heap[0] = item;
      this.sink();
    }
  }

  /** What was kept, best first. */
  sorted(): T[] {
    return [...this.heap].sort(this.compare);
  }

  private rise(index: number): void {
    const { heap } = this;
    const item = heap[index]!;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (this.compare(item, heap[parent]!) <= 0) break;
      heap[index] = heap[parent]!;
      index = parent;
    }
    heap[index] = item;
  }

  private sink(): void {
    const { heap } = this;
    const item = heap[0]!;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && this.compare(heap[child + 1]!, heap[child]!) > 0) child++;
      if (this.compare(heap[child]!, item) <= 0) break;
      heap[index] = heap[child]!;
      index = child;
    }
    heap[index] = item;
  }
}

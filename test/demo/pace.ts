import { setTimeout as pause } from 'node:timers/promises';

/**
 * Who is still doing something. The clock stands while anybody is about to answer, and what people do is awaited here, so
 * that nothing happens behind the curtain's back.
 */
export class Pace {
  private readonly underWay = new Set<Promise<unknown>>();
  private done = 0;
  private failure: Error | null = null;

  /** People and programs that are busy. */
  get busy(): number {
    return this.underWay.size;
  }

  /** Grows with everything that anybody begins or notices: the same twice means that nothing happened in between. */
  get activity(): number {
    return this.done;
  }

  noticed(): void {
    this.done++;
  }

  /** Runs something that nobody waits for and that goes on until it is stopped. Its failure counts as with {@link begin}. */
  accompany(what: string, work: () => Promise<unknown>): void {
    work().catch((error: unknown) => this.fail(what, error));
  }

  /** Starts something that the clock waits for. Its failure ends the demonstration at the next {@link check}. */
  begin(what: string, work: () => Promise<unknown>): void {
    this.done++;
    const running = work()
      .catch((error: unknown) => this.fail(what, error))
      .finally(() => {
        this.underWay.delete(running);
        this.done++;
      });
    this.underWay.add(running);
  }

  private fail(what: string, error: unknown): void {
    this.failure ??= new Error(`${what}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }

  /** Throws what went wrong for somebody, if anything did. */
  check(): void {
    if (this.failure) throw this.failure;
  }

  /** Waits some real milliseconds: people take a moment. */
  async pause(ms: number): Promise<void> {
    await pause(ms);
  }
}

/** Works through a list, some at a time. */
export async function someAtOnce<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  let next = 0;
  const turn = async (): Promise<void> => {
    for (let at = next++; at < items.length; at = next++) await work(items[at]!);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, turn));
}

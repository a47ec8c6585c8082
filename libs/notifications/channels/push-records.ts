import type { StoredNotice } from '../data/notices';

/** Notices of a push whose record is still to be written. */
export interface Unrecorded {
  readonly notices: readonly StoredNotice[];
  /** When they were pushed. */
  readonly at: Date;
  readonly trace: string;
}

/** So many notices are recorded in one transaction, more or less. */
const RECORDED_TOGETHER = 2_000;

/** Gathers what is to be recorded and writes it, one batch at a time: what comes meanwhile shares the next. */
export class PushRecords {
  private readonly waiting: Unrecorded[] = [];
  private writing: Promise<void> | undefined;
  private begin = (): void => undefined;

  /**
   * @param write must not throw
   * @param afterMs real milliseconds from the first that waits to its record
   */
  constructor(
    private readonly write: (batch: readonly Unrecorded[]) => Promise<void>,
    private readonly afterMs: number,
  ) {}

  add(one: Unrecorded): void {
    if (one.notices.length === 0) return;
    this.waiting.push(one);
    this.writing ??= this.writeAll();
  }

  /** Resolves when all that was added is written, and hurries. */
  async flush(): Promise<void> {
    this.begin();
    await this.writing;
  }

  private async writeAll(): Promise<void> {
    await this.later();
    for (let batch = this.take(); batch.length > 0; batch = this.take()) await this.write(batch);
    // In the same turn in which nothing was left: whoever comes later begins anew.
    this.writing = undefined;
  }

  private later(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, this.afterMs);
      this.begin = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private take(): Unrecorded[] {
    let count = 0;
    const upTo = this.waiting.findIndex(({ notices }) => (count += notices.length) >= RECORDED_TOGETHER);
    return this.waiting.splice(0, upTo === -1 ? this.waiting.length : upTo + 1);
  }
}

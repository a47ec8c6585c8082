import type { Id } from '@gg/kernel';
import type { AcknowledgedBy } from '../use-cases/acknowledge-notices.use-case';

/** Writes what accounts said, all at once; answers how many were each one's own. */
export type WriteAcknowledgements = (said: readonly AcknowledgedBy[]) => Promise<readonly number[]>;

interface Waiting extends AcknowledgedBy {
  readonly resolve: (own: number) => void;
  readonly reject: (error: unknown) => void;
}

/** A wave of offers is acknowledged by two hundred phones in the same moment: they are written together. */
const GATHER_MS = 20;
const GATHER_IDS = 500;

/** Gathers acknowledgements for a moment and writes them in one transaction. Real time. */
export class AcknowledgementBatch {
  private waiting: Waiting[] = [];
  private ids = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly write: WriteAcknowledgements) {}

  /** Resolves once it is written. @returns how many of the ids are the account's own notices */
  add(accountId: Id, ids: readonly Id[]): Promise<number> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ accountId, ids, resolve, reject });
      this.ids += ids.length;
      if (this.ids >= GATHER_IDS) void this.flush();
      else this.timer ??= setTimeout(() => void this.flush(), GATHER_MS);
    });
  }

  /** Writes what waits. Never throws: each of those who wait hears of its own failure. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const batch = this.waiting;
    if (batch.length === 0) return;
    this.waiting = [];
    this.ids = 0;
    try {
      const own = await this.write(batch);
      batch.forEach((one, at) => one.resolve(own[at] ?? 0));
    } catch (error) {
      for (const one of batch) one.reject(error);
    }
  }
}
